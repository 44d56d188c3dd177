/** What `npm test` asks of the page with the most kinds of element of each type, asked of the largest one. */
import { describePages } from '#tests/browser/template-questions.ts';
import { largestPages, richestPages } from '#tests/site/pages.ts';

describePages(
  largestPages()
    .filter((page) => !richestPages().includes(page))
    .map(({ url }) => url),
);
