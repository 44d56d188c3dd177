import { z } from 'zod';
import { calendarDate, citableLine, currencyCode, httpsUrl, line, reviewDates, slug, slugOf } from '#site/fields.ts';

const TREATMENT_FAMILIES = [
  'mind-body',
  'movement',
  'manual',
  'needle',
  'device',
  'injection',
  'supplement',
  'diet',
  'medicine',
  'energy',
] as const;

const BODY_REGIONS = [
  'head',
  'neck',
  'shoulder',
  'arm-hand',
  'back',
  'hip',
  'knee',
  'leg-foot',
  'abdomen-pelvis',
  'nerves',
  'whole-body',
] as const;

export const REGULATORY_STATUSES = [
  'approved',
  'cleared',
  'unapproved',
  'investigational',
  'not-regulated',
  'varies',
] as const;

/**
 * What a reader may have or take that calls for care, in the words by which pages, search and tools ask for it. Names
 * for readers stand in the model. `anyone` marks care that everybody should take.
 */
const PRECAUTIONS = [
  'blood-thinners',
  'bleeding-disorder',
  'pregnancy',
  'pacemaker-or-implant',
  'immune-suppression',
  'cancer',
  'opioids-or-sedatives',
  'diabetes',
  'osteoporosis',
  'neuropathy',
  'children',
  'surgery-soon',
  'recent-surgery-or-injury',
  'epilepsy',
  'heart-disease',
  'blood-pressure',
  'stroke-or-artery-problem',
  'blood-clot',
  'kidney-or-liver-disease',
  'lung-disease',
  'skin-problem',
  'infection',
  'allergy',
  'fear-of-needles',
  'cannot-lie-or-sit-long',
  'mental-health',
  'alcohol-or-drug-problem',
  'hypermobility',
  'eye-disease',
  'falls-or-balance',
  'touch-is-hard',
  'eating-disorder',
  'exertion-makes-worse',
  'steroids',
  'medicine-patch',
  'antidepressants',
  'sun-sensitive-medicine',
  'new-or-unexplained-pain',
  'other-medicines',
  'anyone',
] as const;

/** How a treatment is paid for. Prices are another matter: they need a source. */
export const COST_KINDS = ['free', 'one-off', 'ongoing', 'per-session'] as const;

/** How soon a sign needs help. An emergency room now is `emergency`. */
export const URGENCIES = ['emergency', 'today', 'soon'] as const;

const alsoKnownAs = z
  .array(line(80))
  .max(60)
  .describe('Other names readers may type: lay words, abbreviations, brand names, Spanish forms, common misspellings.');

const keyMessages = z
  .array(citableLine(240))
  .min(1)
  .max(5)
  .describe('What a reader should take away, the most important first. Plain sentences; cite results as [@source-id].');

const unknowns = z
  .array(line(240))
  .default([])
  .describe('What we could not find in a source we can cite. Shown as “What we could not find”.');

/** What `untreated` holds where no source says how a condition goes without treatment. */
export const NOT_KNOWN = 'not known';

const untreated = line(320)
  .refine((text) => text === NOT_KNOWN || text.includes('[@'), {
    error: `Cite where it stands, like [@johnson-2022], or write: ${NOT_KNOWN}.`,
  })
  .meta({ citable: true })
  .default(NOT_KNOWN)
  .describe(
    'How it goes without treatment, as a source tells it: about 80 of 100 people are well after a year [@source-id]. Else: not known.',
  );

/** What pages tell of their making: who reviewed them and what changed. */
const upkeep = {
  reviewedBy: slugOf('people').optional().describe('The health professional who reviewed the page, if one did.'),
  changes: z
    .array(
      z.strictObject({
        on: calendarDate.describe('The day of the change.'),
        what: line(240).describe('One plain sentence for readers: Added the guideline of 2025.'),
      }),
    )
    .max(60)
    .default([])
    .describe('What changed in substance, and when. Shown on the page and sent to those who follow it.'),
};

const regulatorySchema = z.strictObject({
  jurisdiction: line(40).describe('Where it holds, as a country or region name: United States.'),
  authority: line(80).describe('Who decides there: Food and Drug Administration (FDA).'),
  status: z.enum(REGULATORY_STATUSES).describe('Where the treatment stands with that authority.'),
  statement: line(400).describe('One or two plain sentences on what the authority says.'),
  source: slugOf('sources').optional().describe('The source of the statement.'),
  checkedOn: calendarDate.describe('The day the statement was last compared with its source.'),
});

const cautionSchema = z
  .strictObject({
    precautions: z
      .array(z.enum(PRECAUTIONS))
      .min(1)
      .max(8)
      .describe('Whom it concerns, in the words of the list: blood-thinners, pregnancy.'),
    advice: citableLine(320).describe('One or two plain sentences: what to do or leave out.'),
    source: slugOf('sources').optional().describe('Where it was read. Either this or basis.'),
    basis: z
      .literal('general-precaution')
      .optional()
      .describe('Stands in place of a source where it is common clinical caution.'),
  })
  .refine(({ source, basis }) => (source === undefined) !== (basis === undefined), {
    error: 'Name the source, or write basis: general-precaution; one of the two.',
  });

const safetySchema = z.strictObject({
  common: z.array(citableLine(240)).default([]).describe('Common, usually mild effects. Empty when not known.'),
  serious: z.array(citableLine(320)).default([]).describe('Rare or serious harms, as the sources tell them.'),
  avoidIf: z.array(cautionSchema).default([]).describe('Who should not have it, or should ask a doctor first.'),
  interactions: z.array(cautionSchema).default([]).describe('Medicines or treatments it can interact with.'),
});

const costSchema = z.strictObject({
  low: z.number().nonnegative().describe('Lowest usual price.'),
  high: z.number().nonnegative().describe('Highest usual price.'),
  currency: currencyCode.describe('ISO 4217 code.'),
  per: line(40).describe('What the price buys: session, injection, month.'),
  typicalSessions: line(80).optional().describe('How many are usual: 6 to 12.'),
  source: slugOf('sources').optional().describe('Where the price was seen.'),
  checkedOn: calendarDate.describe('The day the price was seen.'),
});

export const treatmentSchema = z
  .strictObject({
    name: line(60).describe('The name a reader would use, in sentence case: Stem cell therapy.'),
    alsoKnownAs,
    family: z.enum(TREATMENT_FAMILIES).describe('The kind of treatment it is; lists and the evidence map group by it.'),
    summary: line(240).describe('One or two plain sentences: what it is. For lists and search results.'),
    keyMessages,
    deliveredBy: z.array(slugOf('professions')).describe('Who usually gives it: slugs of content/professions.yaml.'),
    selfCare: z
      .strictObject({
        possible: z.enum(['yes', 'partly', 'no']).describe('Whether one can do it without a professional.'),
        note: line(240).describe('One sentence on how, or why not.'),
      })
      .describe('Whether one can do it oneself.'),
    regulatory: z
      .array(regulatorySchema)
      .default([])
      .describe('Where the treatment stands with regulators, where it matters.'),
    safety: safetySchema.describe('Risks, as sources tell them.'),
    costKinds: z
      .array(
        z.strictObject({
          kind: z
            .enum(COST_KINDS)
            .describe('free, one-off (bought once), ongoing (bought again when used up) or per-session.'),
          what: line(60).describe('What is paid for, or costs nothing, in a few words: mat exercises at home.'),
        }),
      )
      .max(4)
      .default([])
      .describe(
        'How it is paid for, as far as this page says it. free: it costs nothing, or there is a way with what people have. Empty when not known.',
      ),
    cost: costSchema.optional().describe('Usual price, only from a source. Leave it out when not known.'),
    questionsToAsk: z.array(line(200)).min(2).max(10).describe('Questions to ask a provider before saying yes.'),
    unknowns,
    related: z.array(slugOf('treatments')).max(6).default([]).describe('Treatments a reader may want to compare.'),
    ...upkeep,
    ...reviewDates,
  })
  .describe(
    'A treatment (schema.org MedicalTherapy). The text below the front matter says what it is, how it is done and what to expect.',
  );

export const conditionSchema = z
  .strictObject({
    name: line(60).describe('The name a reader would use, in sentence case: Low back pain.'),
    alsoKnownAs,
    summary: line(240).describe('One or two plain sentences: what it is. For lists and search results.'),
    bodyRegions: z
      .array(z.enum(BODY_REGIONS))
      .min(1)
      .describe('Where it hurts; lists and the evidence map group by the first.'),
    keyMessages,
    warningSigns: z
      .array(
        z.strictObject({
          urgency: z.enum(URGENCIES).describe('How soon: emergency, today or soon.'),
          sign: citableLine(240).describe('What it looks like, and where to go.'),
        }),
      )
      .min(1)
      .max(10)
      .describe('Signs that need a doctor now, the most urgent first.'),
    untreated,
    questionsToAsk: z.array(line(200)).max(10).default([]).describe('Questions to take to an appointment.'),
    unknowns,
    related: z.array(slugOf('conditions')).max(6).default([]).describe('Conditions a reader may want to compare.'),
    ...upkeep,
    ...reviewDates,
  })
  .describe(
    'A condition (schema.org MedicalCondition). The text below the front matter says what it is and what usually helps to know.',
  );

export const glossarySchema = z
  .strictObject({
    term: line(60).describe('The word, as it stands in a sentence: randomized controlled trial.'),
    alsoKnownAs: z.array(line(60)).max(20).default([]).describe('Other forms to recognise: RCT, randomized trial.'),
    definition: line(300).describe('One or two plain sentences.'),
    inText: z
      .boolean()
      .default(true)
      .describe('Whether the word is explained where a text first uses it. false for words that most readers know.'),
  })
  .describe('A glossary entry. Its definition shows where the word first appears on a page.');

/** What a reader can do where a lookup leads. */
const LOOKUP_KINDS = ['license', 'certification', 'directory'] as const;

const lookupSchema = z.strictObject({
  kind: z
    .enum(LOOKUP_KINDS)
    .describe(
      'license: the search of the licensing boards, or their list. certification: the search of those who certify. directory: where the professional body lists its people.',
    ),
  label: line(120).describe(
    'Whose it is, as it stands in a sentence: the Federation of Chiropractic Licensing Boards.',
  ),
  url: httpsUrl.describe('The page to look in. Only an address that was seen where seenAt says.'),
  seenAt: line(200).describe('Where the address was seen: a page of the body itself, or of an authority.'),
  checkedOn: calendarDate.describe('The day it was last seen there.'),
});

export const professionSchema = z
  .strictObject({
    slug: slug.describe('The id that treatments and providers use.'),
    name: line(60).describe('Singular, in sentence case: Acupuncturist.'),
    plural: line(60).describe('Plural, in sentence case: Acupuncturists.'),
    alsoKnownAs: z.array(line(60)).max(20).default([]).describe('Other words for it.'),
    businessType: z
      .enum(['MedicalBusiness', 'Physician', 'Dentist'])
      .describe('The schema.org type that is true of its practice. Physician and Dentist only for those who are.'),
    licensed: z.enum(['yes', 'some-states', 'no']).describe('Whether US states license it.'),
    treatments: z
      .array(slugOf('treatments'))
      .default([])
      .describe(
        'Treatments that everyone of this profession gives. Registry rows are found by them; leave out what only some give.',
      ),
    taxonomyCodes: z
      .array(z.string().regex(/^[0-9A-Z]{9}X$/, { error: 'A taxonomy code has ten characters and ends in X.' }))
      .default([])
      .describe(
        'NUCC provider taxonomy codes (© American Medical Association on behalf of NUCC). Empty for services that have no code.',
      ),
    lookups: z
      .array(lookupSchema)
      .max(4)
      .default([])
      .describe(
        'Where to check a license or a certification, and the directory of the professional body. Empty where no address could be verified.',
      ),
  })
  .refine(({ licensed, lookups }) => licensed !== 'no' || lookups.every(({ kind }) => kind !== 'license'), {
    error: 'No state licenses this profession: write certification or directory, or correct licensed.',
    path: ['lookups'],
  })
  .describe('A profession. All stand in content/professions.yaml.');

export type Treatment = z.infer<typeof treatmentSchema>;
export type Condition = z.infer<typeof conditionSchema>;
export type GlossaryEntry = z.infer<typeof glossarySchema>;
export type Profession = z.infer<typeof professionSchema>;
export type RegulatoryStatus = (typeof REGULATORY_STATUSES)[number];
export type Precaution = (typeof PRECAUTIONS)[number];
export type CostKind = (typeof COST_KINDS)[number];
export type LookupKind = (typeof LOOKUP_KINDS)[number];
export type Urgency = (typeof URGENCIES)[number];
export type Caution = z.infer<typeof cautionSchema>;
export type TreatmentFamily = (typeof TREATMENT_FAMILIES)[number];
export type BodyRegion = (typeof BODY_REGIONS)[number];
