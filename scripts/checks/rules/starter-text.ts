import { proseIn } from '#scripts/checks/prose.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { STARTER_MARK } from '#scripts/new/starter-examples.ts';

export const rule: Rule = {
  code: 'starter-text',
  severity: 'warning',
  *check(content) {
    for (const { entry, text, locate } of proseIn(content)) {
      if (!text.startsWith(STARTER_MARK)) continue;
      yield {
        file: entry.file,
        ...locate(STARTER_MARK),
        found: 'This is still the text that every new entry starts with.',
        fix: 'write your own sentence in its place, or remove the heading and the line.',
      };
    }
  },
};
