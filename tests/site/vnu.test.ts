import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DIST, richestPages } from '#tests/site/pages.ts';
import { listFaults } from '#tests/site/report.ts';
import { checkWithVnu } from '#tests/site/vnu.ts';

// Every page is checked each night: tests/nightly/vnu.test.ts.
test('the W3C checker finds neither error nor warning on the page of each type with the most kinds of element, and needs every exception', async () => {
  const { findings, idleExceptions } = await checkWithVnu(richestPages().map(({ file }) => join(DIST, file)));
  expect(listFaults(findings)).toEqual([]);
  expect(idleExceptions).toEqual([]);
});
