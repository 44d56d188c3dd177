import type { CalendarDate } from '#site/dates.ts';
import type { Advice, Certainty, ComparatorKind, Direction, Finding, Grader, Magnitude, Source } from './schema.ts';

export const CERTAINTY_WORDS: Readonly<Record<Certainty, string>> = {
  high: 'High certainty',
  moderate: 'Moderate certainty',
  low: 'Low certainty',
  'very-low': 'Very low certainty',
  'not-graded': 'Certainty not graded',
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

const ADVICE_WORDS: Readonly<Record<Advice, string>> = {
  for: 'Recommended by a guideline',
  'conditionally-for': 'Conditionally recommended',
  'no-recommendation': 'No recommendation either way',
  'conditionally-against': 'Conditionally advised against',
  against: 'Advised against by a guideline',
};

/** What a finding says in a few words. */
export const findingWords = (finding: Finding): string => {
  switch (finding.kind) {
    case 'result':
      return RESULT_WORDS[finding.direction][finding.certainty];
    case 'guideline':
      return ADVICE_WORDS[finding.advice];
    case 'harm-report':
      return finding.seriousness === 'serious' ? 'Serious harm reported' : 'Harms reported';
    case 'opinion':
      return 'Opinion only';
    case 'standing':
      return 'Regulator’s statement';
    case 'not-found':
      return 'Looked for, not found';
  }
};

/** The shapes that tell findings apart where there is no room for words. */
export const MARKS = ['benefit', 'advice', 'mixed', 'no-difference', 'advice-against', 'harm'] as const;

export type Mark = (typeof MARKS)[number];

/** Advice has shapes of its own, for it is no measured effect. */
export const markOf = (finding: Finding): Mark => {
  switch (finding.kind) {
    case 'result':
      return finding.direction === 'unclear' ? 'mixed' : finding.direction;
    case 'guideline':
      if (finding.advice === 'no-recommendation') return 'mixed';
      return isAdviceFor(finding.advice) ? 'advice' : 'advice-against';
    case 'harm-report':
      return 'harm';
    case 'opinion':
    case 'standing':
    case 'not-found':
      return 'mixed';
  }
};

export const isAdviceFor = (advice: Advice): boolean => advice === 'for' || advice === 'conditionally-for';

export const isAdviceAgainst = (advice: Advice): boolean => advice === 'against' || advice === 'conditionally-against';

export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  benefit: 'Better',
  advice: 'Advised, not measured',
  mixed: 'Mixed or unclear',
  'no-difference': 'No difference',
  'advice-against': 'Advised against',
  harm: 'Harm',
};

export const COMPARATOR_WORDS: Readonly<Record<ComparatorKind, string>> = {
  'sham-or-placebo': 'a sham or placebo',
  'no-treatment': 'no treatment',
  'usual-care': 'usual care',
  'other-treatment': 'another treatment',
  mixed: 'several things pooled',
  'not-compared': 'nothing: no comparison group',
};

/** Who graded, as a clause behind the certainty. */
export const GRADER_WORDS: Readonly<Record<Grader, string>> = {
  GRADE: 'graded with GRADE, the usual method of reviewers',
  AHRQ: 'graded by AHRQ, on its own scale (strength of evidence)',
  ACP: 'graded by the American College of Physicians, on its own scale',
  authors: 'graded by the authors, on a scale of their own',
  'not-stated': 'graded in the source, which does not say by which system',
  none: 'not graded',
};

/** The certainty of a finding; kinds that have none count as not graded. */
export const certaintyOf = (finding: Finding): Certainty => ('certainty' in finding ? finding.certainty : 'not-graded');

/** Whether the finding still counts: neither its source nor its advice has been replaced or withdrawn. */
export const isCurrent = (finding: Finding): boolean =>
  finding.kind === 'not-found' || (finding.supersededBy === undefined && finding.withdrawn === undefined);

export const MAGNITUDE_WORDS: Readonly<Record<Magnitude, string>> = {
  large: 'large effect',
  medium: 'medium effect',
  small: 'small effect',
  trivial: 'too small to notice',
  unclear: 'size not clear',
};

const MARK_RANK: Readonly<Record<Mark, number>> = {
  benefit: 0,
  advice: 1,
  mixed: 2,
  'no-difference': 3,
  'advice-against': 4,
  harm: 5,
};

const MAGNITUDE_RANK: Readonly<Record<Magnitude, number>> = { large: 0, medium: 1, small: 2, unclear: 3, trivial: 4 };

export const magnitudeOf = (finding: Finding): Magnitude => (finding.kind === 'result' ? finding.magnitude : 'unclear');

interface RowFacts {
  /** `<treatment>/<file name>`. */
  readonly id: string;
  readonly references: readonly SourceLabel[];
}

/** A finding with what a table needs to show it. */
export type FindingRow = Finding & RowFacts;

export interface SourceLabel {
  readonly id: string;
  /** Author and year: Mu 2020. */
  readonly label: string;
  readonly url: string;
}

/** Surest first; among equals benefit before harm, larger before smaller. What was replaced comes last. */
export const compareFindings = (a: Finding, b: Finding): number =>
  Number(isCurrent(b)) - Number(isCurrent(a)) ||
  CERTAINTY_STEPS[certaintyOf(b)] - CERTAINTY_STEPS[certaintyOf(a)] ||
  MARK_RANK[markOf(a)] - MARK_RANK[markOf(b)] ||
  MAGNITUDE_RANK[magnitudeOf(a)] - MAGNITUDE_RANK[magnitudeOf(b)];

/** The last day on which any of the findings was compared with its source. */
export const lastCheckedOn = (claims: readonly Finding[]): CalendarDate =>
  claims.reduce((last, { checkedOn }) => (checkedOn > last ? checkedOn : last), '');

/** Guidelines older than this are shown with a warning: the ACP withdraws its own after five years. */
const GUIDELINE_YEARS = 5;

const yearOf = (source: Source): number => source.issued['date-parts'][0]?.[0] ?? 0;

export const isOldGuideline = (source: Source, today: CalendarDate): boolean =>
  source.design === 'guideline' && Number(today.slice(0, 4)) - yearOf(source) > GUIDELINE_YEARS;

export const DESIGN_WORDS: Readonly<Record<Source['design'], string>> = {
  'systematic-review': 'Systematic review',
  guideline: 'Guideline',
  'randomized-trial': 'Randomized trial',
  'narrative-review': 'Narrative review',
  regulator: 'Regulator’s notice',
  'case-reports': 'Case reports',
  survey: 'Survey',
  other: 'Other',
};
