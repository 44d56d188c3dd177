/** The findings as files for other people's programs: JSON with a schema, and CSV for spreadsheets. */
import { address } from '#site/addresses.ts';
import { z } from 'zod';
import { withoutCitations } from '#site/citations.ts';
import { mergedObject } from '#site/schema-fields.ts';
import { findingWords, isCurrent, type FindingRow } from './model.ts';
import { figureInWords } from './patient-words.ts';
import { FINDING_KINDS, findingSchema, resultSchema } from './schema.ts';

/** Creative Commons Attribution 4.0: see LICENSE-content. */
export const DATA_LICENSE = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' } as const;

/** Raised with each change of the fields; what changed stands on the page of the data. */
export const DATA_VERSION = '2.0.0';

/** What changed with each version of the fields, the newest first. */
export const DATA_CHANGES: readonly {
  readonly version: string;
  readonly on: string;
  readonly what: readonly string[];
}[] = [
  {
    version: '2.0.0',
    on: '2026-11-29',
    what: [
      'Each record is a finding of one of six kinds (kind): result, guideline, harm-report, opinion, standing, not-found. The list that was called “claims” is called “findings”.',
      'New: outcome, comparator in the source’s words and as a kind, population, the figure with its interval and scale, how many people of how many, who graded the certainty and why, harms, search date, supersededBy, withdrawn, isCurrent.',
      'Guidelines carry body, year, jurisdiction, advice for or against, and strength. Regulators’ decisions carry authority, date and what they are about.',
      'A record can stand for “looked for, and not found”. It has no source.',
      '“licence” is spelled “license”.',
    ],
  },
  { version: '1.0.0', on: '2026-11-23', what: ['First version.'] },
];

const { treatment, condition, statement, checkedOn } = resultSchema.shape;
const {
  kind: _kind,
  treatment: _treatment,
  condition: _condition,
  statement: _statement,
  checkedOn: _checkedOn,
  ...facts
} = mergedObject(findingSchema).shape as Record<string, z.ZodType>;

/** One finding as it is published. A field that its kind has not is left out of JSON and empty in CSV. */
const evidenceRecordSchema = z
  .strictObject({
    id: z.string().describe('Treatment, a slash, and the name of the finding. It does not change.'),
    kind: z.enum(FINDING_KINDS).describe('What kind of finding it is.'),
    treatment,
    treatmentName: z.string().describe('Name of the treatment.'),
    family: z.string().describe('Kind of treatment.'),
    condition,
    conditionName: z.string().describe('Name of the condition.'),
    bodyRegion: z.string().describe('Where the condition hurts first of all.'),
    statement,
    ...facts,
    checkedOn,
    words: z.string().describe('What it says in a few words, as this site shows it.'),
    figureInWords: z.string().optional().describe('The figure in words for patients, where its scale allows.'),
    isCurrent: z.boolean().describe('False when its source was replaced or its advice withdrawn.'),
    url: z.url().describe('Where this site shows the finding.'),
  })
  .describe('One finding: what a source says a treatment does for a condition, and how sure anyone is.');

export type EvidenceRecord = z.infer<typeof evidenceRecordSchema> & Readonly<Record<string, unknown>>;

const evidenceFileSchema = z
  .strictObject({
    $schema: z.url(),
    version: z.string().describe('Version of the fields, not of the data.'),
    title: z.string(),
    publisher: z.string().describe('Whom to name when you reuse the data.'),
    url: z.url().describe('Where the data is described.'),
    license: z.strictObject({ name: z.string(), url: z.url() }),
    checkedOn: z.iso.date().describe('The last day on which any of the findings was compared with its source.'),
    findings: z.array(evidenceRecordSchema),
  })
  .describe('Findings on treatments for pain.');

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

/** Every field of a finding, in the order of the columns. */
export const EVIDENCE_FIELDS: readonly EvidenceField[] = Object.entries(evidenceRecordSchema.shape).map(
  ([name, field]) => ({ name, meaning: field.description ?? '' }),
);

interface NamedTopic {
  readonly name: string;
  readonly url: string;
  readonly group: string;
}

/** Where it stands: on the page of its treatment and condition, or, where it makes no pair, on the treatment's page. */
const placeOfFinding = ({ kind, treatment, condition }: FindingRow, treatmentUrl: string): string => {
  if (kind === 'standing') return `${treatmentUrl}#safety`;
  return kind === 'not-found' ? `${treatmentUrl}#evidence` : address.pair(treatment, condition);
};

/** @param siteUrl Origin of the site without a slash at the end. */
export const toEvidenceRecord = (
  claim: FindingRow,
  topics: ReadonlyMap<string, NamedTopic>,
  siteUrl: string,
): EvidenceRecord => {
  const { references: _references, ...rest } = claim;
  const of = (slug: string): NamedTopic => {
    const topic = topics.get(slug);
    if (!topic) throw new Error(`No treatment or condition "${slug}"; the checks should have said so.`);
    return topic;
  };
  const [treated, suffered] = [of(claim.treatment), of(claim.condition)];
  const words = 'figure' in claim && claim.figure ? figureInWords(claim.figure) : undefined;
  const harms = 'harms' in claim ? claim.harms : undefined;
  return evidenceRecordSchema.parse({
    ...rest,
    treatmentName: treated.name,
    family: treated.group,
    conditionName: suffered.name,
    bodyRegion: suffered.group,
    ...(harms !== undefined && { harms: withoutCitations(harms) }),
    words: findingWords(claim),
    ...(words !== undefined && { figureInWords: words }),
    isCurrent: isCurrent(claim),
    url: `${siteUrl}${placeOfFinding(claim, treated.url)}`,
  });
};

// Spreadsheets take a cell for a formula when it starts so, in any width of letter (OWASP, CSV injection).
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;

const cellText = (value: unknown): string => {
  if (Array.isArray(value)) return value.join('; ');
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};

/** One cell after RFC 4180. An apostrophe in front keeps a spreadsheet from computing it. */
export const csvCell = (value: unknown): string => {
  const text = cellText(value);
  const safe = typeof value !== 'number' && FORMULA_START.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** RFC 4180: a line of names, lines that end in CR LF, UTF-8. The byte order mark tells Excel so. */
export const toCsv = (records: readonly EvidenceRecord[]): string => {
  const names = EVIDENCE_FIELDS.map(({ name }) => name);
  const lines = [names.join(','), ...records.map((record) => names.map((name) => csvCell(record[name])).join(','))];
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
};
