import { positionOf } from '#scripts/checks/content.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { wordsIn } from '#scripts/checks/node-words.ts';

const signs = (depth: number): string => '#'.repeat(depth);

/** A chapter of the free guide stands under its own title, a heading of the second level. */
const CHAPTER_LEVEL = 2;

/** Many readers move by headings: the levels are the table of contents they hear. */
export const rule: Rule = {
  code: 'heading-jump',
  *check(content) {
    for (const entry of content.entries) {
      const text = content.textOf(entry);
      if (!('nodes' in text)) continue;
      let above = entry.collection === 'downloads' ? CHAPTER_LEVEL : 1;
      for (const node of text.nodes) {
        if (node.type !== 'heading') continue;
        const words = wordsIn(node).trim();
        const place = { file: entry.file, ...positionOf(entry, node) };
        if (words === '') {
          yield { ...place, found: 'This heading has no words.', fix: `write them after ${signs(node.depth)}.` };
        } else if (node.depth === 1) {
          const found = `${quote(words)} is a heading of the first level, which is the title of the page.`;
          yield { ...place, found, fix: `write \`## ${words}\`, or remove it if it repeats the title.` };
        } else if (node.depth > above + 1) {
          const found = `${quote(words)} jumps from level ${above} to level ${node.depth}.`;
          yield { ...place, found, fix: `write \`${signs(above + 1)} ${words}\`.` };
        }
        above = Math.max(2, node.depth);
      }
    }
  },
};
