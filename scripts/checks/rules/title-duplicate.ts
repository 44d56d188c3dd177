import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { valueAt } from '#site/schema-fields.ts';

/** What readers tell the entries of a collection apart by. */
const TITLES = [
  ['articles', 'title'],
  ['pages', 'title'],
  ['treatments', 'name'],
  ['conditions', 'name'],
  ['glossary', 'term'],
] as const;

const keyOf = (title: string): string => title.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** Two entries of one title: mostly a copied file or folder whose keys were not changed yet. */
export const rule: Rule = {
  code: 'title-duplicate',
  severity: 'warning',
  *check(content) {
    for (const [collection, key] of TITLES) {
      const first = new Map<string, string>();
      for (const entry of content.of(collection)) {
        const title = valueAt(entry.written, [key]);
        if (typeof title !== 'string' || title.trim() === '') continue;
        const other = first.get(keyOf(title));
        if (other === undefined) {
          first.set(keyOf(title), entry.file);
          continue;
        }
        yield {
          file: entry.file,
          ...entry.locate([key]),
          found: `${quote(title)} is the ${key} of ${other}, too, so readers cannot tell the two apart.`,
          fix: `write another ${key}, or remove one of the two files.`,
        };
      }
    }
  },
};
