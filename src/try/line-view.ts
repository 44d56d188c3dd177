/** A treatment of the answer as elements; `TryLines.astro` draws the same without script. */
import type { AnswerLine } from './answer.ts';
import { certaintyBadge } from './certainty-badge.ts';
import { make } from './make.ts';
import { AT_HOME_WORDS, costWords, type TryCaution } from './model.ts';

const sourcesOf = ({ sources }: TryCaution): Node[] =>
  sources.length === 0
    ? [make('span', { class: 'muted' }, 'Common clinical caution.')]
    : [
        make(
          'span',
          {},
          'Source: ',
          ...sources.flatMap(({ label, url }, index) => [index > 0 ? ', ' : '', make('a', { href: url }, label)]),
          '.',
        ),
      ];

/** @param words Precautions in words for readers. */
const flag = (caution: TryCaution, words: ReadonlyMap<string, string>): HTMLElement =>
  make(
    'p',
    { class: 'try-flag' },
    make(
      'strong',
      {},
      `For you, ${caution.precautions.map((one) => (words.get(one) ?? one).toLowerCase()).join(', ')}:`,
    ),
    ` ${caution.advice} `,
    ...sourcesOf(caution),
  );

export const lineItem = (line: AnswerLine, words: ReadonlyMap<string, string>, isMarked: boolean): HTMLLIElement => {
  const mark = make('input', { type: 'checkbox', 'data-compare': line.slug });
  mark.checked = isMarked;
  return make(
    'li',
    { 'data-treatment': line.slug },
    make('p', {}, make('a', { class: 'try-name', href: line.url }, line.name)),
    make('p', {}, line.summary),
    line.why === undefined ? undefined : make('p', {}, make('strong', {}, 'Why: '), line.why),
    ...line.flags.map((caution) => flag(caution, words)),
    make(
      'p',
      { class: 'try-facts small' },
      certaintyBadge(line.certainty),
      make('span', {}, `${AT_HOME_WORDS[line.home]}.`),
      make('span', {}, costWords(line.costs)),
    ),
    make(
      'p',
      { class: 'try-ways small not-on-paper' },
      line.find === undefined ? undefined : make('a', { href: line.find }, `Who offers ${line.name} near me`),
      make('label', {}, mark, make('span', {}, 'Compare', make('span', { class: 'visually-hidden' }, ` ${line.name}`))),
    ),
  );
};
