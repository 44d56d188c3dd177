import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BENCH_PACKAGES, fileInPackage } from '#scripts/bench/bench-packages.ts';

const dependenciesOf = (folder: string): string[] => {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>;
  return [...Object.keys(dependencies), ...Object.keys(devDependencies)];
};

test('a bench without its packages says how to install them', () => {
  const empty = mkdtempSync(join(tmpdir(), 'bench-packages-'));
  expect(() => fileInPackage('minisearch', 'dist/es/index.js', empty)).toThrow(
    'needs the package "minisearch", which the site does not carry. Install it with: npm ci --prefix scripts/bench/packages',
  );
});

test('an installed package is found in the folder of the benches', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-packages-'));
  mkdirSync(join(folder, 'node_modules/minisearch'), { recursive: true });
  writeFileSync(join(folder, 'node_modules/minisearch/index.js'), '');
  expect(fileInPackage('minisearch', 'index.js', folder)).toBe(join(folder, 'node_modules/minisearch/index.js'));
});

test('the site does not carry a package of the benches', () => {
  const ofSite = dependenciesOf('.');
  expect(dependenciesOf(BENCH_PACKAGES).filter((name) => ofSite.includes(name))).toEqual([]);
});
