import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkContent } from '#scripts/checks/run.ts';
import { FIXTURE_DAY } from '#tests/checks/fixture-tree.ts';

/** What people honestly write, in a text, in fields and in a comment. No rule may stop any of it. */
const HONEST = [
  'Persian: او می\u200cخواهد کتاب\u200cها را بخواند.',
  'Flags: 🇩🇪 🇮🇷 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}, hearts ❤️, a family 👨\u200d👩\u200d👧.',
  'Languages of programs: C++, C#, Node.js.',
  'Mathematics: x² ≤ ½ · 3, 𝑝 < 0.05, χ² = 4.1, 5 μg, TNFα.',
  'Quotes from right to left: “שלום” and «سلام».',
  'Names: Łódź, Nguyễn, Işık, 李明, Müller.',
  'Russian: тепло помогло, 5 мг в день; Greek: πόνος.',
] as const;

const articleWith = (body: string): string =>
  readFileSync('tests/fixtures/content/articles/example-article/index.md', 'utf8').replace(
    '\n## A heading',
    () => `\n## A heading\n\n${body}`,
  );

test('an article with languages, signs, code and an international address is accepted', () => {
  const body = [
    ...HONEST,
    'A [practice](https://münchen.example/), and one [that is called münchen.example](https://www.münchen.example/).',
    '`if (a < b) { c++; }` is code, and so is this:',
    '```cpp\nstd::cout << "5 мg" << x++;\n```',
  ].join('\n\n');
  const drafts = [
    { collection: 'articles', id: 'example-article', file: 'content/articles/example-article/index.md', text: articleWith(body) },
  ];
  const { problems } = checkContent({ root: 'tests/fixtures', today: FIXTURE_DAY, drafts });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('a listing with an international address and a comment with all of it are accepted', () => {
  const listing = readFileSync('tests/fixtures/content/providers/us-ny/example-clinic.yaml', 'utf8').replace(
    'treatments:',
    'links:\n  - label: Praxis (münchen.example)\n    url: https://münchen.example/\ntreatments:',
  );
  const comment = `article: example-article\ndisplayName: Łukasz 李明\npostedOn: 2026-02-03\nbody: |\n  ${HONEST.join('\n\n  ')}\n`;
  const drafts = [
    { collection: 'providers', id: 'example-clinic', file: 'content/providers/us-ny/example-clinic.yaml', text: listing },
    { collection: 'comments', id: 'honest', file: 'content/comments/example-article/honest.yaml', text: comment },
  ];
  const { problems } = checkContent({ root: 'tests/fixtures', today: FIXTURE_DAY, drafts });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});
