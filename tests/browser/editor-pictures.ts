/**
 * Takes the pictures of the guide from the working editor: `node tests/browser/editor-pictures.ts`. They lie beside
 * content/pages/contribute.md, which shows them, as CONTRIBUTING.md does.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from '#scripts/browser.ts';
import { openEditor } from '#tests/browser/editor-form.ts';

const FOLDER = 'content/pages';

const WIDTH = 960;

const take = async (page: Page, name: string): Promise<void> => {
  await page.waitForTimeout(800);
  const picture = await page.screenshot({ animations: 'disabled' });
  await sharp(picture)
    .resize({ width: WIDTH })
    .webp({ quality: 70, effort: 6 })
    .toFile(join(FOLDER, `${name}.webp`));
};

const root = mkdtempSync(join(tmpdir(), 'editor-'));
cpSync('content', join(root, 'content'), { recursive: true });
const browser = await launchBrowser();
const { page, form, close } = await openEditor(browser, root, '2026-11-23');
try {
  await page.setViewportSize({ width: 1120, height: 760 });
  await page.getByText('Articles', { exact: true }).first().click();
  await take(page, 'editor-start');
  await form.openNew('articles');
  await form.write('title', 'Does TENS help knee pain?');
  await form.write('summary', 'What trials compared, how much pain changed, and what to ask before you buy a unit.');
  await (await form.field('title')).scrollIntoViewIfNeeded();
  await take(page, 'editor-form');
  await form.choose('category', 'tens');
  await form.choose('authors', 'editorial-team');
  await form.addItem('keyMessages', 'Pain was lower than with placebo [@johnson-2022].');
  await form.addItem('keyMessages', 'Ask whether you can try a unit before you buy one.');
  await (
    await form.field('body')
  )
    .locator('textarea')
    .first()
    .fill('Pain was lower than with placebo [@johnson-2022].\n');
  await take(page, 'editor-text');
} finally {
  await close();
  await browser.close();
  rmSync(root, { recursive: true, force: true });
}
