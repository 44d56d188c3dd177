/** The editor in a browser, in its local mode, and its form as a person uses it. */
import { basename } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { serveEditor } from '#scripts/admin/serve.ts';
import { chooseFolderAtOnce, fillFolder, readTree } from '#tests/browser/local-folder.ts';

export interface OpenEditor {
  readonly page: Page;
  readonly form: EditorForm;
  /** Addresses of other origins that answered. */
  readonly foreign: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens `/admin/` with a folder that holds a copy of `content/` of `root`. */
export const openEditor = async (browser: Browser, root: string, day: string): Promise<OpenEditor> => {
  const editor = await serveEditor(root, day, 0);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
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
      await context.close();
      await editor.close();
    },
  };
};

class EditorForm {
  readonly #page: Page;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.#page = page;
    this.#url = url;
  }

  /**
   * A field of the form, by its key. The editor leaves the place of a field blank until it comes into view, those in a
   * group that was just opened too. So we go down the form as a reader does: to the first blank place, until it is
   * filled, and on to the next.
   */
  async field(key: string): Promise<Locator> {
    const selector = `#first-pane-body section[data-key-path="${key}"]`;
    await this.#page.waitForFunction((wanted) => {
      if (document.querySelector(wanted)) return true;
      const blank = document.querySelector('#first-pane-body .placeholder');
      blank?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      return false;
    }, selector);
    const found = this.#page.locator(selector);
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
      await list.click();
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

  /** Opens the group of a picture, which may be left out, and chooses the file. */
  async addPicture(key: string, file: string): Promise<void> {
    await (await this.field(key)).getByRole('checkbox').first().click();
    const picture = await this.field(`${key}.file`);
    await picture.locator('input[type=file]').first().setInputFiles(file);
    await picture.getByText(basename(file)).first().waitFor();
  }

  async save(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Save', exact: true }).click();
    await this.#page.getByText('Entry saved.').waitFor();
    // The editor then goes to the saved entry; leaving before it arrives would bring us back.
    await this.#page.waitForFunction(() => !location.hash.includes('/new'));
  }

  async openNew(collection: string): Promise<void> {
    await this.#page.goto(`${this.#url}#/collections/${collection}/new`);
    // The entry before may still stand there, with a button to save it.
    await this.#page.getByText(/^Creating /).waitFor();
  }
}
