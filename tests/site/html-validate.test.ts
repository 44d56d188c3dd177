import { expect, test } from 'vitest';
import type { PageType } from '#scripts/publish/page-types.ts';
import { validatePages } from '#tests/site/html-validate.ts';
import { largestPages, readPages, richestPages } from '#tests/site/pages.ts';
import { listFaults } from '#tests/site/report.ts';

/** Hundreds of pages that one template makes of short fields each; all of them are checked every night. */
const ALIKE: readonly (PageType | undefined)[] = ['findings of a pair', 'source'];

test('html-validate finds nothing on any page that holds a text, nor on what stands for the others, and needs every exception', () => {
  const standing = new Set([...largestPages(), ...richestPages()]);
  const pages = readPages().filter((page) => !ALIKE.includes(page.type) || standing.has(page));
  const { findings, idleExceptions } = validatePages(pages);
  expect(listFaults(findings)).toEqual([]);
  expect(idleExceptions).toEqual([]);
});
