import { z } from 'zod';
import { calendarDate, citableLine, httpsUrl, line, slug, slugOf } from '#site/fields.ts';

/** GRADE certainty of evidence, plus `not-graded` where the source does not state one. See gradeworkinggroup.org. */
export const CERTAINTIES = ['high', 'moderate', 'low', 'very-low', 'not-graded'] as const;
export const DIRECTIONS = ['benefit', 'no-difference', 'harm', 'mixed', 'unclear'] as const;
const MAGNITUDES = ['large', 'medium', 'small', 'trivial', 'unclear'] as const;

/**
 * What a finding is. Only `result` and `harm-report` tell what happened to people; a guideline gives advice, an opinion
 * is one author's, a standing is what a regulator decided, and `not-found` says what was looked for in vain.
 */
export const FINDING_KINDS = ['result', 'guideline', 'harm-report', 'opinion', 'standing', 'not-found'] as const;

/** What a treatment was compared with, as a kind. `mixed` pools several, or the source does not say. */
const COMPARATOR_KINDS = [
  'sham-or-placebo',
  'no-treatment',
  'usual-care',
  'other-treatment',
  'mixed',
  'not-compared',
] as const;

/** Who rated the certainty. `not-stated`: the source rates it and does not say by which system. */
export const GRADERS = ['GRADE', 'AHRQ', 'ACP', 'authors', 'not-stated', 'none'] as const;

export const ADVICE = ['for', 'conditionally-for', 'no-recommendation', 'conditionally-against', 'against'] as const;

/** How a figure compares two groups. */
const MEASURES = [
  'mean-difference',
  'standardized-mean-difference',
  'risk-ratio',
  'odds-ratio',
  'risk-difference',
  'rate',
  'other',
] as const;

/** What a row of a source says: a finding's direction, or a guideline's advice. */
const ROW_DIRECTIONS = [...DIRECTIONS, 'recommended', 'recommended-against'] as const;

/** The CSL types we use. See docs.citationstyles.org, appendix III. */
const SOURCE_TYPES = [
  'article-journal',
  'report',
  'webpage',
  'book',
  'chapter',
  'paper-conference',
  'article',
] as const;

const cslName = z.union([
  z.strictObject({ family: line(80), given: line(80).optional() }),
  z.strictObject({ literal: line(160) }),
]);

const cslDate = z.strictObject({
  'date-parts': z
    .array(z.array(z.number().int()).min(1).max(3))
    .length(1)
    .describe('[[year, month, day]]; month and day may be left out.'),
});

const sourceRow = z
  .strictObject({
    id: z.number().int().positive().describe('Its number within the source. A finding names it as `row`.'),
    treatment: slug.describe('The treatment it is about; one that has no page here may stand.'),
    condition: slug.describe('The condition it is about; one that has no page here may stand.'),
    outcome: line(160).describe('What was measured; “guideline recommendation” for advice.'),
    direction: z.enum(ROW_DIRECTIONS).describe('Which way it points.'),
    comparator: z.enum(COMPARATOR_KINDS).describe('What it was compared with, as a kind.'),
    effect: line(400).describe('The figure or words as seen; “not seen” when only the direction was.'),
    certainty: z.enum(CERTAINTIES).describe('As the source rates it.'),
    grader: z.enum(GRADERS).describe('Who rated it.'),
    locator: line(40).optional().describe('Where in a long source: Table 49.'),
  })
  .describe('One result of the source, as data.');

export const sourceSchema = z
  .strictObject({
    type: z.enum(SOURCE_TYPES).describe('CSL item type.'),
    title: line(400).describe('Title as printed.'),
    author: z.array(cslName).min(1).describe('Authors in order; {literal: et al.} last when the list was cut.'),
    authorsTruncated: z.boolean().default(false).describe('True when more authors exist than are listed.'),
    issued: cslDate.describe('When it was published.'),
    'container-title': line(160).optional().describe('Journal or series.'),
    'collection-title': line(160).optional().describe('Series a report belongs to.'),
    publisher: line(160).optional(),
    'publisher-place': line(80).optional(),
    volume: line(20).optional(),
    issue: line(20).optional(),
    page: line(40).optional(),
    number: line(40).optional(),
    DOI: z
      .string()
      .regex(/^10\.\d{4,9}\/\S+$/, { error: 'Write the DOI alone, like 10.1136/bmj.k851, without https://doi.org/.' })
      .optional()
      .describe('Digital object identifier, without the address.'),
    PMID: z
      .string()
      .regex(/^\d{1,8}$/, { error: 'A PMID is digits only.' })
      .optional()
      .describe('PubMed id.'),
    PMCID: z
      .string()
      .regex(/^PMC\d+$/, { error: 'A PMCID looks like PMC8445610.' })
      .optional()
      .describe('PubMed Central id.'),
    URL: httpsUrl.optional().describe('Where it can be read, when there is no DOI.'),
    keyword: z.array(line(60)).default([]).describe('Words for finding it in the bibliography.'),
    design: z
      .enum([
        'systematic-review',
        'guideline',
        'randomized-trial',
        'narrative-review',
        'regulator',
        'case-reports',
        'survey',
        'other',
      ])
      .describe('What kind of source it is.'),
    verification: z
      .strictObject({
        seenAt: line(900).describe('Where it was seen.'),
        conclusionSeen: z
          .boolean()
          .describe('Whether the authors’ conclusion itself was read. If not, it may be cited for existence only.'),
        finding: line(2400).describe('What it found, in our own words; or what is known of it.'),
        certainty: line(200).optional().describe('The certainty the source states, in its own words.'),
        note: line(400).optional().describe('Anything a reader should know: a missing DOI, a dispute, a funder.'),
        pairs: z
          .array(sourceRow)
          .default([])
          .describe(
            'What it says of each treatment and condition, one row an outcome. Findings are held against these.',
          ),
      })
      .describe('How we verified it.'),
    retraction: z
      .strictObject({
        kind: z.enum(['retracted', 'withdrawn', 'erratum', 'expression-of-concern']),
        noticedOn: calendarDate,
        note: line(240),
      })
      .optional()
      .describe('A retraction, withdrawal, erratum or expression of concern.'),
    supersededBy: z
      .strictObject({
        source: slugOf('sources').optional().describe('The newer version, where it is among our sources.'),
        note: line(240).describe('The newer version in words: the update of March 2026, DOI 10.1002/….'),
      })
      .optional()
      .describe('A newer version of the same work.'),
  })
  .describe('One source: CSL fields and how it was verified. The file name is its id.');

const subject = {
  treatment: slugOf('treatments').describe('The treatment; also the folder.'),
  condition: slugOf('conditions').describe('The condition; the file name starts with it.'),
  population: line(160)
    .optional()
    .describe('Who was studied, when that differs from the condition: acute low back pain; knee and hip pooled.'),
};

const saying = {
  statement: line(320).describe('One or two plain sentences a patient can read. They say no more than the source.'),
  harms: citableLine(320).optional().describe('What the same source says about harms, if it does.'),
};

const origin = {
  sources: z
    .array(slugOf('sources'))
    .min(1, { error: 'A finding needs at least one source.' })
    .describe(
      'Ids of content/sources. Each must have its conclusion seen. The first is the one that `row` belongs to.',
    ),
  row: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('The id of the row in verification.pairs of the first source that the finding tells.'),
  searchedOn: line(40)
    .optional()
    .describe('Up to when the authors searched, as far as it is known: 2021-07, March 2020.'),
  supersededBy: line(240)
    .optional()
    .describe('The newer version, when the source has one. The finding is shown as history and sums up nothing.'),
  withdrawn: line(240)
    .optional()
    .describe('By whom and why, when the source or the advice was withdrawn. It is shown as history.'),
  checkedOn: calendarDate.describe('The day the finding was last compared with its sources.'),
};

const sureness = {
  certainty: z.enum(CERTAINTIES).describe('As the source rates this very outcome; else not-graded.'),
  grader: z.enum(GRADERS).describe('Who rated it, by which system. none goes with not-graded.'),
  certaintyBecause: line(240)
    .optional()
    .describe('Why it is no higher, or no lower, after the source: few small trials. Needed where it is rated.'),
};

const figureSchema = z.strictObject({
  printed: line(240).describe('The figure with its interval, as printed: MD −1.10 (95% CI −1.80 to −0.40).'),
  measure: z.enum(MEASURES).optional().describe('How it compares: mean-difference, risk-ratio …'),
  value: z.number().optional().describe('The figure as a number.'),
  low: z.number().optional().describe('Lower end of the interval.'),
  high: z.number().optional().describe('Upper end of the interval.'),
  matters: z
    .number()
    .positive()
    .optional()
    .describe('The smallest difference that matters on this scale, only where the source set one beforehand.'),
  better: z.enum(['lower', 'higher']).default('lower').describe('Which way is good for the patient.'),
  scale: z
    .strictObject({
      name: line(80).describe('What is counted: pain.'),
      min: z.number().describe('The best or the least it can be.'),
      max: z.number().describe('The most it can be.'),
    })
    .optional()
    .describe('The scale, where the source names it. Only then is the figure put into words.'),
});

const frequencySchema = z.strictObject({
  what: line(120).describe('What happened to people: pain at least halved.'),
  of: z.union([z.literal(100), z.literal(1000), z.literal(10000)]).describe('The one denominator: of 100 people.'),
  with: z.number().nonnegative().describe('How many of them with the treatment.'),
  without: z.number().nonnegative().optional().describe('How many of them with the comparator.'),
});

const measured = {
  figure: figureSchema.optional().describe('The figure the source gives.'),
  frequency: frequencySchema
    .optional()
    .describe('How many people of how many, only from the source’s own counts. The fact box draws it.'),
  studies: z.number().int().positive().optional().describe('How many studies.'),
  participants: z.number().int().positive().optional().describe('How many people.'),
  countsOf: z
    .literal('source')
    .optional()
    .describe('source: the studies and people of the whole source; how many of them measured this was not seen.'),
};

export const resultSchema = z.strictObject({
  kind: z.literal('result').describe('A measured result.'),
  ...subject,
  outcome: line(120).describe('What was measured, and when: pain intensity up to 3 months.'),
  comparator: line(160).describe('Against what, in the source’s words: sham acupuncture, usual care, no treatment.'),
  comparatorKind: z.enum(COMPARATOR_KINDS).describe('The same as a kind. mixed when several are pooled.'),
  direction: z
    .enum(DIRECTIONS)
    .describe(
      'Which way it points. no-difference only where the source concludes that; merely not significant: unclear.',
    ),
  magnitude: z.enum(MAGNITUDES).default('unclear').describe('How large, where the source says; else unclear.'),
  magnitudeScale: line(160)
    .optional()
    .describe('What the size was judged on: the authors’ word; SMD after Cohen; 15 of 100 set beforehand as relevant.'),
  ...measured,
  ...sureness,
  ...saying,
  ...origin,
});

const guidelineSchema = z.strictObject({
  kind: z.literal('guideline').describe('What a guideline advises.'),
  ...subject,
  body: line(120).describe('Who advises: American College of Rheumatology.'),
  year: z.number().int().min(1990).max(2100).describe('The year of the guideline.'),
  jurisdiction: line(60).describe('Where it holds: United States, United Kingdom, Europe, worldwide.'),
  advice: z.enum(ADVICE).describe('For or against. no-recommendation where it abstains or finds too little.'),
  strength: line(60).optional().describe('The strength in the body’s own word: strong, conditional, weak, limited.'),
  wording: line(320).optional().describe('The advice as the body words it, shortened, no more than was seen.'),
  ...sureness,
  ...saying,
  ...origin,
});

const harmReportSchema = z.strictObject({
  kind: z.literal('harm-report').describe('What a source tells of harm.'),
  ...subject,
  outcome: line(120).describe('Which harm: serious events, drowsiness.'),
  comparator: line(160).optional().describe('Against what, if there was a comparison.'),
  comparatorKind: z.enum(COMPARATOR_KINDS).default('not-compared').describe('The same as a kind.'),
  seriousness: z.enum(['serious', 'not-serious', 'unclear']).describe('Whether the harm is serious.'),
  ...measured,
  ...sureness,
  ...saying,
  ...origin,
});

const opinionSchema = z.strictObject({
  kind: z.literal('opinion').describe('What an author thinks, without a result.'),
  ...subject,
  ...saying,
  ...origin,
});

const standingSchema = z.strictObject({
  kind: z.literal('standing').describe('What a regulator, court or lawmaker decided.'),
  ...subject,
  authority: line(120).describe('Who decided: Food and Drug Administration (FDA).'),
  jurisdiction: line(60).describe('Where it holds: United States.'),
  decidedOn: line(40).optional().describe('When, as far as it is known: 2024-12-18, February 2026.'),
  about: line(160).optional().describe('What it is about: which product, device or company.'),
  ...saying,
  ...origin,
});

const notFoundSchema = z.strictObject({
  kind: z.literal('not-found').describe('What was looked for and not found.'),
  ...subject,
  statement: saying.statement,
  searchedOn: calendarDate.describe('The day of the search.'),
  searchedIn: line(240).describe('Where: the Cochrane Library, PubMed.'),
  sources: z.array(slugOf('sources')).default([]).describe('Sources that exist and whose result was not seen, if any.'),
  checkedOn: origin.checkedOn,
});

export const findingSchema = z
  .discriminatedUnion('kind', [
    resultSchema,
    guidelineSchema,
    harmReportSchema,
    opinionSchema,
    standingSchema,
    notFoundSchema,
  ])
  .describe('One finding: what a source says a treatment does for a condition, and how sure anyone is.');

export type Source = z.infer<typeof sourceSchema>;
export type SourceRow = z.infer<typeof sourceRow>;
export type Finding = z.infer<typeof findingSchema>;
export type ResultFinding = z.infer<typeof resultSchema>;
export type GuidelineFinding = z.infer<typeof guidelineSchema>;
export type Figure = z.infer<typeof figureSchema>;
export type Frequency = z.infer<typeof frequencySchema>;
export type FindingKind = (typeof FINDING_KINDS)[number];
export type ComparatorKind = (typeof COMPARATOR_KINDS)[number];
export type Grader = (typeof GRADERS)[number];
export type Advice = (typeof ADVICE)[number];
export type Certainty = (typeof CERTAINTIES)[number];
export type Direction = (typeof DIRECTIONS)[number];
export type Magnitude = (typeof MAGNITUDES)[number];
