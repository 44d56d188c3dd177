/** A folder for the editor's local mode: Chromium's private file system stands for the one a person would choose. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';

/** What the page needs of the File System Access API; TypeScript knows only a part of it. */
interface Pickers {
  showDirectoryPicker: () => Promise<FileSystemDirectoryHandle>;
  FileSystemHandle: { prototype: Record<string, () => Promise<'granted'>> };
}

/** Files below a folder with their bytes in base64, by path from it. */
export const readTree = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path).toString('base64')]),
  );

/** Lets "choose a folder" answer with the private one, as if a person had agreed. Call before the page is opened. */
export const chooseFolderAtOnce = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const pickers = globalThis as unknown as Pickers;
    pickers.showDirectoryPicker = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('repository', { create: true });
    pickers.FileSystemHandle.prototype['requestPermission'] = () => Promise.resolve('granted');
    pickers.FileSystemHandle.prototype['queryPermission'] = () => Promise.resolve('granted');
  });

/** Fills the folder; it looks like a repository. */
export const fillFolder = (page: Page, files: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate(async (tree) => {
    const home = await navigator.storage.getDirectory();
    const root = await home.getDirectoryHandle('repository', { create: true });
    await root.getDirectoryHandle('.git', { create: true });
    for (const [path, base64] of Object.entries(tree)) {
      const parts = path.split('/');
      const name = parts.pop() ?? '';
      let folder = root;
      for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await writable.write(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
      await writable.close();
    }
  }, files);

/** Everything that is in the folder now. */
const emptyFolder = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const found: Record<string, string> = {};
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      const entries = (folder as unknown as { entries: () => AsyncIterable<[string, FileSystemHandle]> }).entries();
      for await (const [name, handle] of entries) {
        if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle, `${path}${name}/`);
        else {
          const bytes = new Uint8Array(await (await (handle as FileSystemFileHandle).getFile()).arrayBuffer());
          found[path + name] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
        }
      }
    };
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle('repository'), '');
    return found;
  });

/** Copies the folder to the disk, and tells its files. */
export const takeFolder = async (page: Page, root: string): Promise<readonly string[]> => {
  const files = await emptyFolder(page);
  for (const [path, base64] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), Buffer.from(base64, 'base64'));
  }
  return Object.keys(files).sort();
};
