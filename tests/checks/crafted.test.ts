import { expect, test } from 'vitest';
import { checkContent } from '#scripts/checks/run.ts';
import { FIXTURE_DAY } from '#tests/checks/fixture-tree.ts';

/** As much as a file may hold, in paragraphs as long as one may be. */
const fill = (piece: string): string => {
  const paragraph = piece.repeat(Math.floor(9000 / piece.length));
  return `${paragraph}\n\n`.repeat(25);
};

const letters = (number: number): string =>
  [...number.toString(26)].map((sign) => (/\d/.test(sign) ? 'qrstuvwxyz'.charAt(Number(sign)) : sign)).join('');

const CRAFTED: Readonly<Record<string, string>> = {
  'words that nobody knows': Array.from(
    { length: 20_000 },
    (_, number) => `zq${letters(number)}xv${number % 900 === 0 ? '\n\n' : ' '}`,
  ).join(''),
  'one word without an end': fill('a'),
  'syllables before a word': fill('non'),
  'apostrophes': fill("a'a'"),
  'the beginning of addresses': fill('https:'),
  'names without a place': fill('@'),
  'words for results': fill('trials '),
  'figures': fill('1,1,1,1,1 % of '),
  'promises': fill('cure '),
  'quotation marks': fill('“"a '),
  'open brackets': `${'[@'.repeat(499)}\n\n`.repeat(200),
};

const file = 'content/articles/crafted/index.md';

const textWith = (body: string): string =>
  [
    '---',
    'title: A made-up article for tests',
    'summary: It exists in tests only.',
    'postedOn: 2026-01-05',
    'category: example-therapy',
    'authors: [example-author]',
    'reviewedOn: 2026-01-05',
    'reviewDueOn: 2027-01-05',
    'keyMessages: [One thing., Another thing.]',
    '---',
    '',
    body.slice(0, 250_000),
    '',
  ].join('\n');

/** The fastest of some runs, in milliseconds of the processor: what others do on the machine is not meant. */
const timeOf = (body: string): number => {
  const drafts = [{ collection: 'articles', id: 'crafted', file, text: textWith(body) }];
  const runs = Array.from({ length: 2 }, () => {
    const before = process.cpuUsage();
    checkContent({ root: 'tests/fixtures', today: FIXTURE_DAY, drafts });
    return process.cpuUsage(before).user / 1000;
  });
  return Math.min(...runs);
};

// Parsing alone of a quarter of a megabyte takes most of it.
test.each(Object.entries(CRAFTED))('a file full of %s keeps the checker for no more than a second', (_, body) => {
  expect(timeOf(body) - timeOf('Words.')).toBeLessThan(1000);
});
