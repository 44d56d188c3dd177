import { mdxFindings } from '#scripts/checks/mdx-nodes.ts';
import type { Rule } from '#scripts/checks/rule.ts';

export const rule: Rule = {
  code: 'mdx-forbidden',
  check: (content) => mdxFindings(content, 'mdx-forbidden'),
};
