import type { Person as PersonData, WithContext } from 'schema-dts';
import type { Person } from './schema.ts';

/** A person as pages show it. */
export interface Profile extends Person {
  readonly slug: string;
  readonly url: string;
  /** Address of the person's provider profile, when there is one. */
  readonly profileUrl: string | undefined;
}

/** schema.org Person. `siteUrl` has no slash at the end. */
export const personData = (person: Profile, siteUrl: string): WithContext<PersonData> => ({
  '@context': 'https://schema.org',
  '@type': 'Person',
  '@id': `${siteUrl}${person.url}#person`,
  name: person.name,
  description: person.bio,
  url: `${siteUrl}${person.url}`,
  ...(person.credentials.length > 0 && {
    hasCredential: person.credentials.map((name) => ({ '@type': 'EducationalOccupationalCredential' as const, name })),
  }),
});
