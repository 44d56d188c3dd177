import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unpackBundles } from '#scripts/publish/unpack-bundles.ts';
import type { BundledFile } from '#site/file-bundles.ts';

let site = '';

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'unpack-bundles-'));
  mkdirSync(join(site, 'data/bundles'), { recursive: true });
  writeFileSync(join(site, 'data/evidence.csv'), 'a,b\r\n');
});

afterEach(() => {
  rmSync(site, { recursive: true });
});

const writeBundle = (name: string, files: readonly BundledFile[]): void => {
  writeFileSync(join(site, 'data/bundles', `${name}.json`), JSON.stringify(files));
};

const textOf = (path: string): string => readFileSync(join(site, path), 'utf8');

test('every file of every bundle comes to its path, byte for byte, and the bundles are gone', () => {
  const card = 'BEGIN:VCARD\r\nFN:Zoë “Z” O’Neill\r\nEND:VCARD\r\n';
  writeBundle('contact-cards-us-ny', [['/providers/zoe/contact.vcf', card]]);
  writeBundle('references-ris', [
    ['/sources/a-2020.ris', 'TY  - JOUR\r\n'],
    ['/sources/b-2021.ris', ''],
  ]);
  unpackBundles(site);
  expect(textOf('providers/zoe/contact.vcf')).toBe(card);
  expect(textOf('sources/a-2020.ris')).toBe('TY  - JOUR\r\n');
  expect(textOf('sources/b-2021.ris')).toBe('');
  expect(existsSync(join(site, 'data/bundles'))).toBe(false);
  expect(textOf('data/evidence.csv')).toBe('a,b\r\n');
});

test('a site without bundles stays as it is', () => {
  rmSync(join(site, 'data/bundles'), { recursive: true });
  unpackBundles(site);
  expect(textOf('data/evidence.csv')).toBe('a,b\r\n');
});

test('a file that a route has written is never replaced', () => {
  writeBundle('references-ris', [['/data/evidence.csv', 'else']]);
  expect(() => {
    unpackBundles(site);
  }).toThrow('EEXIST');
  expect(textOf('data/evidence.csv')).toBe('a,b\r\n');
});
