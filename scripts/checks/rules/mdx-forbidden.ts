import { mdxFindings } from '#scripts/checks/mdx-nodes.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { formatOf } from '#site/markdown-tree.ts';
import { START } from '#site/problem.ts';

export const rule: Rule = {
  code: 'mdx-forbidden',
  *check(content) {
    yield* mdxFindings(content, 'mdx-forbidden');
    for (const { collection, file } of content.files) {
      if (collection !== 'downloads' || formatOf(file) !== 'mdx') continue;
      const found = 'A chapter of the free guide is printed too, and paper shows no components.';
      yield { file, ...START, found, fix: `rename it to ${file.replace(/^.*\/|x$/g, '')}.` };
    }
  },
};
