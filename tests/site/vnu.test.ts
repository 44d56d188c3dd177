import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DIST, largestPages } from '#tests/site/pages.ts';
import { listFaults } from '#tests/site/report.ts';
import { checkWithVnu } from '#tests/site/vnu.ts';

// Every page is checked each night: tests/nightly/vnu.test.ts.
test('the W3C checker finds neither error nor warning on the largest page of each type, and needs every exception', async () => {
  const { findings, idleExceptions } = await checkWithVnu(largestPages().map(({ file }) => join(DIST, file)));
  expect(listFaults(findings)).toEqual([]);
  expect(idleExceptions).toEqual([]);
});
