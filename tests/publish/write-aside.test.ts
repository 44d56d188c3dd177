import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeWriter, type Writer } from '#scripts/publish/write-aside.ts';

/** As many as are given to a thread. */
const MANY = 500;
const PAGES = Array.from({ length: MANY }, (_, number) => `articles/a${number}/index.html`);

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'write-aside-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

const htmlOf = (file: string): string =>
  `<html lang="en"><head><title>${file}</title></head><body><main data-pagefind-body><h1>${file}</h1><p><a href="/">Home</a> and more to read.</p></main></body></html>`;

const writerFor = (folder: string, pages: number): Writer =>
  makeWriter({ folder, origin: 'https://example.org', index: undefined }, pages);

const writeAll = async (writer: Writer): Promise<void> => {
  for (const file of PAGES) await writer.write(file, new TextEncoder().encode(htmlOf(file)));
};

test('a thread writes the same pages and sees the same in them as the build itself', async () => {
  const [aside, here] = [join(root, 'aside'), join(root, 'here')];
  const seen = [];
  for (const [folder, pages] of [
    [aside, MANY],
    [here, 1],
  ] as const) {
    const writer = writerFor(folder, pages);
    await writeAll(writer);
    const { facts, notes, whole } = await writer.end();
    await whole;
    seen.push({ facts: [...facts], notes: [...notes] });
  }
  expect(seen[0]).toEqual(seen[1]);
  expect(seen[0]?.facts).toHaveLength(MANY);
  for (const file of PAGES) expect(readFileSync(join(aside, file), 'utf8')).toBe(htmlOf(file));
});

test('what is taken over is there when the site is whole, and no file is written over', async () => {
  const [old, folder] = [join(root, 'old'), join(root, 'next')];
  for (const file of PAGES) {
    mkdirSync(dirname(join(old, file)), { recursive: true });
    writeFileSync(join(old, file), 'old');
  }
  const [first = '', ...others] = PAGES;
  const writer = writerFor(folder, MANY);
  await writer.write(first, new TextEncoder().encode(htmlOf(first)));
  writer.takeOver(PAGES, old);
  const { whole } = await writer.end();
  await whole;
  expect(readFileSync(join(folder, first), 'utf8')).toBe(htmlOf(first));
  expect(others.every((file) => existsSync(join(folder, file)))).toBe(true);
  expect(readFileSync(join(old, first), 'utf8')).toBe('old');
});

test('a disk that takes no page stops the build with its own words', async () => {
  const folder = join(root, 'file');
  writeFileSync(folder, 'in the way');
  const writer = writerFor(folder, MANY);
  const written = writeAll(writer).then(() => writer.end());
  await expect(written).rejects.toMatchObject({ code: expect.stringMatching(/ENOTDIR|EEXIST/) as string });
});

test('a build that fails does not wait for its thread', async () => {
  const options = JSON.stringify({ folder: root, origin: 'https://example.org' });
  const module = JSON.stringify(pathToFileURL('scripts/publish/write-aside.ts').href);
  const program = join(root, 'build.mjs');
  writeFileSync(program, `import { makeWriter } from ${module};\nmakeWriter(${options}, ${MANY});\n`);
  await promisify(execFile)(process.execPath, [program], { timeout: 8000 });
}, 15_000);
