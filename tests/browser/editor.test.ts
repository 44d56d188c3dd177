import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkContent } from '#scripts/checks/run.ts';
import { connectToBrowser } from '#tests/browser/connection.ts';
import { openEditor, type OpenEditor } from '#tests/browser/editor-form.ts';
import { readTree, takeFolder } from '#tests/browser/local-folder.ts';

const DAY = '2026-06-01';

/** Services of others that the editor asks for news; the policy of /admin/ keeps it from them. */
const REFUSED = /^https:\/\/(?:unpkg\.com|www\.githubstatus\.com)\//;

let before = '';
let after = '';
let editor: OpenEditor;

beforeAll(async () => {
  before = mkdtempSync(join(tmpdir(), 'editor-'));
  after = mkdtempSync(join(tmpdir(), 'edited-'));
  cpSync('tests/fixtures/content', join(before, 'content'), { recursive: true });
  editor = await openEditor(await connectToBrowser(), before, DAY);
});

afterAll(async () => {
  await editor.close();
  for (const folder of [before, after]) rmSync(folder, { recursive: true, force: true });
});

test('somebody without any tool writes an article with a picture, a citation and a claim, and the checks pass', async () => {
  await editor.form.openNew('articles');
  await editor.form.write('title', 'Does example therapy help?');
  await editor.form.write('summary', 'What the made-up trial compared.');
  await editor.form.choose('category', 'example-therapy');
  await editor.form.choose('authors', 'example-author');
  await editor.form.addItem('keyMessages', 'The made-up trial found nothing [@example-2020].');
  await editor.form.addItem('keyMessages', 'Nothing here is real.');
  await editor.form.addPicture('picture', 'tests/fixtures/content/articles/example-article/knee.png');
  await editor.form.write('picture.alt', 'A gray square that stands for a knee.');
  await (
    await editor.form.field('body')
  )
    .locator('textarea')
    .first()
    .fill('## The answer\n\nIt did nothing [@example-2020].\n');
  await editor.form.save();

  await editor.form.openNew('evidence');
  await editor.form.choose('kind', 'result');
  await editor.form.choose('treatment', 'example-therapy');
  await editor.form.choose('condition', 'example-pain');
  await editor.form.write('outcome', 'sleep');
  await editor.form.write('comparator', 'nothing');
  await editor.form.choose('comparatorKind', 'no-treatment');
  await editor.form.choose('certainty', 'not-graded');
  await editor.form.choose('grader', 'none');
  await editor.form.choose('direction', 'unclear');
  await editor.form.choose('magnitude', 'unclear');
  await editor.form.write('statement', 'The made-up trial looked at sleep and found no answer.');
  await editor.form.choose('sources', 'example-2020');
  await editor.form.save();

  const files = await takeFolder(editor.page, after);
  const added = files.filter((file) => !Object.hasOwn(readTree(before), file));
  expect(added).toEqual([
    'content/articles/does-example-therapy-help/index.md',
    'content/articles/does-example-therapy-help/knee.png',
    expect.stringMatching(/^content\/evidence\/example-therapy\/example-pain-.+\.yaml$/),
  ]);
  expect(readFileSync(join(after, added[0] ?? ''), 'utf8')).toContain('It did nothing [@example-2020].');
  expect(checkContent({ root: after, today: DAY }).problems).toEqual([]);
});

test('the editor loads nothing from another origin', () => {
  expect(editor.foreign.filter((url) => !REFUSED.test(url))).toEqual([]);
});
