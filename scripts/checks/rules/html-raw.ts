import { positionOf } from '#scripts/checks/content.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';

export const rule: Rule = {
  code: 'html-raw',
  *check(content) {
    for (const entry of content.entries) {
      const text = content.textOf(entry);
      if (!('nodes' in text)) continue;
      for (const node of text.nodes) {
        // A closing tag says nothing that its opening tag did not.
        if (node.type !== 'html' || node.value.startsWith('</')) continue;
        const [tag = ''] = node.value.split('\n');
        yield {
          file: entry.file,
          ...positionOf(entry, node),
          found: `${quote(tag)} is HTML, which is not published.`,
          fix: 'write it in Markdown, or put `<` in backticks if you mean the sign itself.',
        };
      }
    }
  },
};
