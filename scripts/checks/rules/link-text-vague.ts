import { positionOf } from '#scripts/checks/content.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { wordsIn } from '#scripts/checks/node-words.ts';

/** Words that say nothing when they are read without their sentence, as a screen reader's list of links does. */
const VAGUE = new Set([
  'click',
  'click here',
  'click this',
  'continue',
  'details',
  'find out more',
  'go',
  'here',
  'info',
  'learn more',
  'link',
  'more',
  'more info',
  'more information',
  'page',
  'read',
  'read here',
  'read more',
  'read this',
  'see here',
  'see more',
  'study',
  'this',
  'this article',
  'this link',
  'this page',
  'this site',
  'this study',
  'website',
]);

const bare = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export const rule: Rule = {
  code: 'link-text-vague',
  *check(content) {
    for (const entry of content.entries) {
      const text = content.textOf(entry);
      if (!('nodes' in text)) continue;
      for (const node of text.nodes) {
        if (node.type !== 'link' && node.type !== 'linkReference') continue;
        const hasPicture = node.children.some(({ type }) => type === 'image' || type === 'imageReference');
        const words = wordsIn(node);
        if (hasPicture || (bare(words) !== '' && !VAGUE.has(bare(words)))) continue;
        yield {
          file: entry.file,
          ...positionOf(entry, node),
          found:
            bare(words) === ''
              ? 'This link has no words.'
              : `${quote(words)} does not say where the link leads to those who hear links one by one.`,
          fix: 'make the words name what is there: `[the guideline of 2021](…)`.',
        };
      }
    }
  },
};
