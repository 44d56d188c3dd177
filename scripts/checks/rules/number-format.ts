import { proseIn, type Prose } from '#scripts/checks/prose.ts';
import type { Finding, Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';

const COUNT = '(?:\\d[\\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twenty|a (?:hundred|thousand|million))';

/** “1 in 5” is read as more than “1 in 20” by some, for 20 is more; see docs/style-guide.md. */
const ONE_IN = new RegExp(
  `(?<![\\w.,])(?:1|one) (?:in|out of) (?:every )?${COUNT}(?: (?:thousand|million|billion))?(?! (?:studies|trials|study|trial|of))(?![\\w])`,
  'gi',
);

/** A risk told only as a share of another risk. */
const RELATIVE =
  /(?<![\w-])\d+(?:\.\d+)? ?(?:%|percent) (?:lower|higher|greater|reduced|increased) (?:risk|odds|chance|likelihood)(?![\w-])/gi;

const OURS: readonly string[] = ['evidence', 'treatments', 'conditions', 'articles', 'downloads', 'glossary'];

/** Figures as printed, and words of others, stay as they are. */
const isAsPrinted = ({ path }: Prose): boolean =>
  path?.some((key) => ['printed', 'wording', 'alsoKnownAs', 'basedOn'].includes(String(key))) ?? false;

function* findingsIn(prose: Prose): Generator<Finding> {
  for (const [words] of prose.text.matchAll(ONE_IN)) {
    yield {
      file: prose.entry.file,
      ...prose.locate(words),
      found: `${quote(words)} is hard to compare: the second number changes from one to the next.`,
      fix: 'write how many of 100, of 1,000 or of 10,000 people, the same in the whole text.',
    };
  }
  for (const [words] of prose.text.matchAll(RELATIVE)) {
    yield {
      file: prose.entry.file,
      ...prose.locate(words),
      found: `${quote(words)} does not say how large the risk was to begin with.`,
      fix: 'write both numbers: “3 of 100 people with it, 4 of 100 without”, or leave the figure out.',
    };
  }
}

/** Frequencies in one form that patients can compare. */
export const rule: Rule = {
  code: 'number-format',
  *check(content) {
    for (const prose of proseIn(content)) {
      if (OURS.includes(prose.entry.collection) && !isAsPrinted(prose)) yield* findingsIn(prose);
    }
  },
};
