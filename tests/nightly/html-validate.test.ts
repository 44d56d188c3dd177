import { expect, test } from 'vitest';
import { validatePages } from '#tests/site/html-validate.ts';
import { readPages } from '#tests/site/pages.ts';
import { listFaults } from '#tests/site/report.ts';

test('html-validate finds nothing on any page', () => {
  expect(listFaults(validatePages(readPages()).findings)).toEqual([]);
});
