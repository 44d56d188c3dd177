import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NOTHING_KEPT, readLedger, writeLedger, type KeptPage, type LastBuild } from '#scripts/publish/kept-pages.ts';
import type { PageFacts } from '#scripts/publish/page-facts.ts';

const CODE = 'code';

let root = '';
let places: Parameters<typeof readLedger>[0];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ledger-'));
  places = { ledger: join(root, 'kept.json'), site: join(root, 'dist'), indexNotes: join(root, 'pages.json') };
  writeFileSync(places.indexNotes, 'notes');
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

const factsOf = (path: string): PageFacts => ({
  path,
  isRedirect: false,
  isHidden: false,
  textLength: 100,
  size: 200,
  names: ['/', `${path}#top`],
  styles: ['p{}'],
  lost: [],
});

/** Publishes a page, and notes it as a build does. */
const publish = (name: string, key: string): [file: string, page: KeptPage] => {
  const file = `articles/${name}/index.html`;
  mkdirSync(dirname(join(places.site, file)), { recursive: true });
  writeFileSync(join(places.site, file), `${name} ${key}`);
  return [file, { key, files: [file], facts: factsOf(`/articles/${name}/`) }];
};

const NAMES = Array.from({ length: 60 }, (_, number) => `a${number}`);

const publishAll = (): Map<string, KeptPage> => {
  const ledger = new Map(NAMES.map((name) => publish(name, 'first')));
  writeLedger(places, CODE, ledger, NOTHING_KEPT);
  return ledger;
};

const keysOf = ({ pages }: LastBuild): Record<string, string> =>
  Object.fromEntries([...pages].map(([file, { key }]) => [file.split('/')[1] ?? '', key]));

test('what a build noted, the next one finds, with its facts', () => {
  const ledger = publishAll();
  const last = readLedger(places, CODE);
  expect(last.isIndexAsBefore).toBe(true);
  expect([...last.pages]).toEqual([...ledger]);
});

test('few changes are written beside the ledger, again and again', () => {
  publishAll();
  const large = readFileSync(places.ledger, 'utf8');
  for (const round of ['second', 'third']) {
    const last = readLedger(places, CODE);
    const ledger = new Map([...last.pages, publish('a3', round), publish(round, round)]);
    if (round === 'third') ledger.delete('articles/a5/index.html');
    writeLedger(places, CODE, ledger, last);
  }
  expect(readFileSync(places.ledger, 'utf8')).toBe(large);
  const last = readLedger(places, CODE);
  const others = NAMES.filter((name) => name !== 'a3' && name !== 'a5').map((name) => [name, 'first']);
  expect(keysOf(last)).toEqual({ ...Object.fromEntries(others), a3: 'third', second: 'second', third: 'third' });
  expect(last.pages.get('articles/third/index.html')?.facts).toEqual(factsOf('/articles/third/'));
});

test('many changes are written as a whole, and no older ones stay beside it', () => {
  publishAll();
  const before = readLedger(places, CODE);
  writeLedger(places, CODE, new Map([...before.pages, publish('a0', 'second')]), before);
  const last = readLedger(places, CODE);
  const ledger = new Map([...last.pages, ...NAMES.slice(0, 20).map((name) => publish(name, 'third'))]);
  writeLedger(places, CODE, ledger, last);
  const expected = NAMES.map((name, number) => [name, number < 20 ? 'third' : 'first']);
  expect(keysOf(readLedger(places, CODE))).toEqual(Object.fromEntries(expected));
});

test('a page that was touched since, or is gone, is not taken over', () => {
  publishAll();
  writeFileSync(join(places.site, 'articles/a1/index.html'), 'somebody wrote here');
  rmSync(join(places.site, 'articles/a2/index.html'));
  const kept = Object.keys(keysOf(readLedger(places, CODE)));
  expect(kept).toEqual(NAMES.filter((name) => name !== 'a1' && name !== 'a2'));
});

test.each([
  ['cut off', (text: string): string => text.slice(0, -9)],
  ['of another form', (): string => '{"stamp":"x","content":{"code":"code"}}'],
  ['not ours', (): string => '[]'],
])('nothing is taken from a ledger that is %s', (_, spoil) => {
  publishAll();
  writeFileSync(places.ledger, spoil(readFileSync(places.ledger, 'utf8')));
  expect(readLedger(places, CODE).pages.size).toBe(0);
});

test('nothing is taken over when the code has changed', () => {
  publishAll();
  expect(readLedger(places, 'other code')).toBe(NOTHING_KEPT);
});

test('changes that belong to another ledger count for nothing', () => {
  publishAll();
  writeFileSync(`${places.ledger}.changes`, JSON.stringify({ stamp: 'other', content: { pages: {}, gone: NAMES } }));
  expect(readLedger(places, CODE).pages.size).toBe(NAMES.length);
});
