import type { Rule } from '#scripts/checks/rule.ts';
import { quote, START, type Position } from '#site/problem.ts';

interface Named {
  readonly collection: string;
  readonly id: string;
  readonly file: string;
  readonly locate: () => Position;
}

/** Collections whose slugs share one space: an article's category is a treatment or a condition. */
const spaceOf = (collection: string): string =>
  collection === 'treatments' || collection === 'conditions' ? 'topics' : collection;

/** Two names that one disk, browser or reader would take for the same. */
const keyOf = ({ collection, id }: Named): string => `${spaceOf(collection)}/${id.normalize('NFKC').toLowerCase()}`;

export const rule: Rule = {
  code: 'slug-duplicate',
  *check(content) {
    const files: Named[] = content.files
      .filter((file) => file.collection !== 'professions')
      .map((file) => ({ ...file, locate: () => START }));
    const items: Named[] = content.of('professions').map((item) => ({ ...item, locate: () => item.locate(['slug']) }));
    const holders = new Map<string, Named>();
    for (const named of [...files, ...items]) {
      const key = keyOf(named);
      const holder = holders.get(key);
      if (!holder) holders.set(key, named);
      else {
        const place = holder.file === named.file ? `line ${holder.locate().line}` : holder.file;
        yield {
          file: named.file,
          ...named.locate(),
          found: `${quote(named.id)} is already the name of another entry: ${place}.`,
          fix: 'rename one of the two, or remove it: both would be published at the same address.',
        };
      }
    }
  },
};
