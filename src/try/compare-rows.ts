/** The rows of a comparison. Pure: a view and a script draw them. */
import type { CompareSide } from './compare.ts';
import { AT_HOME_WORDS, COST_WORDS } from './model.ts';

export interface CompareRow {
  readonly title: string;
  /** Paragraphs for each side, plain text. */
  readonly cells: readonly (readonly string[])[];
  /** Dots before the words, for each side. */
  readonly certainties?: readonly CompareSide['certainty'][];
}

const unless = (list: readonly string[], otherwise: string): readonly string[] =>
  list.length > 0 ? list : [otherwise];

/** `Physical therapists, health coaches.` */
const sentence = (names: readonly string[]): string => {
  const text = names.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};

/** Findings first, harms at equal length beside them. */
export const compareRows = (sides: readonly CompareSide[]): CompareRow[] => {
  const row = (title: string, cellOf: (side: CompareSide) => readonly string[]): CompareRow => ({
    title,
    cells: sides.map(cellOf),
  });
  return [
    row('What was found', ({ group, summary }) => [`${group}.`, summary]),
    {
      ...row('How sure', ({ certainty }) => [certainty.words]),
      certainties: sides.map(({ certainty }) => certainty),
    },
    row('Harms', ({ harms }) => unless(harms, 'We found no source on harms that we can cite.')),
    row('Take care with', ({ precautions }) =>
      unless(precautions.length > 0 ? [`${precautions.join(', ')}.`] : [], 'Its page names nothing.'),
    ),
    row('Approval', ({ standings }) => unless(standings, 'We have no regulator’s statement.')),
    row('Effort', ({ home, note }) => [`${AT_HOME_WORDS[home]}.`, note]),
    row('How it is paid for', ({ costs }) =>
      unless(
        costs.map(({ kind, what }) => `${COST_WORDS[kind]}: ${what}.`),
        'Not known.',
      ),
    ),
    row('Who provides it', ({ by }) => unless(by.length > 0 ? [sentence(by)] : [], 'No profession.')),
  ];
};
