import { z } from 'zod';
import { calendarDate, citableLine, httpsUrl, line, slug, slugOf } from '#site/fields.ts';

/** GRADE certainty of evidence, plus `not-graded` where the source does not state one. See gradeworkinggroup.org. */
export const CERTAINTIES = ['high', 'moderate', 'low', 'very-low', 'not-graded'] as const;
export const DIRECTIONS = ['benefit', 'no-difference', 'harm', 'mixed', 'unclear'] as const;
export const MAGNITUDES = ['large', 'medium', 'small', 'trivial', 'unclear'] as const;

/**
 * What a claim is. Only `result` and `harm-report` tell what happened to people; a recommendation is advice, an opinion
 * is one author's, and a standing is what a regulator decided.
 */
export const CLAIM_KINDS = ['result', 'recommendation', 'harm-report', 'opinion', 'standing'] as const;

/** The CSL types we use. See docs.citationstyles.org, appendix III. */
export const SOURCE_TYPES = ['article-journal', 'report', 'webpage', 'book', 'paper-conference'] as const;

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
        'randomised-trial',
        'narrative-review',
        'regulator',
        'case-reports',
        'survey',
        'other',
      ])
      .describe('What kind of source it is.'),
    verification: z
      .strictObject({
        seenAt: line(400).describe('Where it was seen.'),
        conclusionSeen: z
          .boolean()
          .describe('Whether the authors’ conclusion itself was read. If not, it may be cited for existence only.'),
        finding: line(700).describe('What it found, in our own words; or what is known of it.'),
        certainty: line(200).optional().describe('The certainty the source states, in its own words.'),
        note: line(400).optional().describe('Anything a reader should know: a missing DOI, a dispute, a funder.'),
      })
      .describe('How we verified it.'),
    retraction: z
      .strictObject({
        kind: z.enum(['retracted', 'erratum', 'expression-of-concern']),
        noticedOn: calendarDate,
        note: line(240),
      })
      .optional()
      .describe('A retraction, erratum or expression of concern.'),
  })
  .describe('One source: CSL fields and how it was verified. The file name is its id.');

export const claimSchema = z
  .strictObject({
    treatment: slugOf('treatments').describe('The treatment; also the folder.'),
    condition: slugOf('conditions').describe('The condition; the file name starts with it.'),
    kind: z
      .enum(CLAIM_KINDS)
      .default('result')
      .describe(
        'What it is: a measured result (when left out), a guideline’s recommendation, a report of harm, an opinion, or a regulator’s standing.',
      ),
    outcome: line(120).describe('What was measured: pain intensity up to 3 months.'),
    comparator: line(120).describe('Against what: sham acupuncture, usual care, no treatment.'),
    certainty: z.enum(CERTAINTIES).describe('GRADE certainty, only where the source states it; else not-graded.'),
    direction: z.enum(DIRECTIONS).describe('Which way the result points.'),
    magnitude: z
      .enum(MAGNITUDES)
      .describe('How large, where the source says or gives a standardised figure; else unclear.'),
    effect: line(200).optional().describe('The figure as printed in the source: SMD −0.96.'),
    studies: z.number().int().positive().optional().describe('How many studies.'),
    participants: z.number().int().positive().optional().describe('How many people.'),
    statement: line(320).describe('One plain sentence a patient can read. It says no more than the finding.'),
    harms: citableLine(320).optional().describe('What the same source says about harms, if it does.'),
    sources: z
      .array(slugOf('sources'))
      .min(1, { error: 'A claim needs at least one source.' })
      .describe('Ids of content/sources. Each must have its conclusion seen.'),
    checkedOn: calendarDate.describe('The day the statement was last compared with its sources.'),
  })
  .describe('One claim of evidence: what a treatment does for a condition, and how sure anyone is.');

export const sourceId = slug;

export type Source = z.infer<typeof sourceSchema>;
export type Claim = z.infer<typeof claimSchema>;
export type ClaimKind = (typeof CLAIM_KINDS)[number];
export type Certainty = (typeof CERTAINTIES)[number];
export type Direction = (typeof DIRECTIONS)[number];
export type Magnitude = (typeof MAGNITUDES)[number];
