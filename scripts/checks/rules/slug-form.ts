import type { Finding, Rule } from '#scripts/checks/rule.ts';
import { slugify, type EntryFile } from '#site/entry-files.ts';
import { regionSlug, SLUG_PATTERN } from '#site/fields.ts';
import { quote, START } from '#site/problem.ts';

/** Addresses the site itself uses where a slug would stand: /articles/page/2/, /providers/for/…, /providers/in/…. */
const TAKEN: Readonly<Record<string, readonly string[]>> = { articles: ['page'], providers: ['for', 'in'] };

const LONGEST = 80;

/** File and folder names that become part of an address. */
const namesOf = (file: EntryFile): string[] =>
  file.id
    .split('/')
    .concat(['providers', 'comments'].includes(file.collection) ? (file.file.split('/').at(-2) ?? []) : []);

const findingAt = (file: EntryFile, found: string, fix: string): Finding => ({
  file: file.file,
  ...START,
  found,
  fix,
});

export const rule: Rule = {
  code: 'slug-form',
  *check(content) {
    for (const file of content.files) {
      const region = file.file.split('/').at(-2) ?? '';
      if (file.collection === 'providers' && !regionSlug.safeParse(region).success) {
        yield findingAt(file, `${quote(region)} is not a region.`, 'name the folder by country and state, like us-ny.');
        continue;
      }
      for (const name of namesOf(file)) {
        if (!SLUG_PATTERN.test(name)) {
          const found = `${quote(name)} is not a name that can stand in an address.`;
          yield findingAt(file, found, `rename it to ${slugify(name)}: lower-case letters, digits and single hyphens.`);
        } else if (name.length > LONGEST) {
          yield findingAt(file, `${quote(name)} has ${name.length} characters.`, `shorten the name to ${LONGEST}.`);
        } else if (TAKEN[file.collection]?.includes(name)) {
          yield findingAt(file, `"${name}" is an address that the site itself uses.`, 'choose a name that says more.');
        }
      }
    }
  },
};
