import { expect, test } from 'vitest';
import { killCommentImport, killRegistryImport } from '#scripts/bench/kill-imports.ts';
import { killFix, killNew } from '#scripts/bench/kill.ts';

// `npm run bench:kill` asks more often.
test('a check that is killed while it mends leaves no file half written', { timeout: 120_000 }, async () => {
  expect((await killFix(4)).halfWritten).toEqual([]);
});

test('a new entry whose making is killed is whole or not there', { timeout: 120_000 }, async () => {
  expect((await killNew(4)).halfWritten).toEqual([]);
});

test('an import of comments that is killed leaves whole files, and the next run brings the rest', { timeout: 120_000 }, async () => {
  expect((await killCommentImport(3)).halfWritten).toEqual([]);
});

test('an import of the registry that is killed leaves whole files, and the next run brings the rest', { timeout: 120_000 }, async () => {
  expect((await killRegistryImport(3)).halfWritten).toEqual([]);
});
