import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listFiles } from '#scripts/files/listing.ts';
import { pagesIn } from '#scripts/publish/built-pages.ts';
import { inspectSite, type GateOptions, type GateReport } from '#scripts/publish/gate.ts';
import { factsOf } from '#scripts/publish/page-facts.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gate-'));
  write('/', '<a href="/articles/one/#end">One</a> <a href="#top">Up</a> <a href="https://example.org/gone/">Else</a>');
  write('/articles/one/', '<p id="end">The end.</p><a href="#end">Down</a><img src="/a.png" alt="">');
  writeFileSync(join(folder, 'a.png'), '');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const WORDS = 'Enough words to be read, as a page that has come out whole would have in its main part.';

function write(path: string, html: string, text = WORDS): void {
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `<!doctype html><html><body><main><p>${text}</p>${html}</main></body></html>`);
}

const ONE = 'content/articles/one/index.md';
const ORIGIN = 'https://directory.example';

const inspect = (options: Partial<GateOptions> = {}): GateReport =>
  inspectSite({
    folder,
    origin: ORIGIN,
    expected: new Map([['/articles/one/', ONE]]),
    before: undefined,
    mayShrink: false,
    pages: Iterator.from(pagesIn(folder, listFiles(folder))).map((page) => factsOf(page, ORIGIN)),
    ...options,
  });

const faultsOf = (options: Partial<GateOptions> = {}): readonly string[] => inspect(options).faults;

test('a whole site passes, and is counted', () => {
  expect(faultsOf()).toEqual([]);
  const { inventory } = inspect();
  expect(inventory).toEqual({ pages: 2, sections: { home: 1, article: 1 } });
});

test('words inside of an attribute are no address and no anchor', () => {
  write(
    '/articles/one/',
    '<p id="end" title="write src=/x.png or href=\'/y/\' and id=z">x</p><meta name="description" content=\'an href="/no/"\'>',
  );
  expect(faultsOf()).toEqual([]);
  write('/articles/one/', '<p id="end" title="id=z">x</p><a href="#z" class=a title>x</a>');
  expect(faultsOf()).toEqual([`/articles/one/ (${ONE}) names #z, which is not on it`]);
});

test('an entry that became no page is named', () => {
  const expected = new Map([
    ['/articles/one/', ONE],
    ['/articles/two/', 'content/articles/two/index.mdx'],
  ]);
  expect(faultsOf({ expected })).toEqual(['Entries without a page: /articles/two/ (content/articles/two/index.mdx)']);
});

test('a page that came out empty is named', () => {
  write('/articles/one/', '<p id="end"></p>', '');
  expect(faultsOf()).toEqual([`Pages with almost nothing to read: /articles/one/ (${ONE})`]);
});

test('a link, a picture and an anchor that lead nowhere are named with the pages they stand on', () => {
  write('/articles/one/', '<a href="/articles/none/">x</a><img src="/none.png" alt=""><a href="#nowhere">x</a>');
  expect(faultsOf().toSorted()).toEqual([
    `/articles/none/ does not exist, and is named on: /articles/one/ (${ONE})`,
    `/articles/one/ (${ONE}) names #nowhere, which is not on it`,
    '/articles/one/#end is no place on that page, and is named on: /',
    `/none.png does not exist, and is named on: /articles/one/ (${ONE})`,
  ]);
});

test('what stands in a script is no link', () => {
  write('/articles/one/', '<p id="end"></p><script>const html = \'<a href="/articles/none/">\';</script>');
  expect(faultsOf()).toEqual([]);
});

test('a page too heavy for its type is named with its bytes', () => {
  const noise = Array.from({ length: 20_000 }, (_, index) => ((index * 7919) % 65_521).toString(36)).join(' ');
  write('/articles/one/', `<p id="end">${noise}</p>`);
  expect(faultsOf().join()).toMatch(
    /^\/articles\/one\/ \(content\/articles\/one\/index\.md\) needs \d{5} bytes before it shows; a page of its type may need 17500$/,
  );
});

test('a site that lost more than two in a hundred of its pages is held back, unless that was asked for', () => {
  const before = { pages: 2, sections: { article: 60, home: 1 } };
  expect(faultsOf({ before })).toEqual([
    'Pages of the type “article” are missing: 60 before, 1 now. If that is meant: npm run build -- --allow-shrink',
  ]);
  expect(faultsOf({ before, mayShrink: true })).toEqual([]);
});

test('one page fewer is nobody’s mistake', () => {
  expect(faultsOf({ before: { pages: 3, sections: { article: 2, home: 1 } } })).toEqual([]);
});
