import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import type { EvidenceFile } from '#evidence/open-data.ts';
import { attribute, DIST, elementsNamed, fileFor, readContentPages, SITE_URL, textOf } from '#tests/site/pages.ts';

const readText = (file: string): string => readFileSync(join(DIST, file), 'utf8');
const readJson = (file: string): unknown => JSON.parse(readText(file));

type Finding = EvidenceFile['findings'][number];

const pages = readContentPages();
const pageAt = (url: string) => pages.find((page) => page.url === url);
const data = readJson('data/evidence.json') as EvidenceFile;
const findingIds = readdirSync('content/evidence', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replaceAll('\\', '/').replace(/\.yaml$/, ''));
const sourceIds = readdirSync('content/sources').map((name) => name.replace(/\.yaml$/, ''));

test('evidence.json holds every finding of the content and follows its schema', () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    readJson('data/evidence.schema.json') as object,
  );
  validate(data);
  expect(validate.errors).toBeNull();
  expect(data.findings.map(({ id }) => id).sort()).toEqual(findingIds.sort());
});

test('the CSV has the same findings, a line each, and no cell that a spreadsheet would compute', () => {
  const csv = readText('data/evidence.csv');
  const rows = csv
    .replaceAll(/"(?:[^"]|"")*"/g, (quoted) => quoted.replaceAll(/[\r\n,]/g, ' '))
    .split('\r\n')
    .filter(Boolean);
  expect(rows.length - 1).toBe(data.findings.length);
  expect(rows.flatMap((row) => row.split(',')).filter((cell) => /^"?[=+\-@\t]/.test(cell))).toEqual([]);
});

test('sources.json is valid CSL-JSON and holds every source, as sources.bib does', () => {
  const validate = new Ajv({ strict: false }).compile(
    JSON.parse(readFileSync('tests/fixtures/csl-data.schema.json', 'utf8')) as object,
  );
  const items = readJson('data/sources.json') as { id: string }[];
  validate(items);
  expect(validate.errors).toBeNull();
  expect(items.map(({ id }) => id).sort()).toEqual(sourceIds.sort());
  const keys = [...readText('data/sources.bib').matchAll(/^@\w+\{([^,]+),$/gm)].map(([, key]) => key);
  expect(keys.sort()).toEqual(sourceIds.sort());
});

test('every source page offers its reference in three formats', () => {
  const missing = sourceIds.flatMap((id) =>
    ['bib', 'ris', 'json'].flatMap((ending) => {
      const isOffered = pageAt(`/sources/${id}/`)?.elements.some(
        (element) => attribute(element, 'href') === `/sources/${id}.${ending}`,
      );
      return isOffered === true && fileFor(`/sources/${id}.${ending}`) !== undefined ? [] : [`${id}.${ending}`];
    }),
  );
  expect(missing).toEqual([]);
});

test('the address of every finding leads to a page and a place that exist', () => {
  const wrong = data.findings.filter(({ url }) => {
    const [path = '', anchor] = url.slice(SITE_URL.length).split('#');
    const page = pageAt(path);
    return !page || (anchor !== undefined && !page.elements.some((element) => attribute(element, 'id') === anchor));
  });
  expect(wrong.map(({ url }) => url)).toEqual([]);
});

test('every finding is told on the page of its treatment for its condition, and both lead there', () => {
  const normal = (text: string): string => text.replaceAll(/\s+/g, ' ');
  const texts = new Map<string, string>();
  const textAt = (url: string): string => {
    const known =
      texts.get(url) ??
      [pageAt(url)]
        .flatMap((page) => (page ? elementsNamed(page, 'main') : []))
        .map(textOf)
        .join(' ');
    texts.set(url, known);
    return known;
  };
  const pairOf = ({ treatment, condition }: Finding): string => `/evidence/${treatment}/${condition}/`;
  const placesOf = (finding: Finding): string[] => {
    const [treatment, condition] = [`/treatments/${finding.treatment}/`, `/conditions/${finding.condition}/`];
    // What a regulator says stands in the safety box of its treatment, in words of its own.
    if (finding.kind === 'standing') return [condition];
    return finding.kind === 'not-found' ? [treatment, condition] : [pairOf(finding)];
  };
  const missing = data.findings.flatMap((finding) =>
    placesOf(finding)
      .filter((url) => !normal(textAt(url)).includes(normal(finding.statement)))
      .map((url) => `${finding.id} is not on ${url}`),
  );
  expect(missing).toEqual([]);
  const leadsTo = new Map(
    pages.map((page) => [page.url, new Set(page.elements.flatMap((element) => attribute(element, 'href') ?? []))]),
  );
  const unlinked = data.findings
    .filter(({ kind }) => kind !== 'standing' && kind !== 'not-found')
    .flatMap((finding) =>
      [`/treatments/${finding.treatment}/`, `/conditions/${finding.condition}/`]
        .filter((url) => leadsTo.get(url)?.has(pairOf(finding)) !== true)
        .map((url) => `${url} does not lead to ${pairOf(finding)}`),
    );
  expect([...new Set(unlinked)]).toEqual([]);
});

test('the map has a mark for every pair with a finding, and a word for every treatment and condition without', () => {
  const map = pageAt('/evidence/');
  const pairs = new Set(
    data.findings
      .filter(({ kind }) => kind !== 'standing' && kind !== 'not-found')
      .map((finding) => `/evidence/${finding.treatment}/${finding.condition}/`),
  );
  const hrefs = new Set(map?.elements.flatMap((element) => attribute(element, 'href') ?? []));
  expect([...pairs].filter((pair) => !hrefs.has(pair))).toEqual([]);
  const topics = ['treatments', 'conditions'].flatMap((kind) =>
    readdirSync(`content/${kind}`).map((name) => `/${kind}/${name.replace(/\.md$/, '')}/`),
  );
  expect(topics.filter((url) => !hrefs.has(url))).toEqual([]);
});

test('no mark of a citation is left in a statement', () => {
  // The guide for writers shows how to cite, in code: that is no statement.
  const words = (html: string): string => html.replaceAll(/<code\b[^>]*>[^<]*<\/code>/g, '');
  const marked = pages.filter(({ html }) => words(html).includes('[@')).map(({ url }) => url);
  expect(marked).toEqual([]);
  expect(JSON.stringify(data)).not.toContain('[@');
});

test('source pages lead back to every treatment and condition whose claims rest on them', () => {
  const missing = findingIds.flatMap((id) => {
    const finding = parse(readFileSync(`content/evidence/${id}.yaml`, 'utf8')) as {
      treatment: string;
      condition: string;
      sources: string[];
    };
    return finding.sources.flatMap((source) => {
      const hrefs = pageAt(`/sources/${source}/`)?.elements.map((element) => attribute(element, 'href')) ?? [];
      return [`/treatments/${finding.treatment}/`, `/conditions/${finding.condition}/`]
        .filter((url) => !hrefs.includes(url))
        .map((url) => `${source} → ${url}`);
    });
  });
  expect(missing).toEqual([]);
});
