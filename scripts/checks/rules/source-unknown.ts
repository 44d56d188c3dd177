import { isNotIn } from '#scripts/checks/content.ts';
import { danglingLinksIn } from '#scripts/checks/links.ts';
import type { Rule } from '#scripts/checks/rule.ts';

export const rule: Rule = {
  code: 'source-unknown',
  *check(content) {
    for (const { entry, path, target, slug, ids } of danglingLinksIn(content)) {
      if (target !== 'sources') continue;
      yield {
        file: entry.file,
        ...entry.locate(path),
        found: isNotIn(slug, 'a file in content/sources', ids),
        fix: 'correct the id, or run `npm run new source`.',
      };
    }
  },
};
