import type { Rule } from '#scripts/checks/rule.ts';

export const rule: Rule = {
  code: 'text-excess',
  *check(content) {
    for (const entry of content.entries) {
      const text = content.textOf(entry);
      if ('excess' in text) yield { file: entry.file, ...text.excess };
    }
  },
};
