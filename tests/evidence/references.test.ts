import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Source } from '#evidence/schema.ts';
import { sourceSchema } from '#evidence/schema.ts';
import type { SourceEntry } from '#evidence/references.ts';
import {
  ageInYears,
  amaText,
  formatAmaReference,
  shortLabel,
  toBibtex,
  toBibtexFile,
  toCslJson,
  toRis,
} from '#evidence/references.ts';

const SOURCES = 'content/sources';

const entries: SourceEntry[] = readdirSync(SOURCES)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => ({
    id: name.replace(/\.yaml$/, ''),
    data: sourceSchema.parse(parse(readFileSync(`${SOURCES}/${name}`, 'utf8'))),
  }));

const sourceOf = (id: string): Source => {
  const entry = entries.find((candidate) => candidate.id === id);
  if (entry === undefined) throw new Error(`No source ${id}`);
  return entry.data;
};

const person = (family: string): { family: string; given: string } => ({ family, given: 'Ada B.' });

const article = (fields: Partial<Source> = {}): Source => ({
  type: 'article-journal',
  title: 'Warm baths',
  author: [person('Able')],
  authorsTruncated: false,
  issued: { 'date-parts': [[2020, 6, 15]] },
  'container-title': 'BMJ',
  keyword: [],
  design: 'other',
  verification: { seenAt: 'a test', conclusionSeen: true, finding: 'A test.', pairs: [] },
  ...fields,
});

/** Depth of braces as BibTeX counts them: a backslash does not hide a brace from it. */
const bracesClose = (text: string): boolean => {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
};

describe('the AMA reference', () => {
  it('prints a journal article with authors, year, issue, article number and DOI', () => {
    expect(amaText(sourceOf('mu-2020'))).toBe(
      'Mu J, Furlan AD, Lam WY, Hsu MY, Ning Z, Lao L. Acupuncture for chronic nonspecific low back pain. ' +
        'Cochrane Database of Systematic Reviews. 2020;(12):CD013814. doi:10.1002/14651858.CD013814',
    );
  });

  it('prints a report with its series, number and publisher', () => {
    expect(amaText(sourceOf('lucas-2024'))).toBe(
      'Lucas JW, Sohi I. Chronic Pain and High-impact Chronic Pain in U.S. Adults, 2023. NCHS Data Brief No. 518. ' +
        'National Center for Health Statistics; 2024. doi:10.15620/cdc/169630',
    );
  });

  it('prints a web page with its date and address', () => {
    expect(amaText(sourceOf('fda-2020-consumer-alert'))).toMatch(
      /^U\.S\. Food and Drug Administration\. Consumer Alert .+\. Published July 2020\. https:\/\/www\.fda\.gov\/\S+$/,
    );
  });

  it('says where a conference abstract was presented', () => {
    expect(amaText(sourceOf('johnston-2024-stemcell'))).toContain(
      'Presented at: Global Evidence Summit, Prague; 2024. https://',
    );
  });

  it('names six authors and cuts seven to three', () => {
    const six = ['Able', 'Bell', 'Cole', 'Dunn', 'Ezra', 'Ford'].map(person);
    expect(formatAmaReference(article({ author: six })).authors).toBe(
      'Able AB, Bell AB, Cole AB, Dunn AB, Ezra AB, Ford AB.',
    );
    expect(formatAmaReference(article({ author: [...six, person('Gray')] })).authors).toBe(
      'Able AB, Bell AB, Cole AB, et al.',
    );
  });

  it('says et al. when the list we saw was cut, however short', () => {
    expect(formatAmaReference(article({ authorsTruncated: true })).authors).toBe('Able AB, et al.');
  });

  it('keeps a study group after a semicolon', () => {
    expect(formatAmaReference(sourceOf('vickers-2018')).authors).toMatch(
      /^Vickers AJ, Vertosick EA, Lewith G, et al; Acupuncture Trialists.+\.$/,
    );
    expect(formatAmaReference(article({ author: [person('Able'), { literal: 'Bath Group' }] })).authors).toBe(
      'Able AB; Bath Group.',
    );
  });

  it.each([
    ['Brian M.', 'BM'],
    ['R. W. J. G.', 'RWJG'],
    ['R.W.J.G.', 'RWJG'],
    ['AD', 'AD'],
    ['Jean-Paul', 'JP'],
    ['Amanda C de C', 'ACC'],
    ['Ágnes', 'Á'],
  ])('shortens the given name %s to %s', (given, expected) => {
    expect(formatAmaReference(article({ author: [{ family: 'Able', given }] })).authors).toBe(`Able ${expected}.`);
  });

  it.each([
    [{ volume: '12', issue: '3', page: '45-67' }, '2020;12(3):45-67.'],
    [{ volume: '12', page: '45-67' }, '2020;12:45-67.'],
    [{ issue: '3', page: 'e4' }, '2020;(3):e4.'],
    [{ page: 'CD1' }, '2020:CD1.'],
    [{ volume: '12' }, '2020;12.'],
    [{}, '2020.'],
  ])('sets year, volume, issue and page of %o', (fields, expected) => {
    expect(formatAmaReference(article(fields)).detail).toBe(expected);
  });

  it('adds no second mark to a title that is a question', () => {
    expect(amaText(sourceOf('ceballos-laita-2024'))).toContain('Is Craniosacral Therapy Effective? A Systematic');
    expect(formatAmaReference(article({ title: 'Do baths help?' })).title).toBe('Do baths help?');
  });

  it('tells of a retraction or an erratum', () => {
    const retraction = { kind: 'retracted', noticedOn: '2026-01-01', note: 'Data could not be confirmed' } as const;
    expect(amaText(article({ retraction }))).toContain(' Retracted: Data could not be confirmed.');
    expect(amaText(sourceOf('sanderson-2015'))).toContain(' Erratum: Published on November 4, 2015.');
  });

  it('links to the resolver with every odd sign of a DOI encoded', () => {
    const { links } = formatAmaReference(article({ DOI: '10.1002/(SICI)1<1::AID-X>3.0.CO;2-#?', PMCID: 'PMC1' }));
    expect(links[0]).toEqual({
      label: 'doi:10.1002/(SICI)1<1::AID-X>3.0.CO;2-#?',
      url: 'https://doi.org/10.1002/(SICI)1%3C1%3A%3AAID-X%3E3.0.CO%3B2-%23%3F',
    });
    expect(links[1]?.url).toBe('https://pmc.ncbi.nlm.nih.gov/articles/PMC1/');
  });

  it('falls back to PubMed Central where there is neither DOI nor publisher page', () => {
    expect(amaText(sourceOf('bennell-2021'))).toMatch(/https:\/\/pmc\.ncbi\.nlm\.nih\.gov\/articles\/PMC8611484\/$/);
  });
});

describe('the short label', () => {
  it('is the first author and the year', () => {
    expect(shortLabel(sourceOf('mu-2020'))).toBe('Mu 2020');
    expect(shortLabel(sourceOf('who-2023-lbp'))).toBe('World Health Organization 2023');
  });
});

describe('the age of a source', () => {
  it('turns on the day of publication', () => {
    expect(ageInYears(article(), '2025-06-14')).toBe(4);
    expect(ageInYears(article(), '2025-06-15')).toBe(5);
  });

  it('counts an unknown month as January and an unknown day as the first', () => {
    expect(ageInYears(article({ issued: { 'date-parts': [[2020]] } }), '2025-01-01')).toBe(5);
    expect(ageInYears(article({ issued: { 'date-parts': [[2020, 6]] } }), '2025-05-31')).toBe(4);
    expect(ageInYears(article({ issued: { 'date-parts': [[2020, 6]] } }), '2025-06-01')).toBe(5);
  });

  it('is never below zero', () => {
    expect(ageInYears(article(), '2020-01-01')).toBe(0);
  });
});

describe('CSL-JSON', () => {
  const schema: unknown = JSON.parse(readFileSync('tests/fixtures/csl-data.schema.json', 'utf8'));
  const isCsl = new Ajv({ allowUnionTypes: true }).compile(schema as object);

  it('is valid for every source together', () => {
    isCsl(entries.map(({ id, data }) => toCslJson(data, id)));
    expect(isCsl.errors ?? []).toEqual([]);
  });

  it('keeps a cut author list visible and a retraction in the note', () => {
    const retraction = { kind: 'retracted', noticedOn: '2026-01-01', note: 'Data missing.' } as const;
    const item = toCslJson(article({ authorsTruncated: true, retraction, keyword: ['baths', 'heat'] }), 'able-2020');
    expect(item).toMatchObject({ id: 'able-2020', note: 'Retracted: Data missing.', keyword: 'baths, heat' });
    expect(item.author.at(-1)).toEqual({ literal: 'et al.' });
  });
});

describe('BibTeX', () => {
  it('writes every field under the name BibTeX gives it', () => {
    const fields = { volume: '12', issue: '3', page: 'e45-e67', DOI: '10.1000/a_b', keyword: ['baths'] };
    expect(toBibtex(article(fields), 'able-2020')).toBe(
      [
        '@article{able-2020,',
        '  author = {Able, Ada B.},',
        '  title = {{Warm baths}},',
        '  journal = {BMJ},',
        '  number = {3},',
        '  volume = {12},',
        '  pages = {e45--e67},',
        '  year = {2020},',
        '  keywords = {baths},',
        '  month = jun,',
        '  doi = {10.1000/a_b},',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('escapes what LaTeX would take as a command', () => {
    const title = String.raw`50% & more_or #1 of $x^2~{\input{passwd}}`;
    const line = toBibtex(article({ title }), 'able-2020').split('\n')[2];
    expect(line).toBe(
      String.raw`  title = {{50\% \& more\_or \#1 of \$x\textasciicircum{}2\textasciitilde{}\textbraceleft{}\textbackslash{}input\textbraceleft{}passwd\textbraceright{}\textbraceright{}}},`,
    );
  });

  it('takes no group apart and ends a cut list in others', () => {
    const author = [{ literal: 'Bath and Heat Group' }, { family: 'Smith, Jr' }, person('de Wildt')];
    expect(toBibtex(article({ author, authorsTruncated: true }), 'a')).toContain(
      'author = {{Bath and Heat Group} and {Smith, Jr} and de Wildt, Ada B. and others},',
    );
  });

  it('gives one closed entry per source in one file', () => {
    const file = toBibtexFile(entries);
    expect(bracesClose(file)).toBe(true);
    expect(file.match(/^@[a-z]+\{[a-z0-9-]+,$/gm)).toHaveLength(entries.length);
    expect(file.match(/^\}$/gm)).toHaveLength(entries.length);
  });

  it('stays one closed entry whatever the text holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const noisy = article({
          title: text,
          author: [{ literal: text }],
          keyword: [text],
          URL: `https://a.org/${text}`,
        });
        const entry = toBibtex(noisy, 'a');
        expect(bracesClose(entry)).toBe(true);
        expect(entry.split(/\r\n|[\n\r\u2028\u2029]/)).toHaveLength(
          toBibtex({ ...noisy, title: 'x' }, 'a').split('\n').length,
        );
      }),
    );
  });
});

describe('RIS', () => {
  it('starts with the type, splits the pages and ends the record', () => {
    const fields = { volume: '12', issue: '3', page: 'e31-e39', PMID: '123', DOI: '10.1000/x' };
    expect(toRis(article(fields), 'able-2020').split('\r\n')).toEqual([
      'TY  - JOUR',
      'ID  - able-2020',
      'AU  - Able, Ada B.',
      'TI  - Warm baths',
      'T2  - BMJ',
      'PY  - 2020',
      'DA  - 2020/06/15/',
      'VL  - 12',
      'IS  - 3',
      'SP  - e31',
      'EP  - e39',
      'DO  - 10.1000/x',
      'AN  - 123',
      'ER  - ',
      '',
    ]);
  });

  it('keeps an article number whole', () => {
    const record = toRis(article({ page: 'CD013814' }), 'a');
    expect(record).toContain('SP  - CD013814\r\n');
    expect(record).not.toContain('EP  -');
  });

  it('lets no text start a field of its own', () => {
    const title = 'Baths\r\nER  - \r\nTY  - BOOK\u2028AU  - Mallory';
    const record = toRis(article({ title, author: [{ literal: 'A\nAU  - B' }] }), 'a');
    const tags = record.split(/[\r\n\u2028\u2029]+/).map((line) => line.slice(0, 2));
    expect(tags.filter((tag) => tag === 'TY')).toHaveLength(1);
    expect(tags.filter((tag) => tag === 'AU')).toHaveLength(1);
    expect(tags.filter((tag) => tag === 'ER')).toHaveLength(1);
  });

  it('says so when the list of authors was cut', () => {
    expect(toRis(sourceOf('skelly-2020'), 'skelly-2020')).toContain('N1  - The list of authors is not complete.\r\n');
  });
});

describe('every source of the bibliography', () => {
  it('is there to be formatted', () => {
    expect(entries.length).toBeGreaterThanOrEqual(97);
  });

  it.each(entries.map(({ id, data }) => [id, data] as const))('%s leaves no gap in any format', (id, data) => {
    const text = amaText(data);
    expect(text).not.toMatch(/undefined|NaN|\[object|\.\.|,\.|\s{2}|\s[.,;:]/);
    expect(text).toContain(data.title);
    expect(text).toContain(String(data.issued['date-parts'][0]?.[0]));
    for (const file of [toBibtex(data, id), toRis(data, id), JSON.stringify(toCslJson(data, id)), shortLabel(data)]) {
      expect(file).not.toMatch(/undefined|NaN|\[object/);
    }
    for (const line of toRis(data, id).trimEnd().split('\r\n')) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}-(?: \S.*)?$/);
    for (const { url } of formatAmaReference(data).links) expect(new URL(url).protocol).toBe('https:');
  });
});
