import { comparable, nameKey, nameOf } from '#scripts/checks/names.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import type { Entry } from '#site/entry-files.ts';
import { quote } from '#site/problem.ts';

/** Two listings of one name that share nothing else: two people, or one and somebody who pretends. */
export const rule: Rule = {
  code: 'listing-namesake',
  severity: 'warning',
  *check(content) {
    const holders = new Map<string, Entry>();
    for (const entry of comparable(content.of('providers'))) {
      const name = nameOf(entry);
      if (name === undefined) continue;
      const key = nameKey(name);
      const holder = holders.get(key);
      if (!holder) holders.set(key, entry);
      else if (holder.id !== entry.id) {
        yield {
          file: entry.file,
          ...entry.locate(['name']),
          found: `${quote(name)} is the name of another listing as well: ${holder.file}.`,
          fix: 'look both up in the registers of their boards; add what tells them apart, like a middle name or the practice.',
        };
      }
    }
  },
};
