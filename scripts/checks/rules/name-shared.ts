import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { EACH, valueAt, valuesAt } from '#site/schema-fields.ts';

const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase().trim();

/** Another entry's own name among the other names: search then leads to two places, which may be right. */
export const rule: Rule = {
  code: 'name-shared',
  severity: 'warning',
  *check(content) {
    const topics = [...content.of('treatments'), ...content.of('conditions')];
    const owners = new Map<string, string>();
    for (const { written, id } of topics) {
      const name = valueAt(written, ['name']);
      if (typeof name === 'string') owners.set(keyOf(name), id);
    }
    for (const entry of topics) {
      for (const { path, value } of valuesAt(entry.written, ['alsoKnownAs', EACH])) {
        const owner = typeof value === 'string' ? owners.get(keyOf(value)) : undefined;
        if (owner === undefined || owner === entry.id) continue;
        yield {
          file: entry.file,
          ...entry.locate(path),
          found: `${quote(String(value))} is the name of "${owner}", which has a page of its own.`,
          fix: `remove the line, so that a reader who types it finds "${owner}".`,
        };
      }
    }
  },
};
