import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  csvCell,
  DATA_VERSION,
  EVIDENCE_FIELDS,
  evidenceJsonSchema,
  toCsv,
  toEvidenceRecord,
} from '#evidence/open-data.ts';
import { guideline, result, standing } from '#tests/evidence/findings.ts';

const TOPICS = new Map([
  ['yoga', { name: 'Yoga', url: '/treatments/yoga/', group: 'movement' }],
  ['neck-pain', { name: 'Neck pain', url: '/conditions/neck-pain/', group: 'neck' }],
]);
const SITE = 'https://example.org';

const record = (fields: Parameters<typeof result>[0] = {}) => toEvidenceRecord(result(fields), TOPICS, SITE);

/** Reads RFC 4180, to see that nothing is lost on the way. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.slice(0, -1);
}

test('a record names both topics, drops the marks of citations and says where the finding stands', () => {
  expect(record({ harms: 'Sore muscles [@able-2020].' })).toMatchObject({
    treatmentName: 'Yoga',
    family: 'movement',
    conditionName: 'Neck pain',
    bodyRegion: 'neck',
    harms: 'Sore muscles.',
    url: 'https://example.org/evidence/yoga/neck-pain/',
  });
});

test('a regulator’s standing is shown in the safety box', () => {
  expect(toEvidenceRecord(standing(), TOPICS, SITE).url).toBe('https://example.org/treatments/yoga/#safety');
});

test('a record of an unknown topic is our own mistake and is thrown', () => {
  expect(() => record({ condition: 'hiccups' })).toThrow('hiccups');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '－1'])('%j does not start a formula', (text) => {
  expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
});

test('numbers stay numbers, and nothing stays empty', () => {
  expect(csvCell(-5)).toBe('-5');
  expect(csvCell(undefined)).toBe('');
  expect(csvCell(['a', 'b'])).toBe('a; b');
});

test('any text comes back from the CSV as it went in, but for the apostrophe', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (statement) => {
      const [head = [], row = []] = readCsv(toCsv([{ ...record(), statement }]).slice(1));
      expect(row).toHaveLength(EVIDENCE_FIELDS.length);
      expect(row[head.indexOf('statement')]?.replace(/^'/, '')).toBe(statement.replace(/^'/, ''));
    }),
  );
});

test('lines end in CR LF, and the first names the fields', () => {
  const lines = toCsv([record()]).slice(1).split('\r\n');
  expect(lines[0]).toBe(EVIDENCE_FIELDS.map(({ name }) => name).join(','));
  expect(lines).toHaveLength(3);
  expect(lines[2]).toBe('');
});

test('every field is described', () => {
  expect(EVIDENCE_FIELDS.filter(({ meaning }) => meaning === '')).toEqual([]);
});

test('the schema takes a file of records and refuses one with a field too many', () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(evidenceJsonSchema(`${SITE}/schema`));
  const file = {
    $schema: `${SITE}/schema`,
    version: DATA_VERSION,
    title: 'x',
    publisher: 'x',
    url: SITE,
    license: { name: 'x', url: SITE },
    checkedOn: '2026-11-23',
    findings: [record()],
  };
  expect(validate(file)).toBe(true);
  expect(validate({ ...file, findings: [{ ...record(), more: 1 }] })).toBe(false);
});

test('a guideline has its body and its advice, and no direction', () => {
  const advised = toEvidenceRecord(guideline({ advice: 'against', strength: 'strong' }), TOPICS, SITE);
  expect(advised).toMatchObject({
    body: 'College of Examples',
    advice: 'against',
    strength: 'strong',
    isCurrent: true,
  });
  expect(advised).not.toHaveProperty('direction');
});

test('a figure on a named scale is published in words, too', () => {
  const figure = { printed: 'MD −1.0', measure: 'mean-difference', value: -1, better: 'lower' } as const;
  expect(record({ figure: { ...figure, scale: { name: 'pain', min: 0, max: 10 } } }).figureInWords).toBe(
    'about 1 point less on a 0–10 pain scale',
  );
  expect(record({ figure })).not.toHaveProperty('figureInWords');
});
