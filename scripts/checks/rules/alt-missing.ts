import { imagesIn } from '#scripts/checks/images.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';

/** Pictures in Markdown. A picture in front matter without `alt` is reported under the same code by its schema. */
export const rule: Rule = {
  code: 'alt-missing',
  *check(content) {
    for (const { entry, locate, url, alt } of imagesIn(content)) {
      if (alt === undefined || alt.trim() !== '') continue;
      yield {
        file: entry.file,
        ...locate(),
        found: `The picture ${quote(url)} has no description for those who cannot see it.`,
        fix: `say between the brackets what it shows: \`![A knee with four electrodes](${url})\`.`,
      };
    }
  },
};
