import type { Content } from '#scripts/checks/content.ts';
import { nameKey, nameOf } from '#scripts/checks/names.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import type { Entry } from '#site/entry-files.ts';
import { plainForm } from '#site/letters.ts';
import { quote } from '#site/problem.ts';
import { EACH, valueAt, valuesAt } from '#site/schema-fields.ts';
import type { Path } from '#site/yaml-document.ts';

/** Check marks, medals, stars and shields: on this site nobody has one. */
const BADGE =
  /[\u2605\u2606\u2610-\u2612\u2705\u2713\u2714\u2b50\u{1f31f}\u{1f396}\u{1f3c5}\u{1f3c6}\u{1f451}\u{1f530}\u{1f5f8}\u{1f5f9}\u{1f6e1}\u{1f947}\u{1faaa}]/u;

/** What somebody calls themselves who would like to be believed. */
const OFFICE =
  /\b(?:admin|administrator|webmaster|moderators?|mods?|staff|editors?|editorial team|support team|official|verified)\b/i;

const NAMES = {
  comments: [['displayName']],
  providers: [['name'], ['credentials', EACH]],
  people: [['name'], ['credentials', EACH]],
  banners: [['advertiser']],
} as const satisfies Record<string, readonly (readonly string[])[]>;

function* namesIn(entry: Entry, fields: readonly (readonly string[])[]): Generator<{ path: Path; name: string }> {
  for (const field of fields) {
    for (const { path, value } of valuesAt(entry.written, field))
      if (typeof value === 'string') yield { path, name: value };
  }
}

/** The site's own name, and those who write here: a comment may bear one only as its author. */
const officeIn = (name: string, comment: Entry, content: Content): string | undefined => {
  const plain = (plainForm(name) ?? name).normalize('NFKC');
  const [office] = OFFICE.exec(plain) ?? [];
  if (office !== undefined) {
    const isOwnName = content.of('people').some((person) => nameKey(nameOf(person) ?? '') === nameKey(name));
    return isOwnName && valueAt(comment.written, ['role']) === 'author' ? undefined : office;
  }
  const site = content.of('site')[0];
  const [full, short] = [valueAt(site?.written, ['name']), valueAt(site?.written, ['shortName'])];
  if (typeof full === 'string' && nameKey(name).includes(nameKey(full))) return full;
  return typeof short === 'string' && nameKey(name) === nameKey(short) ? short : undefined;
};

/** A mark of trust that somebody gives to themselves, in the place of a name. */
export const rule: Rule = {
  code: 'name-badge',
  *check(content) {
    for (const collection of ['banners', 'comments', 'people', 'providers'] as const) {
      for (const entry of content.of(collection)) {
        for (const { path, name } of namesIn(entry, NAMES[collection])) {
          const badge =
            BADGE.exec(name)?.[0] ?? (collection === 'comments' ? officeIn(name, entry, content) : undefined);
          if (badge === undefined) continue;
          yield {
            file: entry.file,
            ...entry.locate(path),
            found: `${quote(name)} looks like a mark of this site: ${quote(badge)}.`,
            fix: 'write the name alone.',
          };
        }
      }
    }
  },
};
