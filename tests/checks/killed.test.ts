import { expect, test } from 'vitest';
import { killCommentImport, killRegistryImport } from '#scripts/bench/kill-imports.ts';
import { killFix, killNew } from '#scripts/bench/kill.ts';

/** How often each is killed. The nightly tests ask more often, and `npm run bench:kill` as often as one likes. */
const KILLS = Number(process.env['KILLS'] ?? 1);

test('a check that is killed while it mends leaves no file half written', async () => {
  expect((await killFix(KILLS)).halfWritten).toEqual([]);
});

test('a new entry whose making is killed is whole or not there', async () => {
  expect((await killNew(KILLS)).halfWritten).toEqual([]);
});

test('an import of comments that is killed leaves whole files, and the next run brings the rest', async () => {
  expect((await killCommentImport(KILLS)).halfWritten).toEqual([]);
});

test('an import of the registry that is killed leaves whole files, and the next run brings the rest', async () => {
  expect((await killRegistryImport(KILLS)).halfWritten).toEqual([]);
});
