import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findMissingPackages, type Lockfile } from '#scripts/lockfile.ts';

test('the lockfile holds the packages of every platform; if not: node scripts/lockfile.ts', () => {
  const lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;
  expect(findMissingPackages(lockfile).map(({ place }) => place)).toEqual([]);
});

test('a package that another version hides is put beside the one that asks for it', () => {
  const missing = findMissingPackages({
    packages: {
      'node_modules/@engine/core': { version: '2.0.0', optionalDependencies: { '@engine/linux-x64': '2.0.0' } },
      'node_modules/@engine/linux-x64': { version: '1.0.0', optional: true },
      'node_modules/other': { version: '3.0.0', optionalDependencies: { 'other-windows-arm64': '3.0.0' } },
    },
  });
  expect(missing).toEqual([
    {
      place: 'node_modules/@engine/core/node_modules/@engine/linux-x64',
      entry: { version: '2.0.0', os: ['linux'], cpu: ['x64'], optional: true },
    },
    {
      place: 'node_modules/other-windows-arm64',
      entry: { version: '3.0.0', os: ['win32'], cpu: ['arm64'], optional: true },
    },
  ]);
});
