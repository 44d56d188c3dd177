/**
 * Every page type in every way of looking at it, on the page that shows most of what its template can show. The largest
 * pages, and each reader with a page loaded for this reader alone, are asked every night: tests/nightly.
 */
import { expect, test } from 'vitest';
import { idleDecisions } from '#tests/browser/axe-questions.ts';
import { describePages } from '#tests/browser/template-questions.ts';
import { richestPages } from '#tests/site/pages.ts';

describePages(richestPages().map(({ url }) => url));

test('every decision about what axe cannot decide is still needed', () => {
  expect(idleDecisions()).toEqual([]);
});
