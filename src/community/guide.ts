/** The free guide as blocks of text, the same for paper and screen. */
import type { PhrasingContent, RootContent } from 'mdast';
import {
  CERTAINTY_STEPS,
  certaintyOf,
  findingWords,
  MAGNITUDE_WORDS,
  magnitudeOf,
  type FindingRow,
} from '#evidence/model.ts';
import type { CalendarDate } from '#site/dates.ts';
import { parseMarkdown } from '#site/markdown-tree.ts';
import type { Chapter } from './schema.ts';

export const GUIDE_TITLE = 'Weighing a pain treatment';
export const GUIDE_SUBTITLE =
  'Six questions, the evidence at a glance, what to ask a provider, and a two-week pain diary';

/** A piece of a line with one look. */
export interface Run {
  readonly text: string;
  readonly isStrong?: boolean;
  readonly isEmphasis?: boolean;
  /** As written: a path of this site, or a full address. */
  readonly href?: string;
}

export type Block =
  | { readonly kind: 'heading'; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Run[])[] };

export interface GuideChapter extends Chapter {
  readonly slug: string;
  readonly blocks: readonly Block[];
  /** The same text for the page. */
  readonly html: string;
}

/** One graded claim, with names in place of slugs. */
export interface GuideClaim {
  readonly finding: FindingRow;
  readonly treatment: string;
  readonly condition: string;
  /** Author and year. */
  readonly sources: readonly string[];
  /** Path of the claim on the treatment's page. */
  readonly url: string;
}

/** What came out, in the words of the site's tables, with its size where the source gives one. */
export const directionOf = (claim: GuideClaim): string =>
  [
    findingWords(claim.finding),
    ...(magnitudeOf(claim.finding) === 'unclear' ? [] : [MAGNITUDE_WORDS[magnitudeOf(claim.finding)]]),
  ].join(', ');

/** Where a claim stands on the scale of certainty, for those who cannot tell the words apart at a glance. */
export const stepsOf = ({ finding }: GuideClaim): string => `${CERTAINTY_STEPS[certaintyOf(finding)]}\u00a0of\u00a04`;

export interface Guide {
  readonly chapters: readonly GuideChapter[];
  readonly claims: readonly GuideClaim[];
  /** The newest day of anything in it. */
  readonly updatedOn: CalendarDate;
}

/** What the worksheet asks, one line to fill in after another. */
export const WORKSHEET_LINES = [
  'Treatment, and for what pain',
  'Who offers it, with what license',
  'Compared with what?',
  'How sure is the answer?',
  'How large is the effect?',
  'For how long?',
  'What can go wrong?',
  'Cost: money, days, strength',
  'What else could I do with that?',
  'What will be different in my day if it works?',
  'We look at it again on',
  'My decision',
] as const;

export const DIARY_COLUMNS = [
  'Day',
  'Worst, 0\u00a0to\u00a010',
  'Usual, 0\u00a0to\u00a010',
  'Sleep',
  'What I did, and what was good',
  'What I tried',
] as const;

const runsOf = (nodes: readonly PhrasingContent[], look: Omit<Run, 'text'> = {}): Run[] =>
  nodes.flatMap((node): Run[] => {
    if (node.type === 'text' || node.type === 'inlineCode')
      return [{ ...look, text: node.value.replaceAll('\n', ' ') }];
    if (node.type === 'strong') return runsOf(node.children, { ...look, isStrong: true });
    if (node.type === 'emphasis') return runsOf(node.children, { ...look, isEmphasis: true });
    if (node.type === 'link') return runsOf(node.children, { ...look, href: node.url });
    return [];
  });

const runsOfBlock = (node: RootContent): Run[] =>
  'children' in node
    ? node.type === 'paragraph' || node.type === 'heading'
      ? runsOf(node.children)
      : (node.children as readonly RootContent[]).flatMap(runsOfBlock)
    : [];

/** Headings, paragraphs and flat lists; a chapter needs no more, and paper shows no more. */
export const readBlocks = (text: string): Block[] =>
  parseMarkdown(text, 'md', { isTypographic: true }).children.flatMap((node): Block[] => {
    if (node.type === 'heading') return [{ kind: 'heading', runs: runsOfBlock(node) }];
    if (node.type === 'list') {
      return [{ kind: 'list', isOrdered: node.ordered === true, items: node.children.map(runsOfBlock) }];
    }
    const runs = runsOfBlock(node);
    return runs.length > 0 ? [{ kind: 'paragraph', runs }] : [];
  });

export const newestOf = (days: readonly CalendarDate[]): CalendarDate => [...days].sort().at(-1) ?? '1970-01-01';
