import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveEditor, type ServedEditor } from '#scripts/admin/serve.ts';
import { launchBrowser } from '#scripts/browser.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { chooseFolderAtOnce, fillFolder, readTree, takeFolder } from '#tests/browser/local-folder.ts';

const DAY = '2026-06-01';

/** Services of others that the editor asks for news; the policy of /admin/ keeps it from them. */
const REFUSED = /^https:\/\/(?:unpkg\.com|www\.githubstatus\.com)\//;

let before = '';
let after = '';
let editor: ServedEditor;
let browser: Browser;
let page: Page;
const foreign: string[] = [];

beforeAll(async () => {
  before = mkdtempSync(join(tmpdir(), 'editor-'));
  after = mkdtempSync(join(tmpdir(), 'edited-'));
  cpSync('tests/fixtures/content', join(before, 'content'), { recursive: true });
  editor = await serveEditor(before, DAY, 0);
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  page.setDefaultTimeout(15_000);
  page.on('response', (response) => {
    const url = response.url();
    if (!url.startsWith(new URL(editor.url).origin) && !/^(?:blob|data):/.test(url)) foreign.push(url);
  });
  await chooseFolderAtOnce(page);
  await page.goto(editor.url);
  await fillFolder(page, readTree(before));
  await page.getByRole('button', { name: 'Work with Local Repository' }).click();
  await page.getByRole('row').first().waitFor();
});

afterAll(async () => {
  await browser.close();
  await editor.close();
  for (const folder of [before, after]) rmSync(folder, { recursive: true, force: true });
});

/** A field of the form, by its key. Fields far below are made when one comes near them. */
const field = async (key: string): Promise<Locator> => {
  const found = page.locator(`section[data-key-path="${key}"]`).first();
  for (let step = 0; step < 30 && (await found.locator('header').count()) === 0; step += 1) {
    await page.mouse.move(300, 600);
    await page.mouse.wheel(0, 500);
    await page.waitForTimeout(100);
  }
  await found.scrollIntoViewIfNeeded();
  return found;
};

const write = async (key: string, text: string): Promise<void> => {
  await (await field(key)).locator('input, textarea').first().fill(text);
};

/** Chooses by slug or word: many choices stand in a list that opens, few beside each other. */
const choose = async (key: string, value: string): Promise<void> => {
  const option = new RegExp(`^${value}$|\\(${value}\\)$`);
  const choices = await field(key);
  const list = choices.getByRole('combobox').first();
  if ((await list.count()) === 0) await choices.getByText(option).first().click();
  else {
    await list.click();
    await page.getByRole('option', { name: option }).click();
  }
};

const addItem = async (key: string, text: string): Promise<void> => {
  const list = await field(key);
  const count = await list.locator('.item-wrapper').count();
  await list.getByRole('button', { name: /^Add/ }).last().click();
  const item = list.locator('.item-wrapper').nth(count);
  await item.locator('input, textarea').first().fill(text);
};

/** Opens a group that may be left out. A form that still grows can swallow the first press. */
const addPicture = async (key: string, file: string): Promise<void> => {
  const group = await field(key);
  const picker = group.locator('input[type=file]').first();
  for (let press = 0; press < 4 && (await picker.count()) === 0; press += 1) {
    await group.getByRole('checkbox').first().click();
    await page.waitForTimeout(500);
  }
  await picker.setInputFiles(file);
};

const save = async (): Promise<void> => {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Entry saved.').waitFor();
  // The editor then goes to the saved entry; leaving before it arrives would bring us back.
  await page.waitForFunction(() => !location.hash.includes('/new'));
};

const openNew = async (collection: string): Promise<void> => {
  await page.goto(`${editor.url}#/collections/${collection}/new`);
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
};

test('somebody without any tool writes an article with a picture, a citation and a claim, and the checks pass', async () => {
  await openNew('articles');
  await write('title', 'Does example therapy help?');
  await write('summary', 'What the made-up trial compared.');
  await choose('category', 'example-therapy');
  await choose('authors', 'example-author');
  await addItem('keyMessages', 'The made-up trial found nothing [@example-2020].');
  await addItem('keyMessages', 'Nothing here is real.');
  await addPicture('picture', 'tests/fixtures/content/articles/example-article/knee.png');
  await write('picture.alt', 'A gray square that stands for a knee.');
  await (await field('body')).locator('textarea').first().fill('## The answer\n\nIt did nothing [@example-2020].\n');
  await save();

  await openNew('evidence');
  await choose('treatment', 'example-therapy');
  await choose('condition', 'example-pain');
  await write('outcome', 'sleep');
  await write('comparator', 'nothing');
  await choose('certainty', 'not-graded');
  await choose('direction', 'unclear');
  await choose('magnitude', 'unclear');
  await write('statement', 'The made-up trial looked at sleep and found no answer.');
  await choose('sources', 'example-2020');
  await save();

  const files = await takeFolder(page, after);
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
  expect(foreign.filter((url) => !REFUSED.test(url))).toEqual([]);
});
