import type { Rule } from '#scripts/checks/rule.ts';
import { findPrivate } from '#community/inbox/private-words.ts';
import { quote } from '#site/problem.ts';
import { valueAt } from '#site/schema-fields.ts';

const FIELDS = ['displayName', 'disclosure', 'body'] as const;

export const rule: Rule = {
  code: 'comment-private',
  *check(content) {
    for (const comment of content.of('comments')) {
      for (const field of FIELDS) {
        const text = valueAt(comment.written, [field]);
        if (typeof text !== 'string') continue;
        for (const address of findPrivate(text)) {
          yield {
            file: comment.file,
            ...comment.locateWords([field], address),
            found: `${quote(address)} is an address, which stays public for ever once it is here.`,
            fix: 'write [address removed] in its place.',
          };
        }
      }
    }
  },
};
