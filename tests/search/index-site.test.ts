import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { encode } from 'cborg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generatePages, htmlOf } from '#scripts/bench/generated-pages.ts';
import { indexSite, readRecords } from '#search/build/index-site.ts';
import { recutIndex } from '#search/build/recut-chunks.ts';
import { filesIn, readContents, readIndex, type Files } from '#tests/search/index-files.ts';

const SUBJECTS = ['Cupping', 'Qigong'].map((name) => ({
  name,
  sentences: [
    `${name} is tried when other things have not helped.`,
    'Jiménez and others asked about the knee, José too, of few candidates<span class="citation"><a href="#r">2</a></span>.',
  ],
}));
const GLOSSARY = '<dl><dt id="fascia">Fascia</dt><dd>Tissue around muscles 🦵.</dd></dl>';
const PROFILE =
  '<html lang="en"><head><title>x</title></head><body><nav>Menu</nav><main><div data-pagefind-body><h1>Ana Peña</h1>' +
  '<p>Massage in Albany</p></div><p>Call first</p></main></body></html>';

let folder: string;
let site: string;
/** Folder of the site's index. */
let target: string;
/** Files of an index of the same pages as Pagefind wrote them. */
let asWritten: string;

const writePage = (path: string, html: string): void => {
  const file = join(site, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, html);
};

const fail = (line: string): never => {
  throw new Error(line);
};

/** The files in the folder that an index's contents name. */
const innerFiles = (target: string): Files => filesIn(join(target, readContents(target).digest));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'index-site-'));
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
  target = join(folder, 'recut');
  await indexSite({ site, target, log: fail });
  const plain = join(folder, 'as-written');
  await indexSite({ site, target: plain, files: 'as-written', log: fail });
  asWritten = join(plain, readContents(plain).digest);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('the records are the marked pages and the terms of the glossary, kind by kind', () => {
  const records = [...readRecords(site)];
  const kinds = records.map(({ kind }) => kind);
  expect(kinds.filter((kind, index) => kind !== kinds[index - 1])).toEqual([
    'topic',
    'article',
    'provider',
    'glossary',
    'page',
  ]);
  expect(records).toHaveLength(120 + 40 + 3);
  expect(records.find(({ kind }) => kind === 'glossary')).toEqual({
    kind: 'glossary',
    url: '/glossary/#fascia',
    title: 'Fascia',
    text: 'Tissue around muscles 🦵.',
  });
  expect(records.map(({ url }) => url)).not.toContain('/search/');
});

test('the same site gives the same files, byte for byte, whatever lay in the target', async () => {
  const second = join(folder, 'second');
  mkdirSync(join(second, 'old'), { recursive: true });
  writeFileSync(join(second, 'old/file'), 'of an earlier build');
  const { recordCount } = await indexSite({ site, target: second, log: fail });
  expect(recordCount).toBe(163);
  expect(filesIn(second)).toEqual(filesIn(target));
  expect(readdirSync(second).sort()).toEqual([readContents(second).digest, 'contents.json'].sort());
});

test('recut files say what Pagefind’s say: the same words, pages, places, spellings and texts, in the same order', () => {
  const theirs = readIndex(filesIn(asWritten));
  const ours = readIndex(innerFiles(target));
  expect({ ...ours, chunkSizes: [] }).toEqual({ ...theirs, chunkSizes: [] });
  expect(ours.words.size).toBeGreaterThan(500);
  expect(ours.chunkSizes.length).toBeGreaterThan(theirs.chunkSizes.length);
  expect([...ours.words.keys()].some((word) => word.startsWith('jimen'))).toBe(true);
});

test('the contents name the result of each topic, the kinds of the others and the first letters of the chunks', () => {
  const { compact } = readContents(target);
  const urls = readIndex(innerFiles(target)).pages.map((page) => (page as { text: { url: string } }).text.url);
  const urlOf = (id: string | undefined): string | undefined => urls[Number.parseInt(id ?? '', 36)];
  expect(urlOf(compact?.topics['cupping'])).toBe('/treatments/cupping/');
  expect(compact?.kinds.provider).toHaveLength(40);
  expect(compact?.kinds.provider?.every((id) => urlOf(id)?.startsWith('/providers/'))).toBe(true);
  expect(compact?.kinds.glossary?.map(urlOf)).toEqual(['/glossary/#fascia']);
  const starts = compact?.chunks.split(' ') ?? [];
  expect(starts).toEqual([...new Set(starts)].sort());
});

test('a word is indexed without the number of the reference behind it', () => {
  const words = readIndex(innerFiles(target)).order.filter((word) => word.startsWith('candid'));
  expect(words).toEqual(['candid']);
});

test('the list of words for the spelling holds words of the indexed texts alone', () => {
  const words = innerFiles(target).get('words.txt')?.toString('utf8').split(/\s/) ?? [];
  expect(words).toEqual(expect.arrayContaining(['cupping', 'jimenez', 'pena', 'fascia', 'muscles']));
  for (const word of ['ventosas', 'menu', 'call', 'div', 'nav']) expect(words).not.toContain(word);
});

interface Change {
  readonly name: string;
  readonly make: (files: string) => void;
}

/** The one file in a folder whose name ends so. */
const fileEnding = (files: string, end: string): string =>
  join(files, readdirSync(files, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith(end)) ?? '');

const packed = (content: unknown): Buffer => gzipSync(Buffer.concat([Buffer.from('pagefind_dcd'), encode(content)]));

const CHANGES: readonly Change[] = [
  {
    name: 'another version',
    make: (files) => {
      const entry = join(files, 'pagefind-entry.json');
      writeFileSync(entry, readFileSync(entry, 'utf8').replace('"1.6.0"', '"1.7.0"'));
    },
  },
  {
    name: 'a second language',
    make: (files) => {
      const entry = join(files, 'pagefind-entry.json');
      writeFileSync(entry, readFileSync(entry, 'utf8').replace('"languages":{', '"languages":{"de":{},'));
    },
  },
  {
    name: 'metadata of another form',
    make: (files) => writeFileSync(fileEnding(files, '.pf_meta'), packed(['1.6.0'])),
  },
  {
    name: 'words of another form',
    make: (files) => writeFileSync(fileEnding(files, '.pf_index'), packed([[['pain', [[1, [2], [], []]], []]]])),
  },
  {
    name: 'words in another order',
    make: (files) =>
      writeFileSync(
        fileEnding(files, '.pf_index'),
        packed([
          [
            ['pain', [[1, [2], []]], []],
            ['knee', [[1, [2], []]], []],
          ],
        ]),
      ),
  },
  { name: 'a missing text', make: (files) => rmSync(fileEnding(files, '.pf_fragment')) },
  { name: 'a file that is cut short', make: (files) => writeFileSync(fileEnding(files, '.pf_index'), 'pagefind_dcd') },
  {
    name: 'a damaged file',
    make: (files) => {
      const meta = fileEnding(files, '.pf_meta');
      writeFileSync(meta, readFileSync(meta).subarray(0, -20));
    },
  },
];

test.each(CHANGES)('files with $name stay as Pagefind wrote them, and one line says so', ({ make }) => {
  const changed = join(folder, 'changed');
  const missing = join(folder, 'not-recut');
  cpSync(asWritten, changed, { recursive: true });
  make(changed);
  const before = filesIn(changed);
  const lines: string[] = [];
  expect(recutIndex(changed, missing, (line) => lines.push(line))).toBeUndefined();
  expect(filesIn(changed)).toEqual(before);
  expect(readdirSync(folder)).not.toContain('not-recut');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^search: Pagefind’s index has another shape than that of 1\.6\.0.*\S$/);
  expect(lines[0]).not.toContain('\n');
  rmSync(changed, { recursive: true });
});

test('a target that cannot be written stops the build', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, 'where a folder belongs');
  await expect(indexSite({ site, target: join(file, 'pagefind'), log: fail })).rejects.toThrow(/ENOTDIR|ENOENT/);
});
