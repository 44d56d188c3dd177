import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BENCH_PACKAGES, fileInPackage } from '#scripts/bench/bench-packages.ts';

const dependenciesOf = (project: string): string[] => {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(
    readFileSync(join(project, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>;
  return [...Object.keys(dependencies), ...Object.keys(devDependencies)];
};

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bench-packages-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a bench without its packages says how to install them', () => {
  expect(() => fileInPackage('minisearch', 'dist/es/index.js', folder)).toThrow(
    'needs the package "minisearch", which the site does not carry. Install it with: npm ci --prefix scripts/bench/packages',
  );
});

test('an installed package is found in the folder of the benches', () => {
  mkdirSync(join(folder, 'node_modules/minisearch'), { recursive: true });
  writeFileSync(join(folder, 'node_modules/minisearch/index.js'), '');
  expect(fileInPackage('minisearch', 'index.js', folder)).toBe(join(folder, 'node_modules/minisearch/index.js'));
});

test('the site does not carry a package of the benches', () => {
  const ofSite = dependenciesOf('.');
  expect(dependenciesOf(BENCH_PACKAGES).filter((name) => ofSite.includes(name))).toEqual([]);
});
