import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const articles = defineCollection({
  loader: glob({ pattern: '*/index.md', base: './content/articles' }),
  schema: z.object({
    title: z.string(),
    summary: z.string(),
    postedOn: z.coerce.date(),
    category: z.string(),
    treatments: z.array(z.string()).default([]),
    conditions: z.array(z.string()).default([]),
    authors: z.array(z.string()),
    keyMessages: z.array(z.string()),
  }),
});

const topic = z.object({ name: z.string(), summary: z.string() });
const treatments = defineCollection({
  loader: glob({ pattern: '*.md', base: './content/treatments' }),
  schema: topic,
});
const conditions = defineCollection({
  loader: glob({ pattern: '*.md', base: './content/conditions' }),
  schema: topic,
});

const providers = defineCollection({
  loader: glob({
    pattern: '*/*.yaml',
    base: './content/providers',
    generateId: ({ entry }) => entry.replace(/^.*\//, '').replace('.yaml', ''),
  }),
  schema: z.object({
    kind: z.string(),
    name: z.string(),
    credentials: z.array(z.string()).default([]),
    professions: z.array(z.string()),
    npi: z.string().optional(),
    bio: z.string(),
    links: z.array(z.object({ label: z.string(), url: z.string() })).default([]),
    licenses: z
      .array(
        z.object({
          number: z.string().optional(),
          title: z.string(),
          issuer: z.string(),
          status: z.string(),
          lookupUrl: z.string().optional(),
          checkedOn: z.coerce.date().optional(),
        }),
      )
      .default([]),
    treatments: z.array(z.string()).default([]),
    conditions: z.array(z.string()).default([]),
    languages: z.array(z.string()).default([]),
    ages: z.string().optional(),
    referralNeeded: z.string().optional(),
    inPerson: z.boolean().optional(),
    telehealth: z
      .object({ modes: z.array(z.string()).default([]), states: z.array(z.string()).default([]), note: z.string().optional() })
      .optional(),
    homeVisits: z.boolean().optional(),
    locations: z.array(
      z.object({
        name: z.string().optional(),
        address: z.string().optional(),
        city: z.string(),
        region: z.string(),
        postalCode: z.string().optional(),
        phone: z.string().optional(),
        hours: z.array(z.object({ day: z.string(), opens: z.string(), closes: z.string() })).default([]),
        accessibility: z.array(z.string()).default([]),
        checkedOn: z.coerce.date().optional(),
      }),
    ),
    acceptingPatients: z
      .object({ code: z.string(), asOf: z.coerce.date(), waitDays: z.number().optional() })
      .optional(),
    costs: z
      .array(z.object({ service: z.string(), low: z.number(), high: z.number(), currency: z.string(), per: z.string() }))
      .default([]),
    slidingScale: z.boolean().optional(),
    insurance: z.array(z.string()).default([]),
    freeConsultation: z.boolean().optional(),
    listing: z.object({ status: z.string(), source: z.string(), assuredOn: z.coerce.date(), paid: z.boolean() }),
  }),
});

export const collections = { articles, treatments, conditions, providers };
