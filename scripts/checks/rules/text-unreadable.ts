import type { Rule } from '#scripts/checks/rule.ts';

export const rule: Rule = {
  code: 'text-unreadable',
  *check(content) {
    for (const entry of content.entries) {
      const text = content.textOf(entry);
      if (!('reason' in text)) continue;
      yield {
        file: entry.file,
        ...text.position,
        found: `The text cannot be read from here on: ${text.reason}.`,
        fix: 'close the tag or bracket; for the signs < and { themselves write \\< and \\{.',
      };
    }
  },
};
