import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createIndex } from 'pagefind';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generatePages, htmlOf } from '#scripts/bench/generated-pages.ts';
import { planParts } from '#search/plan-parts.ts';
import { noteOf, readRecords } from '#search/read-records.ts';
import { updateIndex } from '#search/update-index.ts';
import { filesIn, readIndex } from '#tests/search/index-files.ts';

const SUBJECTS = ['Cupping', 'Qigong'].map((name) => ({
  name,
  sentences: [
    `${name} is tried when other things have not helped.`,
    'Jiménez and others asked about the knee, José too.',
  ],
}));
const GLOSSARY = '<dl><dt id="fascia">Fascia</dt><dd>Tissue around muscles 🦵.</dd></dl>';
const PROFILE =
  '<html lang="en"><head><title>x</title></head><body><nav>Menu</nav><main><div data-pagefind-body><h1>Ana Peña</h1>' +
  '<p>Massage in Albany</p></div><p>Call first</p></main></body></html>';
/** Small, so that there are many parts, with some kinds in one and others in several. */
const FEW = 50_000;
/** Articles, profiles, a topic, the glossary, and a page without a word. */
const KINDS_HERE = 5;

let folder: string;
let site: string;

const writePage = (path: string, html: string): void => {
  const file = join(site, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, html);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'update-index-'));
  site = join(folder, 'site');
  for (const page of generatePages(120, SUBJECTS)) writePage(`articles/${page.slug}/index.html`, htmlOf(page));
  for (let number = 0; number < 40; number += 1)
    writePage(`providers/p${number}/index.html`, PROFILE.replace('Albany', `Albany ${number}`));
  const topic = htmlOf({
    slug: '',
    title: 'Cupping',
    sections: [{ heading: 'Más', paragraphs: ['Jimenez, Jiménez'] }],
  });
  writePage(
    'treatments/cupping/index.html',
    topic.replace('<h2', '<p data-pagefind-ignore data-pagefind-meta="aka">Ventosas</p><h2'),
  );
  writePage('glossary/index.html', GLOSSARY);
  writePage('about/empty/index.html', '<html><body><main data-pagefind-body> </main></body></html>');
  writePage('search/index.html', '<html><body>Not to be found</body></html>');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const indexOf = async (name: string, options: Partial<Parameters<typeof updateIndex>[0]> = {}) => {
  const target = join(folder, name);
  const written = await updateIndex({ site, target, mostLetters: FEW, ...options });
  return { ...written, files: filesIn(target) };
};

const innerFiles = (files: ReadonlyMap<string, Buffer>): Map<string, Buffer> => {
  const { digest } = JSON.parse(files.get('contents.json')?.toString() ?? '') as { digest: string };
  return new Map(
    [...files]
      .filter(([path]) => path.startsWith(`${digest}/`))
      .map(([path, bytes]) => [path.slice(digest.length + 1), bytes]),
  );
};

test('many parts become the same index, byte for byte, as one', async () => {
  const many = await indexOf('many');
  const one = await indexOf('one', { mostLetters: Infinity });
  expect(many.partCount).toBeGreaterThan(10);
  expect(one.partCount).toBe(KINDS_HERE);
  expect(many.files).toEqual(one.files);
});

test('the index says what a single Pagefind says of the whole pages, in the same order', async () => {
  const { files } = await indexOf('ours');
  const { index } = await createIndex({ forceLanguage: 'en' });
  if (!index) throw new Error('Pagefind did not start.');
  const records = new Map([...readRecords(site)].map((record) => [record.url, record]));
  const ordered = planParts([...records.values()].map(noteOf), Infinity).flatMap(({ notes }) => notes);
  for (const { url } of ordered) {
    const record = records.get(url);
    if (record && 'text' in record)
      await index.addCustomRecord({ url, content: record.text, language: 'en', meta: { title: record.title } });
    else await index.addHTMLFile({ url, content: readFileSync(join(site, url, 'index.html'), 'utf8') });
  }
  const { files: own } = await index.getFiles();
  await index.deleteIndex();
  const theirs = readIndex(new Map(own.map(({ path, content }) => [path, Buffer.from(content)])));
  const ours = readIndex(innerFiles(files));
  expect(ours).toEqual(theirs);
  expect(ours.words.size).toBeGreaterThan(500);
  expect([...ours.words.keys()].some((word) => word.startsWith('jimen'))).toBe(true);
});

test('what has not changed is not indexed again, and the index is that of a first build', async () => {
  const cache = join(folder, 'cache');
  const first = await indexOf('first', { cache });
  expect(first.freshPartCount).toBe(first.partCount);
  const warm = await indexOf('warm', { cache });
  expect(warm.freshPartCount).toBe(0);
  expect(warm.files).toEqual(first.files);

  const page = 'articles/generated-7/index.html';
  const before = readFileSync(join(site, page), 'utf8');
  writePage(page, before.replace('</h1>', '</h1><p>A sentence about zygapophysial joints.</p>'));
  writePage('articles/new/index.html', PROFILE.replace('Ana Peña', 'A new article'));
  rmSync(join(site, 'providers/p3'), { recursive: true });
  const edited = await indexOf('edited', { cache });
  expect(edited.freshPartCount).toBeLessThan(5);
  const fresh = await indexOf('fresh');
  expect(edited.files).toEqual(fresh.files);
  expect([...readIndex(innerFiles(edited.files)).words.keys()]).toContain('zygapophysi');

  const changed = new Set([page, 'articles/new/index.html', 'providers/p3/index.html']);
  writePage(page, before);
  writePage('providers/p3/index.html', PROFILE.replace('Albany', 'Albany 3'));
  rmSync(join(site, 'articles/new'), { recursive: true });
  expect((await indexOf('back', { cache, changed })).files).toEqual(first.files);
  // Parts of builds before the last are gone.
  expect(readdirSync(cache).length).toBe(first.partCount + 1);
});

test('a page that changed without being named is found out where its part is read, and nothing old is used', async () => {
  const cache = join(folder, 'cache-outdated');
  await indexOf('outdated', { cache });
  const [one, other] = ['providers/p1/index.html', 'providers/p2/index.html'] as const;
  appendFileSync(join(site, one), '<!-- the same to the search -->');
  const same = await indexOf('outdated', { cache });
  expect(same.freshPartCount).toBe(0);
  const before = [one, other].map((page) => readFileSync(join(site, page), 'utf8'));
  for (const page of [one, other]) writePage(page, PROFILE.replace('Albany', `Utica ${page}`));
  // All parts must be read again, and the second page is not as it was noted.
  for (const name of readdirSync(cache)) if (name !== 'pages.json') rmSync(join(cache, name), { recursive: true });
  const updated = await indexOf('outdated', { cache, changed: new Set([one]) });
  expect(updated.files).toEqual((await indexOf('fresh')).files);
  for (const [index, page] of [one, other].entries()) writePage(page, before[index] ?? '');
});

test('a damaged, shortened or foreign cache is not believed', async () => {
  const cache = join(folder, 'cache-damaged');
  const whole = await indexOf('damaged', { cache });
  const parts = readdirSync(cache).filter((name) => name !== 'pages.json');
  const [a = '', b = '', c = '', d = ''] = parts.filter((name) => readdirSync(join(cache, name)).length > 5);
  appendFileSync(join(cache, a, 'words'), 'x');
  writeFileSync(join(cache, b, '1'), 'pagefind_dcd{"url":"/elsewhere/","content":"Buy pills","meta":{}}');
  rmSync(join(cache, c, 'part.json'));
  const description = join(cache, d, 'part.json');
  writeFileSync(description, readFileSync(description, 'utf8').replace('"words":', '"words" :'));
  mkdirSync(join(cache, '.half'));
  const repaired = await indexOf('damaged', { cache });
  expect(repaired.freshPartCount).toBe(4);
  expect(repaired.files).toEqual(whole.files);
  expect(readdirSync(cache)).not.toContain('.half');

  writeFileSync(join(cache, 'pages.json'), '[["articles/generated-1/index.html","');
  expect((await indexOf('damaged', { cache })).files).toEqual(whole.files);
});
