import { expect, test } from 'vitest';
import { sectionsOf } from '#topics/text-sections.ts';

const NOTES = '<p id="term-placebo" class="term-note" popover="auto"><strong>placebo</strong></p>';

test('a text is taken apart at its headings, and nothing of it is lost', () => {
  const html = `<p>Lead.</p>\n<h2 id="what-it-is">What <em>it</em> is</h2>\n<p>One.</p>\n<h3 id="more">More</h3>\n<h2 id="living-with-it">Living with it</h2>\n<ul><li>Two.</li></ul>${NOTES}`;
  expect(sectionsOf(html)).toEqual({
    lead: '<p>Lead.</p>',
    sections: [
      { id: 'what-it-is', title: 'What <em>it</em> is', html: '<p>One.</p>\n<h3 id="more">More</h3>' },
      { id: 'living-with-it', title: 'Living with it', html: '<ul><li>Two.</li></ul>' },
    ],
    notes: NOTES,
  });
});

test('a text without headings is all lead', () => {
  expect(sectionsOf('<p>Only this.</p>')).toEqual({ lead: '<p>Only this.</p>', sections: [], notes: '' });
});
