/** The claims as files for other people's programs: JSON with a schema, and CSV for spreadsheets. */
import { z } from 'zod';
import { withoutCitations } from '#site/citations.ts';
import type { ClaimRow } from './model.ts';
import { claimSchema } from './schema.ts';

/** Creative Commons Attribution 4.0: see LICENSE-content. */
export const DATA_LICENCE = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' } as const;

const { treatment, condition, kind, ...facts } = claimSchema.shape;

/** One claim as it is published. A field that does not apply is left out of JSON and empty in CSV. */
export const evidenceRecordSchema = z
  .strictObject({
    id: z.string().describe('Treatment, a slash, and the name of the claim. It does not change.'),
    treatment: treatment.describe('Id of the treatment.'),
    treatmentName: z.string().describe('Name of the treatment.'),
    family: z.string().describe('Kind of treatment.'),
    condition: condition.describe('Id of the condition.'),
    conditionName: z.string().describe('Name of the condition.'),
    bodyRegion: z.string().describe('Where the condition hurts first of all.'),
    kind: kind.unwrap().describe(kind.description ?? ''),
    ...facts,
    sources: facts.sources.describe('Ids of sources.json.'),
    url: z.url().describe('Where this site shows the claim.'),
  })
  .describe('One claim of evidence: what a treatment does for a condition, and how sure anyone is.');

export type EvidenceRecord = z.infer<typeof evidenceRecordSchema>;

const evidenceFileSchema = z
  .strictObject({
    $schema: z.url(),
    title: z.string(),
    publisher: z.string().describe('Whom to name when you reuse the data.'),
    url: z.url().describe('Where the data is described.'),
    licence: z.strictObject({ name: z.string(), url: z.url() }),
    checkedOn: z.iso.date().describe('The last day on which any of the claims was compared with its source.'),
    claims: z.array(evidenceRecordSchema),
  })
  .describe('Claims of evidence on treatments for pain.');

export type EvidenceFile = z.infer<typeof evidenceFileSchema>;

/** JSON Schema, draft 2020-12. */
export const evidenceJsonSchema = (id: string): Record<string, unknown> => ({
  $id: id,
  ...z.toJSONSchema(evidenceFileSchema, { io: 'output' }),
});

export interface EvidenceField {
  readonly name: string;
  readonly meaning: string;
}

/** Every field of a claim, in the order of the columns. */
export const EVIDENCE_FIELDS: readonly EvidenceField[] = Object.entries(evidenceRecordSchema.shape).map(
  ([name, field]) => ({ name, meaning: field.description ?? '' }),
);

interface NamedTopic {
  readonly name: string;
  readonly url: string;
  readonly group: string;
}

/** @param siteUrl Origin of the site without a slash at the end. */
export const toEvidenceRecord = (
  claim: ClaimRow,
  topics: ReadonlyMap<string, NamedTopic>,
  siteUrl: string,
): EvidenceRecord => {
  const { id, references: _references, harms, ...rest } = claim;
  const of = (slug: string): NamedTopic => {
    const topic = topics.get(slug);
    if (!topic) throw new Error(`No treatment or condition "${slug}"; the checks should have said so.`);
    return topic;
  };
  const [treated, suffered] = [of(claim.treatment), of(claim.condition)];
  return evidenceRecordSchema.parse({
    ...rest,
    id,
    treatmentName: treated.name,
    family: treated.group,
    conditionName: suffered.name,
    bodyRegion: suffered.group,
    ...(harms !== undefined && { harms: withoutCitations(harms) }),
    url: `${siteUrl}${treated.url}#${claim.kind === 'standing' ? 'safety' : `on-${claim.condition}`}`,
  });
};

// Spreadsheets take a cell for a formula when it starts so, in any width of letter (OWASP, CSV injection).
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;

/** One cell after RFC 4180. An apostrophe in front keeps a spreadsheet from computing it. */
export const csvCell = (value: string | number | readonly string[] | undefined): string => {
  const text = Array.isArray(value) ? value.join('; ') : String(value ?? '');
  const safe = typeof value !== 'number' && FORMULA_START.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** RFC 4180: a line of names, lines that end in CR LF, UTF-8. The byte order mark tells Excel so. */
export const toCsv = (records: readonly EvidenceRecord[]): string => {
  const names = EVIDENCE_FIELDS.map(({ name }) => name) as (keyof EvidenceRecord)[];
  const lines = [names.join(','), ...records.map((record) => names.map((name) => csvCell(record[name])).join(','))];
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
};
