import type { CalendarDate } from '#site/dates.ts';
import type { Certainty, Claim, Direction, Magnitude, Source } from './schema.ts';

export const CERTAINTY_WORDS: Readonly<Record<Certainty, string>> = {
  high: 'High certainty',
  moderate: 'Moderate certainty',
  low: 'Low certainty',
  'very-low': 'Very low certainty',
  'not-graded': 'Certainty not graded',
};

/** What each GRADE word means for a reader. After Balshem et al., GRADE guidelines 3, 2011. */
export const CERTAINTY_MEANINGS: Readonly<Record<Certainty, string>> = {
  high: 'Further studies are very unlikely to change the answer.',
  moderate: 'The answer is probably close to the truth; further studies may change it.',
  low: 'The answer may be quite different from the truth.',
  'very-low': 'The answer is very uncertain.',
  'not-graded': 'The source does not say how certain its answer is.',
};

/** Filled steps of four on the certainty scale. */
export const CERTAINTY_STEPS: Readonly<Record<Certainty, number>> = {
  high: 4,
  moderate: 3,
  low: 2,
  'very-low': 1,
  'not-graded': 0,
};

type Ladder = Readonly<Record<Certainty, string>>;

const always = (words: string): Ladder => ({
  high: words,
  moderate: words,
  low: words,
  'very-low': words,
  'not-graded': words,
});

/**
 * What a measured result says, as firmly as its certainty allows: "helps", "probably helps", "may help". After
 * Santesso et al., GRADE guidelines 26, 2020. Where no certainty is stated, only what was seen in the studies.
 */
const RESULT_WORDS: Readonly<Record<Direction, Ladder>> = {
  benefit: {
    high: 'Helps',
    moderate: 'Probably helps',
    low: 'May help',
    'very-low': 'May help, very unsure',
    'not-graded': 'Better in studies',
  },
  'no-difference': {
    high: 'No difference',
    moderate: 'Probably no difference',
    low: 'May make no difference',
    'very-low': 'Perhaps no difference, very unsure',
    'not-graded': 'No difference in studies',
  },
  harm: {
    high: 'Harms',
    moderate: 'Probably harms',
    low: 'May harm',
    'very-low': 'May harm, very unsure',
    'not-graded': 'Worse in studies',
  },
  mixed: always('Mixed results'),
  unclear: always('Unclear'),
};

const ADVICE_WORDS: Readonly<Record<Direction, string>> = {
  benefit: 'Advised by a guideline',
  'no-difference': 'Not advised',
  harm: 'Advised against',
  mixed: 'Weakly advised',
  unclear: 'Guideline not clear',
};

/** What a claim says in two or three words. */
export const claimWords = ({ kind, direction, certainty }: Pick<Claim, 'kind' | 'direction' | 'certainty'>): string => {
  switch (kind) {
    case 'result':
      return RESULT_WORDS[direction][certainty];
    case 'recommendation':
      return ADVICE_WORDS[direction];
    case 'harm-report':
      return 'Harms reported';
    case 'opinion':
      return 'Opinion only';
    case 'standing':
      return 'Regulator’s statement';
  }
};

/** The shapes that tell claims apart where there is no room for words. */
export const MARKS = ['benefit', 'advice', 'mixed', 'no-difference', 'harm'] as const;

export type Mark = (typeof MARKS)[number];

/** Advice that points to a benefit has a shape of its own, for it is no measured effect. */
export const markOf = ({ kind, direction }: Pick<Claim, 'kind' | 'direction'>): Mark => {
  if (direction === 'mixed' || direction === 'unclear') return 'mixed';
  return kind === 'recommendation' && direction === 'benefit' ? 'advice' : direction;
};

export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  benefit: 'Better',
  advice: 'Advised, not measured',
  mixed: 'Mixed or unclear',
  'no-difference': 'No difference',
  harm: 'Harm',
};

export const MAGNITUDE_WORDS: Readonly<Record<Magnitude, string>> = {
  large: 'large effect',
  medium: 'medium effect',
  small: 'small effect',
  trivial: 'too small to notice',
  unclear: 'size not clear',
};

const DIRECTION_RANK: Readonly<Record<Direction, number>> = {
  benefit: 0,
  mixed: 1,
  unclear: 2,
  'no-difference': 3,
  harm: 4,
};

const MAGNITUDE_RANK: Readonly<Record<Magnitude, number>> = { large: 0, medium: 1, small: 2, unclear: 3, trivial: 4 };

/** A claim with what a table needs to show it. */
export interface ClaimRow extends Claim {
  /** `<treatment>/<file name>`. */
  readonly id: string;
  readonly references: readonly SourceLabel[];
}

export interface SourceLabel {
  readonly id: string;
  /** Author and year: Mu 2020. */
  readonly label: string;
  readonly url: string;
}

/** Surest first; among equals benefit before harm, larger before smaller. */
export const compareClaims = (a: Claim, b: Claim): number =>
  CERTAINTY_STEPS[b.certainty] - CERTAINTY_STEPS[a.certainty] ||
  DIRECTION_RANK[a.direction] - DIRECTION_RANK[b.direction] ||
  MAGNITUDE_RANK[a.magnitude] - MAGNITUDE_RANK[b.magnitude];

/** The last day on which any of the claims was compared with its source. */
export const lastCheckedOn = (claims: readonly Claim[]): CalendarDate =>
  claims.reduce((last, { checkedOn }) => (checkedOn > last ? checkedOn : last), '');

/** Guidelines older than this are shown with a warning: the ACP withdraws its own after five years. */
const GUIDELINE_YEARS = 5;

export const yearOf = (source: Source): number => source.issued['date-parts'][0]?.[0] ?? 0;

export const isOldGuideline = (source: Source, today: CalendarDate): boolean =>
  source.design === 'guideline' && Number(today.slice(0, 4)) - yearOf(source) > GUIDELINE_YEARS;

export const DESIGN_WORDS: Readonly<Record<Source['design'], string>> = {
  'systematic-review': 'Systematic review',
  guideline: 'Guideline',
  'randomised-trial': 'Randomized trial',
  'narrative-review': 'Narrative review',
  regulator: 'Regulator’s notice',
  'case-reports': 'Case reports',
  survey: 'Survey',
  other: 'Other',
};
