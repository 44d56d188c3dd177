import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '#scripts/files/listing.ts';
import { headersBy } from '#scripts/hosts/sent-headers.ts';
import { isHashed } from '#scripts/hosts/hashed.ts';
import { findUnfinished } from '#scripts/deploy/unfinished.ts';
import { DIST, readPages } from '#tests/site/pages.ts';

const files = listFiles(DIST).map((file) => `/${file}`);
const read = (path: string): string => readFileSync(join(DIST, path), 'utf8');

test('every rule for a path leads to files that exist', () => {
  const paths = read('_headers')
    .split('\n')
    .filter((line) => line.startsWith('/'));
  expect(paths.length).toBeGreaterThan(5);
  const idle = paths.filter(
    (path) => !files.some((file) => (path.endsWith('*') ? file.startsWith(path.slice(0, -1)) : file === path)),
  );
  expect(idle).toEqual([]);
});

test('every script and style inside a page is one that the policy names by its hash', () => {
  const headersOf = headersBy(read('_headers'));
  const policyOf = (url: string): string => headersOf(url)['Content-Security-Policy'] ?? '';
  const elsewhere = ['/', '/articles/not-there/', '/providers/in/us-ny/not-there/', '/not-there/'];
  const inline = readPages()
    .filter(({ isRedirect }) => !isRedirect)
    .flatMap(({ url, html }) =>
      [...html.matchAll(/<(?:style|script)>([\s\S]*?)<\/(?:style|script)>/g)].flatMap(([, text = '']) =>
        // The page for missing addresses answers everywhere.
        (url === '/404.html' ? elsewhere : [url]).map((address) => ({ address, text })),
      ),
    );
  expect(inline.length).toBeGreaterThan(0);
  const unnamed = inline.filter(
    ({ address, text }) =>
      !policyOf(address).includes(`'sha256-${createHash('sha256').update(text).digest('base64')}'`),
  );
  expect(unnamed).toEqual([]);
});

test('files that a cache may keep are never pages, nor what finds the newest files', () => {
  const kept = files.filter(isHashed);
  expect(kept.filter((file) => file.endsWith('.html') || file.endsWith('/contents.json'))).toEqual([]);
  // All that the bundler, the search and the finder write under a hash counts as such.
  const elsewhere = files.filter((file) => /[./-][0-9a-f]{10}[./]/.test(file) && !isHashed(file));
  expect(elsewhere.filter((file) => !file.startsWith('/admin/'))).toEqual([]);
});

test('a deploy would take this build', () => {
  expect(findUnfinished(DIST)).toEqual([]);
});

test('the notices name the fonts and the search, each with the text of its license', () => {
  const text = read('licenses.txt');
  for (const words of ['young-serif', 'atkinson-hyperlegible-next', 'pagefind', 'SIL OPEN FONT LICENSE', 'GeoNames'])
    expect(text).toContain(words);
});

test('the rules for web servers are there', () => {
  for (const file of ['_hosts/nginx.conf', '_hosts/Caddyfile', 'vercel.json', '_redirects', '.nojekyll'])
    expect(existsSync(join(DIST, file))).toBe(true);
});
