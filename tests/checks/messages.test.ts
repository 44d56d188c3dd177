import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { collections, type CollectionName } from '#collections.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { rule as slugForm } from '#scripts/checks/rules/slug-form.ts';
import { readContent } from '#scripts/checks/content.ts';
import { FIXTURE_DAY } from '#tests/checks/fixture-tree.ts';

const ARTICLE = readFileSync('tests/fixtures/content/articles/example-with-notes/index.mdx', 'utf8');
const SECOND = ARTICLE.replace(/^title: .*$/m, 'title: Another made-up article with notes');

interface Told {
  readonly place: string;
  readonly found: string;
  readonly fix: string;
}

/** What the checks say of one more file among the valid ones. */
const told = (collection: CollectionName, id: string, file: string, text: string): Told[] =>
  checkContent({
    root: 'tests/fixtures',
    today: FIXTURE_DAY,
    drafts: [{ collection, id, file: `content/${collections[collection].base}/${file}`, text }],
  })
    .problems.filter((problem) => problem.file.endsWith(file))
    .map(({ line, column, code, found, fix }) => ({ place: `${line}:${column} ${code}`, found, fix }));

const article = (text: string): Told[] => told('articles', 'second', 'second/index.mdx', text);

const lineOf = (text: string, words: string): number => text.slice(0, text.indexOf(words)).split('\n').length;

test('the second article is in order', () => {
  expect(article(SECOND)).toEqual([]);
});

test('a bracket that never closes is told where it opens, with all other mistakes of the file', () => {
  const text = SECOND.replace(/^authors:\n {2}- example-author$/m, 'authors: [example-author')
    .replace(/^category: .*$/m, 'category: exmple-pain')
    .replace(/^reviewedOn: .*$/m, 'reviewedOn: 2026-13-01')
    .replace(/^summary: /m, 'sumary: ');
  const problems = article(text);
  const places = problems.map(({ place }) => place);
  expect(places).toContain(`${lineOf(text, 'authors: [')}:10 yaml-syntax`);
  expect(places).toContain(`${lineOf(text, 'category: ')}:11 link-unknown`);
  expect(places).toContain(`${lineOf(text, 'reviewedOn: ')}:13 value-form`);
  expect(places).toContain(`${lineOf(text, 'sumary: ')}:1 key-unknown`);
  expect(problems.find(({ place }) => place.endsWith('yaml-syntax'))?.fix).toContain('"]"');
});

test('a quotation mark that never closes hides no other mistake', () => {
  const text = SECOND.replace(/^title: .*$/m, 'title: "A made-up title').replace(/^category: .*$/m, 'category: exmple-pain');
  expect(article(text).map(({ place }) => place.split(' ')[1])).toEqual(
    expect.arrayContaining(['yaml-syntax', 'link-unknown']),
  );
});

test.each([
  ['2026-02-30', '2026-02-28'],
  ['2024-02-30', '2024-02-29'],
  ['2026-04-31', '2026-04-30'],
  ['2026-13-01', 'month'],
])('%s is no day, and the message says what is', (day, words) => {
  const [problem] = article(SECOND.replace(/^reviewedOn: .*$/m, `reviewedOn: ${day}`)).filter(({ place }) =>
    place.endsWith('value-form'),
  );
  expect(problem?.found).toBe(`"${day}" is not a day of the calendar.`);
  expect(problem?.fix).toContain(words);
});

test.each(['“Pain: what helps?”', '‘Pain: what helps?’', '„Pain: what helps?“', '«Pain: what helps?»'])(
  'of %s the message says that curly quotes hold nothing together',
  (title) => {
    const [problem] = article(SECOND.replace(/^title: .*$/m, `title: ${title}`));
    expect(problem?.found).toContain('Curly quotation marks');
    expect(problem?.fix).toContain('straight');
  },
);

test('an article cannot be reviewed before it was posted, nor be due by then', () => {
  const early = article(SECOND.replace(/^postedOn: .*$/m, 'postedOn: 2026-02-01'));
  expect(early.map(({ found }) => found)).toEqual(['reviewedOn (2026-01-06) is before postedOn (2026-02-01).']);
});

test('a copied folder with the same title is told', () => {
  const [problem] = article(ARTICLE);
  expect(problem?.place).toBe('2:8 title-duplicate');
  expect(problem?.found).toContain('content/articles/example-with-notes/index.mdx');
});

test.each(['{/* ask Ann: is this true? */}', '{// a note\n}'])('of the comment %s nothing is told to be published', (comment) => {
  const problems = article(`${SECOND}\n\n${comment}\n`).filter(({ place }) => place.endsWith('mdx-forbidden'));
  for (const { fix } of problems) {
    expect(fix).toContain('remove it');
    expect(fix).not.toContain('write the text itself');
  }
});

test.each(['../../../etc', 'no-such-article', 'a/b'])('a comment about %s is told to move nowhere', (about) => {
  const text = `article: ${about}\ndisplayName: Example reader\npostedOn: 2026-02-01\nbody: A made-up comment.\n`;
  const problems = told('comments', 'example-article/lost', 'example-article/lost.yaml', text);
  const place = problems.find(({ place: where }) => where.endsWith('comment-place'));
  expect(place).toBeDefined();
  expect(place?.fix).not.toContain('move');
});

test('a page of the site cannot lie over an address that the site itself uses', () => {
  const content = readContent('tests/fixtures', FIXTURE_DAY);
  const taken = ['404', 'articles', 'search', 'robots', 'index'];
  const files = [...taken, 'about'].map((id) => ({ collection: 'pages', id, file: `content/pages/${id}.md` }));
  const found = [...slugForm.check({ ...content, files })].map(({ file }) => file);
  expect(found).toEqual(taken.map((id) => `content/pages/${id}.md`));
});
