import { listEntries } from '#site/entries.ts';
import { address } from '#site/addresses.ts';
import { once } from '#site/once.ts';
import type { Profile } from './model.ts';

const peopleBySlug = once(async (): Promise<Map<string, Profile>> => {
  const entries = await listEntries('people');
  return new Map(
    entries.map(({ id, data }) => [
      id,
      {
        ...data,
        slug: id,
        url: address.person(id),
        profileUrl: data.provider ? address.provider(data.provider) : undefined,
      },
    ]),
  );
});

export const listPeople = async (): Promise<Profile[]> => [...(await peopleBySlug()).values()];

export const getPerson = async (slug: string): Promise<Profile> => {
  const person = (await peopleBySlug()).get(slug);
  if (!person) throw new Error(`No person "${slug}"; the checks should have said so.`);
  return person;
};
