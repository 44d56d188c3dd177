import { comparable, nameKey, nameOf } from '#scripts/checks/names.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import type { Entry } from '#site/entry-files.ts';
import { quote } from '#site/problem.ts';
import { EACH, valueAt, valuesAt } from '#site/schema-fields.ts';
import { hostOf } from '#site/web-address.ts';
import type { Path } from '#site/yaml-document.ts';

interface Mark {
  /** Equal for two listings that share it. */
  readonly key: string;
  readonly path: Path;
  /** `the phone number +1 518 555 0100` */
  readonly words: string;
}

function* textsAt(entry: Entry, field: readonly string[]): Generator<{ path: Path; text: string }> {
  for (const { path, value } of valuesAt(entry.written, field)) {
    if (typeof value === 'string' && value !== '') yield { path, text: value };
  }
}

/** What two listings of one name do not share by chance. */
function* marksOf(entry: Entry, name: string): Generator<Mark> {
  const person = nameKey(name);
  for (const { path, text } of textsAt(entry, ['locations', EACH, 'phone'])) {
    yield { key: `${person} phone ${text.replace(/\D/g, '')}`, path, words: `the phone number ${quote(text)}` };
  }
  for (const { path, text } of textsAt(entry, ['links', EACH, 'url'])) {
    const host = hostOf(text)?.replace(/^www\./, '');
    if (host !== undefined) yield { key: `${person} site ${host}`, path, words: `the site ${quote(host)}` };
  }
  for (const { path, text } of textsAt(entry, ['locations', EACH, 'address'])) {
    const city = valueAt(entry.written, [...path.slice(0, -1), 'city']);
    const key = `${person} address ${text.toLowerCase().replace(/[^a-z0-9]/g, '')} ${String(city).toLowerCase()}`;
    yield { key, path, words: `the address ${quote(text)}` };
  }
}

/** A number of the registry is one provider's, whatever the names are. */
const numberOf = (entry: Entry): Mark[] => {
  const npi = valueAt(entry.written, ['npi']);
  return typeof npi === 'string' ? [{ key: `npi ${npi}`, path: ['npi'], words: `the NPI ${quote(npi)}` }] : [];
};

/** One provider in two listings: the second could say anything about the first. */
export const rule: Rule = {
  code: 'listing-duplicate',
  *check(content) {
    const holders = new Map<string, Entry>();
    for (const entry of comparable(content.of('providers'))) {
      const name = nameOf(entry);
      const marks = [...numberOf(entry), ...(name === undefined ? [] : marksOf(entry, name))];
      // Of two files of one name slug-duplicate tells.
      const shared = marks.find(({ key }) => (holders.get(key) ?? entry).id !== entry.id);
      for (const { key } of marks) if (!holders.has(key)) holders.set(key, entry);
      const holder = shared && holders.get(shared.key);
      if (!holder) continue;
      yield {
        file: entry.file,
        ...entry.locate(shared.path),
        found: `Another listing has ${shared.words}${shared.path[0] === 'npi' ? '' : ' under the same name'}: ${holder.file}.`,
        fix: 'put the facts into one of the two files and remove the other, or correct what they share.',
      };
    }
  },
};
