/** The editor in a browser, in its local mode, and its form as a person uses it. */
import type { Browser, Locator, Page } from 'playwright-core';
import { serveEditor } from '#scripts/admin/serve.ts';
import { launchBrowser } from '#scripts/browser.ts';
import { chooseFolderAtOnce, fillFolder, readTree } from '#tests/browser/local-folder.ts';

export interface OpenEditor {
  readonly page: Page;
  readonly form: EditorForm;
  /** Addresses of other origins that answered. */
  readonly foreign: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens `/admin/` with a folder that holds a copy of `content/` of `root`. */
export const openEditor = async (root: string, day: string): Promise<OpenEditor> => {
  const editor = await serveEditor(root, day, 0);
  const browser: Browser = await launchBrowser();
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  page.setDefaultTimeout(30_000);
  const foreign: string[] = [];
  page.on('response', (response) => {
    const url = response.url();
    if (!url.startsWith(new URL(editor.url).origin) && !/^(?:blob|data):/.test(url)) foreign.push(url);
  });
  await chooseFolderAtOnce(page);
  await page.goto(editor.url);
  await fillFolder(page, readTree(root));
  await page.getByRole('button', { name: 'Work with Local Repository' }).click();
  await page.getByRole('row').first().waitFor();
  return {
    page,
    form: new EditorForm(page, editor.url),
    foreign,
    close: async () => {
      await browser.close();
      await editor.close();
    },
  };
};

export class EditorForm {
  readonly #page: Page;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.#page = page;
    this.#url = url;
  }

  /** A field of the form, by its key. Fields far below are made when one comes near them. */
  async field(key: string): Promise<Locator> {
    const found = this.#page.locator(`section[data-key-path="${key}"]`).first();
    for (let step = 0; step < 30 && (await found.locator('header').count()) === 0; step += 1) {
      await this.#page.mouse.move(300, 600);
      await this.#page.mouse.wheel(0, 500);
      await this.#page.waitForTimeout(100);
    }
    await found.scrollIntoViewIfNeeded();
    return found;
  }

  async write(key: string, text: string): Promise<void> {
    await (await this.field(key)).locator('input, textarea').first().fill(text);
  }

  /** Chooses by slug or word: many choices stand in a list that opens, few beside each other. */
  async choose(key: string, value: string): Promise<void> {
    const option = new RegExp(`^${value}$|\\(${value}\\)$`);
    const choices = await this.field(key);
    const list = choices.getByRole('combobox').first();
    if ((await list.count()) === 0) await choices.getByText(option).first().click();
    else {
      const choice = this.#page.getByRole('option', { name: option });
      // A form that still grows can swallow the first press.
      for (let press = 0; press < 4 && (await choice.count()) === 0; press += 1) {
        await list.click();
        await this.#page.waitForTimeout(500);
      }
      await choice.click();
    }
  }

  async addItem(key: string, text: string): Promise<void> {
    const list = await this.field(key);
    const count = await list.locator('.item-wrapper').count();
    await list.getByRole('button', { name: /^Add/ }).last().click();
    const item = list.locator('.item-wrapper').nth(count);
    await item.locator('input, textarea').first().fill(text);
  }

  /** Opens a group that may be left out. A form that still grows can swallow the first press. */
  async addPicture(key: string, file: string): Promise<void> {
    const group = await this.field(key);
    const picker = group.locator('input[type=file]').first();
    const box = group.getByRole('checkbox').first();
    for (let press = 0; press < 6 && (await picker.count()) === 0; press += 1) {
      // Time to fill what was opened; a swallowed press leaves the box checked and nothing open: it is taken back first.
      if (await box.isChecked()) await box.click();
      await box.click();
      await picker.waitFor({ state: 'attached', timeout: 3000 }).catch(() => undefined);
    }
    await picker.setInputFiles(file, { timeout: 3000 });
  }

  async save(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Save', exact: true }).click();
    await this.#page.getByText('Entry saved.').waitFor();
    // The editor then goes to the saved entry; leaving before it arrives would bring us back.
    await this.#page.waitForFunction(() => !location.hash.includes('/new'));
  }

  async openNew(collection: string): Promise<void> {
    await this.#page.goto(`${this.#url}#/collections/${collection}/new`);
    await this.#page.getByRole('button', { name: 'Save', exact: true }).waitFor();
  }
}
