import { expect, test } from 'vitest';
import { killFix, killNew } from '#scripts/bench/kill.ts';

// `node scripts/bench/kill.ts 50` asks more often.
test('a check that is killed while it mends leaves no file half written', { timeout: 120_000 }, async () => {
  expect((await killFix(4)).halfWritten).toEqual([]);
});

test('a new entry whose making is killed is whole or not there', { timeout: 120_000 }, async () => {
  expect((await killNew(4)).halfWritten).toEqual([]);
});
