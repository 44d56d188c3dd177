/** What a fact box shows of a finding: lines of facts, bars of one denominator, and how sure anyone is. */
import { COMPARATOR_WORDS, GRADER_WORDS, type FindingRow } from './model.ts';
import { figureInWords, intervalInWords } from './patient-words.ts';
import type { Certainty, Figure, Frequency, ResultFinding } from './schema.ts';

interface Line {
  readonly term: string;
  readonly text: string;
}

interface Bar {
  readonly label: string;
  readonly words: string;
  /** 0 to 1. */
  readonly share: number;
}

export interface Facts {
  readonly lines: readonly Line[];
  readonly barsTitle: string;
  readonly bars: readonly Bar[];
  readonly certainty: { readonly level: Certainty; readonly grader: string; readonly because: string } | undefined;
  /** That the finding was replaced or withdrawn. */
  readonly history: string | undefined;
}

const line = (term: string, text: string | undefined): Line[] => (text === undefined ? [] : [{ term, text }]);

const capitalized = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const figureText = (figure: Figure | undefined): string | undefined => {
  if (!figure) return undefined;
  const words = [figureInWords(figure), intervalInWords(figure)].filter((part) => part !== undefined).join('; ');
  return words === '' ? figure.printed : `${capitalized(words)}. As printed: ${figure.printed}`;
};

/** Whole people: the printed figure, with its decimals, stands among the lines. */
const people = (count: number, of: number): string =>
  `${Number.isInteger(count) ? '' : 'about '}${Math.round(count)} of ${of.toLocaleString('en-US')} people`;

type Compared = Extract<FindingRow, { readonly frequency?: unknown }>;

/** “Without it” only where the others got nothing: who got a sham or usual care got something. */
const otherGroup = ({ comparator, comparatorKind }: Compared): string =>
  comparatorKind === 'no-treatment' ? 'Without it' : `With ${comparator ?? COMPARATOR_WORDS[comparatorKind]}`;

const barsOf = (finding: Compared, { of, with: treated, without }: Frequency): Bar[] => [
  { label: 'With it', words: people(treated, of), share: treated / of },
  ...(without === undefined ? [] : [{ label: otherGroup(finding), words: people(without, of), share: without / of }]),
];

type Counts = Pick<ResultFinding, 'studies' | 'participants' | 'countsOf'>;

/** A review counts its studies over all its outcomes: the box says so where nobody saw how many measured this one. */
const studied = ({ studies, participants, countsOf }: Counts): string | undefined => {
  const parts = [
    studies === undefined ? undefined : `${studies} ${studies === 1 ? 'study' : 'studies'}`,
    participants === undefined ? undefined : `${participants.toLocaleString('en-US')} people`,
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  const counts = parts.join(', ');
  return countsOf === 'source'
    ? `${counts} in the whole source; how many of them measured this is not in what we read`
    : counts;
};

const ownLines = (finding: FindingRow): Line[] => {
  switch (finding.kind) {
    case 'result':
      return [
        ...line('Measured', finding.outcome),
        ...line('Compared with', finding.comparator),
        ...line('Figure', figureText(finding.figure)),
        ...line('Size judged on', finding.magnitude === 'unclear' ? undefined : finding.magnitudeScale),
        ...line('Studied', studied(finding)),
      ];
    case 'harm-report':
      return [
        ...line('Harm', finding.outcome),
        ...line('Compared with', finding.comparator ?? COMPARATOR_WORDS[finding.comparatorKind]),
        ...line(
          'How often',
          figureText(finding.figure) ?? (finding.frequency ? undefined : 'not known from this source'),
        ),
        ...line('Studied', studied(finding)),
      ];
    case 'guideline':
      return [
        ...line('Who advises', `${finding.body}, ${finding.year}, ${finding.jurisdiction}`),
        ...line('Strength', finding.strength),
        ...line('In its words', finding.wording),
      ];
    case 'standing':
      return [
        ...line('Who decided', `${finding.authority}, ${finding.jurisdiction}`),
        ...line('When', finding.decidedOn),
        ...line('About', finding.about),
      ];
    case 'not-found':
      return [...line('Searched', `${finding.searchedIn}, ${finding.searchedOn}`)];
    case 'opinion':
      return [];
  }
};

const historyOf = (finding: FindingRow): string | undefined => {
  if (finding.kind === 'not-found') return undefined;
  if (finding.withdrawn !== undefined) return `Withdrawn. ${finding.withdrawn}`;
  return finding.supersededBy === undefined ? undefined : `Older version. A newer one exists: ${finding.supersededBy}`;
};

const NO_HARMS_TOLD = 'the text we read names none, which does not mean that there are none; how often: not known';

export const factsOf = (finding: FindingRow): Facts => {
  const compared = 'frequency' in finding ? finding : undefined;
  const frequency = compared?.frequency;
  const harms = 'harms' in finding ? finding.harms : undefined;
  const isMeasured = finding.kind === 'result';
  return {
    lines: [
      ...line('Who was studied', finding.population),
      ...ownLines(finding),
      ...line('Harms', harms ?? (isMeasured ? NO_HARMS_TOLD : undefined)),
      ...line(
        'Searched up to',
        'searchedOn' in finding && finding.kind !== 'not-found' ? finding.searchedOn : undefined,
      ),
    ],
    barsTitle: frequency ? capitalized(frequency.what) : '',
    bars: compared && frequency ? barsOf(compared, frequency) : [],
    certainty:
      'certainty' in finding
        ? {
            level: finding.certainty,
            grader:
              finding.certainty === 'not-graded' && finding.grader !== 'none'
                ? `as far as we read: the source rates with ${finding.grader}, and its rating of this was not there`
                : finding.certainty === 'not-graded'
                  ? 'though there is evidence: we saw no rating of how far it can be trusted'
                  : GRADER_WORDS[finding.grader],
            because: finding.certaintyBecause ?? '',
          }
        : undefined,
    history: historyOf(finding),
  };
};
