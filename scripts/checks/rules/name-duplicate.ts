import type { Rule } from '#scripts/checks/rule.ts';
import type { Entry } from '#site/entry-files.ts';
import { quote } from '#site/problem.ts';
import { EACH, valueAt, valuesAt } from '#site/schema-fields.ts';

/** Names that search takes for the same. */
const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase().trim();

const nameOf = ({ written }: Entry): string | undefined => {
  const name = valueAt(written, ['name']) ?? valueAt(written, ['term']);
  return typeof name === 'string' ? name : undefined;
};

/** A list of other names in which one stands twice, or repeats the name itself. */
export const rule: Rule = {
  code: 'name-duplicate',
  *check(content) {
    for (const entry of content.entries) {
      const name = nameOf(entry);
      const seen = new Set(name === undefined ? [] : [keyOf(name)]);
      for (const { path, value } of valuesAt(entry.written, ['alsoKnownAs', EACH])) {
        if (typeof value !== 'string') continue;
        const isFirst = !seen.has(keyOf(value));
        seen.add(keyOf(value));
        if (isFirst) continue;
        yield {
          file: entry.file,
          ...entry.locate(path),
          found: `${quote(value)} is ${name !== undefined && keyOf(value) === keyOf(name) ? 'the name itself' : 'in this list already'}; capitals make no difference.`,
          fix: 'remove the line.',
        };
      }
    }
  },
};
