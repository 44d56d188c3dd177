import { isNotIn, placeOf } from '#scripts/checks/content.ts';
import { danglingLinksIn } from '#scripts/checks/links.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { collections } from '#collections.ts';

export const rule: Rule = {
  code: 'link-unknown',
  *check(content) {
    for (const { entry, path, target, slug, ids } of danglingLinksIn(content)) {
      if (target === 'sources') continue;
      const noun = target === 'topics' ? 'a treatment or condition' : collections[target].noun;
      yield {
        file: entry.file,
        ...entry.locate(path),
        found: isNotIn(slug, `in ${placeOf(target)}`, ids),
        fix: `correct the slug, or add ${noun} of that name first.`,
      };
    }
  },
};
