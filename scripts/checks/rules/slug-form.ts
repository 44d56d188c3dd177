import type { Finding, Rule } from '#scripts/checks/rule.ts';
import { slugify, type EntryFile } from '#site/entry-files.ts';
import { isForbiddenByWindows, regionSlug, SLUG_PATTERN } from '#site/fields.ts';
import { quote, START } from '#site/problem.ts';

/** Addresses the site itself uses where a slug would stand: /articles/page/2/, /providers/for/…, /providers/in/…, /404.html. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  articles: ['page'],
  providers: ['for', 'in'],
  pages: [
    ...['404', 'admin', 'articles', 'comments', 'compare', 'conditions', 'consumer-health-data'],
    ...[
      'corrections',
      'data',
      'downloads',
      'evidence',
      'feed',
      'finder',
      'fonts',
      'glossary',
      'index',
      'my-list',
      'newsletter',
      'pagefind',
    ],
    ...['people', 'providers', 'robots', 'search', 'share', 'sitemap', 'sources', 'treatments', 'try'],
  ],
};

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
          const tidy = slugify(name);
          const letters = 'lower-case letters, digits and single hyphens';
          const advice =
            tidy === '' ? `rename it in ${letters}, like low-back-pain.` : `rename it to ${tidy}: ${letters}.`;
          yield findingAt(file, found, advice);
        } else if (isForbiddenByWindows(name)) {
          const found = `${quote(name)} is the name of a device on Windows, where nobody could then open the site's files.`;
          yield findingAt(file, found, `choose a name that says more, like ${name}-and-pain.`);
        } else if (name.length > LONGEST) {
          yield findingAt(file, `${quote(name)} has ${name.length} characters.`, `shorten the name to ${LONGEST}.`);
        } else if (TAKEN[file.collection]?.includes(name)) {
          yield findingAt(file, `"${name}" is an address that the site itself uses.`, 'choose a name that says more.');
        }
      }
    }
    for (const picture of content.pictures) {
      const name = picture.slice(picture.lastIndexOf('/') + 1);
      if (!isForbiddenByWindows(name)) continue;
      yield {
        file: picture,
        ...START,
        found: `${quote(name)} is the name of a device on Windows, where nobody could then open the site's files.`,
        fix: 'choose a name that says what the picture shows.',
      };
    }
  },
};
