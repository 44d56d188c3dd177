import { z } from 'zod';
import { calendarDate, currencyCode, httpsUrl, languageTag, line, slugOf } from '#site/fields.ts';
import { pictureSchema } from '#people/schema.ts';
import { locationSchema, openTimesOf } from '#places/schema.ts';
import type { CollectionShape } from '#site/collection-shape.ts';

const licenseSchema = z.strictObject({
  number: line(40).optional().describe('License number as the board prints it.'),
  title: line(120).describe('What the license is for.'),
  issuer: line(120).describe('The board that issued it.'),
  state: line(40).optional().describe('Where it holds: NY.'),
  status: z.enum(['active', 'inactive', 'expired', 'not-checked']).describe('As the board’s register says.'),
  lookupUrl: httpsUrl.optional().describe('The board’s public register.'),
  checkedOn: calendarDate.optional().describe('The day the register was last read.'),
});

/** Whom a provider sees, as the finder asks it. */
const AGE_GROUPS = ['children', 'teens', 'adults', 'older-adults'] as const;

export const providerSchema = z
  .strictObject({
    kind: z.enum(['person', 'organization']).describe('A person, or a practice.'),
    name: line(120).describe('Name as patients know it.'),
    credentials: z.array(line(80)).default([]).describe('Licenses and certificates in plain words.'),
    professions: z.array(slugOf('professions')).min(1).describe('Slugs of content/professions.yaml.'),
    npi: z
      .string()
      .regex(/^\d{10}$/, { error: 'An NPI has ten digits.' })
      .optional()
      .describe('National Provider Identifier. Not a license.'),
    picture: pictureSchema.optional().describe('A portrait or a picture of the practice.'),
    bio: line(900).describe('Facts in the third person, without praise.'),
    links: z
      .array(z.strictObject({ label: line(60), url: httpsUrl }))
      .max(6)
      .default([])
      .describe('The provider’s own pages.'),
    licenses: z.array(licenseSchema).default([]).describe('Licenses we could check.'),
    treatments: z.array(slugOf('treatments')).default([]).describe('Treatments offered.'),
    conditions: z.array(slugOf('conditions')).default([]).describe('Conditions treated.'),
    languages: z.array(languageTag).default([]).describe('Languages spoken, as BCP 47 tags.'),
    ages: line(60).optional().describe('Who is seen, in words: adults, children from 8.'),
    ageGroups: z
      .array(z.enum(AGE_GROUPS))
      .default([])
      .describe('Who is seen, for the finder: children under 13, teens 13 to 17, adults, older adults from 65.'),
    referralNeeded: z
      .enum(['yes', 'no', 'not-known'])
      .default('not-known')
      .describe('Whether a doctor’s referral is needed.'),
    inPerson: z.boolean().optional().describe('Sees people in person. Leave out when not known.'),
    telehealth: z
      .strictObject({
        modes: z
          .array(z.enum(['video', 'phone', 'chat']))
          .default([])
          .describe('How.'),
        states: z.array(line(40)).default([]).describe('Where the person may practice by telehealth: NY.'),
        note: line(160).optional().describe('What is offered, in one sentence.'),
      })
      .optional()
      .describe('Remote care. Leave out when there is none or it is not known.'),
    homeVisits: z.boolean().optional().describe('Visits people at home. Leave out when not known.'),
    homeVisitRadius: z
      .number()
      .int()
      .min(1)
      .max(250)
      .optional()
      .describe('How many miles they travel for a home visit. Leave out when not known.'),
    locations: z.array(locationSchema).default([]).describe('Where.'),
    acceptingPatients: z
      .strictObject({
        code: z
          .enum(['newpt', 'nopt', 'existptonly'])
          .describe('FHIR Plan-Net: takes new patients, none, existing only.'),
        asOf: calendarDate.describe('The day this was confirmed.'),
        waitDays: z.number().int().nonnegative().optional().describe('Usual wait, in days.'),
      })
      .optional()
      .describe('Whether new patients are taken. Leave out when not known.'),
    costs: z
      .array(
        z.strictObject({
          service: line(80),
          low: z.number().nonnegative(),
          high: z.number().nonnegative(),
          currency: currencyCode,
          per: line(40),
          checkedOn: calendarDate,
        }),
      )
      .default([])
      .describe('Prices, each with its date.'),
    slidingScale: z.boolean().optional().describe('Lower prices for low incomes. Leave out when not known.'),
    insurance: z.array(line(80)).default([]).describe('Plans accepted.'),
    insuranceCheckedOn: calendarDate.optional().describe('The day the plans were confirmed.'),
    freeConsultation: z.boolean().optional().describe('A first talk costs nothing. Leave out when not known.'),
    listing: z
      .strictObject({
        status: z
          .enum(['unclaimed', 'claimed', 'verified'])
          .describe('Whether the provider has confirmed the listing.'),
        source: line(240).describe('Where these facts come from.'),
        consentOn: calendarDate.optional().describe('The day the provider agreed to be listed.'),
        openDataConsentOn: calendarDate
          .optional()
          .describe('The day the provider agreed that the listing is part of the open data, /data/providers.json.'),
        assuredOn: calendarDate.describe('The day the listing was last compared with its source.'),
        paid: z.boolean().describe('Whether the listing is paid for. It never changes rank.'),
        relationshipToSite: line(240).optional().describe('Any tie between the provider and this site.'),
      })
      .describe('Trust: where the listing comes from.'),
  })
  .describe('A curated provider profile: content/providers/<region>/<slug>.yaml. Leave out what is not known.');

export type Provider = z.infer<typeof providerSchema>;

/** What lists, the finder and open data ask of a profile; its page reads the rest from its file. */
const storedProviderSchema = providerSchema.omit({ bio: true, links: true, credentials: true, picture: true }).extend({
  locations: z.array(
    locationSchema
      .omit({ name: true, hours: true })
      .extend({ isOpenEvenings: z.boolean(), isOpenWeekends: z.boolean() }),
  ),
});

export type StoredProvider = z.infer<typeof storedProviderSchema>;

const storedProvider = (provider: Provider): StoredProvider => {
  const { bio: _bio, links: _links, credentials: _credentials, picture: _picture, ...part } = provider;
  return {
    ...part,
    locations: provider.locations.map(({ name: _name, hours, ...place }) => ({ ...place, ...openTimesOf(hours) })),
  };
};

export const providerShape = {
  base: 'providers',
  layout: 'nested',
  schema: providerSchema,
  stored: { schema: storedProviderSchema, of: (data) => storedProvider(data as Provider) },
  noun: 'a provider',
} as const satisfies CollectionShape;

/** `content/removed.yaml`: who asked to be left out. It is read at every import and at every build. */
export const removedSchema = z
  .strictObject({
    slug: z
      .string()
      .regex(/^[0-9a-f]{64}$/, { error: 'Write the hash that `npm run remove:listing` prints.' })
      .describe('SHA-256 of `npi:` and the ten digits.'),
    removedOn: calendarDate.describe('The day of the request.'),
    reason: z.enum(['requested', 'retired', 'deceased', 'error']).describe('Why.'),
  })
  .describe('A provider who is not to be listed. All stand in content/removed.yaml.');
