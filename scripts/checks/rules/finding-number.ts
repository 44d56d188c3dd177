import { findingsIn, type JoinedFinding } from '#scripts/checks/findings.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { figureInWords } from '#evidence/patient-words.ts';
import { quote } from '#site/problem.ts';

/** Numbers as a reader meets them: 1,240 is one, −1.24 is 1.24. Digits inside a name such as CD036 are none. */
const NUMBERS = /(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)|(?<![\w.,])\d+(?:\.\d+)?(?![\w]|\.\d)/g;

const numbersIn = (text: string): string[] => [...text.matchAll(NUMBERS)].map(([number]) => number.replaceAll(',', ''));

const YEAR = /^(?:19|20)\d{2}$/;

/** Where the finding's own numbers may come from: every key but the statement, the row, and the words made of the figure. */
const allowedIn = ({ finding, row }: JoinedFinding): Set<string> => {
  const { statement: _statement, ...rest } = finding;
  const words = 'figure' in finding && finding.figure ? (figureInWords(finding.figure) ?? '') : '';
  const texts = [JSON.stringify(rest), row?.effect ?? '', row?.outcome ?? '', words];
  return new Set(
    texts
      .flatMap((text) => numbersIn(text.replaceAll(/[−–-]/g, ' ')))
      .map(Number)
      .map(String),
  );
};

/** A number that a statement tells and no key of the finding holds. */
export const rule: Rule = {
  code: 'finding-number',
  *check(content) {
    for (const joined of findingsIn(content)) {
      const { entry, finding } = joined;
      const allowed = allowedIn(joined);
      for (const number of new Set(numbersIn(finding.statement.replaceAll(/[−–-]/g, ' ')))) {
        if (YEAR.test(number) || allowed.has(String(Number(number)))) continue;
        yield {
          file: entry.file,
          ...entry.locateWords(['statement'], number, 0),
          found: `The statement says ${quote(number)}, which is in neither the figure nor the source’s row.`,
          fix: 'copy the number from the source, or put the figure it comes from into `figure.printed`.',
        };
      }
    }
  },
};
