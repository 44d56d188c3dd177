import { citationsIn } from '#scripts/checks/citations.ts';
import { isNotIn } from '#scripts/checks/content.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';

export const rule: Rule = {
  code: 'citation-unknown',
  *check(content) {
    const ids = content.idsOf('sources') ?? new Set();
    for (const { entry, locate, id, words } of citationsIn(content)) {
      if (id === undefined) {
        yield {
          file: entry.file,
          ...locate(),
          found: `${quote(words)} cannot be read as a citation and would stand in the text as it is.`,
          fix: 'write `[@source-id]`, or `[@first-id; @second-id]` for several.',
        };
      } else if (!ids.has(id)) {
        yield {
          file: entry.file,
          ...locate(),
          found: isNotIn(id, 'a file in content/sources', ids),
          fix: 'correct the id, or run `npm run new source`.',
        };
      }
    }
  },
};
