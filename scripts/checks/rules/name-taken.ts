import { comparable, nameKey, nameOf } from '#scripts/checks/names.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import type { Entry } from '#site/entry-files.ts';
import { quote } from '#site/problem.ts';
import { valueAt } from '#site/schema-fields.ts';

/** The name of somebody who writes here, over a page of somebody else: their trust would be lent to a stranger. */
export const rule: Rule = {
  code: 'name-taken',
  *check(content) {
    const people = new Map<string, Entry>();
    for (const person of comparable(content.of('people'))) {
      const name = nameOf(person);
      if (name === undefined) continue;
      const key = nameKey(name);
      const holder = people.get(key);
      if (!holder) people.set(key, person);
      else if (holder.id !== person.id) {
        yield {
          file: person.file,
          ...person.locate(['name']),
          found: `${quote(name)} is the name of another person who writes here: ${holder.file}.`,
          fix: 'use that file, if it is the same person; else add what tells them apart, like a middle name.',
        };
      }
    }
    for (const listing of comparable(content.of('providers'))) {
      const name = nameOf(listing);
      const person = name === undefined ? undefined : people.get(nameKey(name));
      const profile = person && valueAt(person.written, ['provider']);
      if (name === undefined || !person || typeof profile !== 'string' || profile === listing.id) continue;
      yield {
        file: listing.file,
        ...listing.locate(['name']),
        found: `${quote(name)} writes here (${person.file}), and has the profile "${profile}": this is another one.`,
        fix: `correct that profile instead; for somebody else of that name add what tells them apart, like a middle name.`,
      };
    }
  },
};
