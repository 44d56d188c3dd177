/** Names of people and practices, compared as readers see them. */
import type { Entry } from '#site/entry-files.ts';
import { regionSlug, slug } from '#site/fields.ts';
import { plainForm } from '#site/letters.ts';
import { valueAt } from '#site/schema-fields.ts';

/** Titles before a name, and what stands behind a comma or in brackets, name nobody. */
const TITLES = /^(?:(?:dr|prof|mr|mrs|ms|mx)\.? )+/;

/** Two names with one key look the same: "Dr. Cindy Perlin, LCSW" and "cindy  perlin" with a Cyrillic "с". */
export const nameKey = (name: string): string => {
  const plain = (plainForm(name) ?? name).normalize('NFKD').toLowerCase();
  const [bare = ''] = plain.replace(/\([^()]*\)/g, ' ').split(',');
  const letters = bare
    .replace(/\s+/g, ' ')
    .trim()
    .replace(TITLES, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  // A name in another alphabet, or nothing but brackets, is compared as it stands.
  return letters === '' ? plain.replace(/\s+/g, ' ').trim() : letters;
};

/**
 * Entries that are compared with each other: those whose files have names that can be published. Of the others
 * `slug-form` tells first.
 */
export const comparable = (entries: readonly Entry[]): Entry[] =>
  entries.filter(
    ({ collection, id, file }) =>
      slug.safeParse(id).success &&
      (collection !== 'providers' || regionSlug.safeParse(file.split('/').at(-2)).success),
  );

export const nameOf = (entry: Entry): string | undefined => {
  const name = valueAt(entry.written, ['name']);
  return typeof name === 'string' && name.trim() !== '' ? name : undefined;
};
