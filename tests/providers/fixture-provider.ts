import { providerSchema, type Provider } from '#providers/schema.ts';

/** A made-up profile that the schema accepts; what a test cares about is laid over it. */
export const fixtureProvider = (fields: Readonly<Record<string, unknown>> = {}): Provider =>
  providerSchema.parse({
    kind: 'person',
    name: 'Fixture Person (fixture)',
    professions: ['example-practitioner'],
    bio: 'A made-up person who exists in tests only.',
    listing: { status: 'claimed', source: 'This fixture.', assuredOn: '2026-11-01', paid: false },
    ...fields,
  });
