import { expect, test } from 'vitest';
import { DIST } from '#tests/site/pages.ts';
import { listFaults } from '#tests/site/report.ts';
import { checkWithVnu } from '#tests/site/vnu.ts';

test('the W3C checker finds neither error nor warning on any page', async () => {
  expect(listFaults((await checkWithVnu([DIST])).findings)).toEqual([]);
});
