import { addressesIn } from '#scripts/checks/addresses.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';

const withoutScheme = (text: string): string => text.replace(/^https?:\/\//i, '').replace(/\/$/, '');

export const rule: Rule = {
  code: 'link-raw',
  *check(content) {
    for (const { entry, locate, url, words, place } of addressesIn(content)) {
      // A reader's comment is not rewritten.
      if (place === 'comment' || words === undefined || withoutScheme(words.trim()) !== withoutScheme(url)) continue;
      yield {
        file: entry.file,
        ...locate(),
        found: `${quote(words)} is a bare address, which is read out letter by letter.`,
        fix: `say what is there: \`[the register of the board](${url})\`.`,
      };
    }
  },
};
