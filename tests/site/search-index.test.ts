import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { wordsOf } from '#search/words.ts';
import { DIST, distFiles, fileFor, readContentPages } from '#tests/site/pages.ts';

interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly word_count: number;
  readonly meta: Readonly<Record<string, string>>;
}

/** What a reader searches for; a page of these types that is not in the index cannot be found. */
const SEARCHED_TYPES = ['article', 'treatment', 'condition', 'profile', 'person'] as const;

/** Pagefind writes this before its data. */
const MARK = 'pagefind_dcd';

function readFragment(file: string): Fragment {
  const bytes = readFileSync(join(DIST, file));
  const raw = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return JSON.parse(raw.toString('utf8').slice(MARK.length)) as Fragment;
}

const fragments = distFiles()
  .filter((file) => file.endsWith('.pf_fragment'))
  .map(readFragment);

test('the search index holds every article, treatment, condition, profile and person', () => {
  const indexed = new Set(fragments.map(({ url }) => url));
  const pages = readContentPages().filter(
    ({ type, isHidden }) => !isHidden && SEARCHED_TYPES.some((name) => name === type),
  );
  expect(pages.filter(({ url }) => !indexed.has(url)).map(({ url }) => url)).toEqual([]);
  expect(pages.length).toBeGreaterThan(0);
});

test('every search result leads to a page that exists and has a title and a text', () => {
  const wrong = fragments.filter(
    ({ url, meta, content }) => fileFor(url.replace(/#.*$/, '')) === undefined || !meta['title'] || content.length < 20,
  );
  expect(wrong.map(({ url }) => url)).toEqual([]);
});

test('the spelling corrects to words that some result holds, and to no other', () => {
  const list = distFiles().find((file) => /^\/?pagefind\/[0-9a-f]{10}\/words\.txt$/.test(file));
  const words = readFileSync(join(DIST, list ?? 'no list of words'), 'utf8')
    .split(/\s+/)
    .filter(Boolean);
  const held = new Set(fragments.flatMap(({ content, meta }) => wordsOf(`${meta['title'] ?? ''} ${content}`)));
  expect(words.filter((word) => !held.has(word))).toEqual([]);
  expect(words.length).toBeGreaterThan(1000);
});
