import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'astro';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasPosition } from '#scripts/checks/picture-position.ts';
import { removeOriginals } from '#scripts/publish/originals.ts';

const GPS = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } };
const TAIL = 'hung on at the end';

const PAGE = `---
import { Image } from 'astro:assets';
const pictures = import.meta.glob('/content/**/*.{jpg,png}', { eager: true });
const shown = pictures['/content/articles/a/shown.jpg'].default;
---
<html lang="en"><head><title>A</title></head><body>
<Image src={shown} alt="A" widths={[20, shown.width]} />
</body></html>`;

let root = '';

// A site inside the repository, where its packages are.
beforeAll(async () => {
  mkdirSync('.cache', { recursive: true });
  root = mkdtempSync(resolve('.cache/originals-'));
  mkdirSync(join(root, 'content/articles/a'), { recursive: true });
  mkdirSync(join(root, 'src/pages'), { recursive: true });
  const picture = sharp({ create: { width: 40, height: 20, channels: 3, background: '#066' } }).withExif(GPS);
  const withTail = async (bytes: Promise<Buffer>) => Buffer.concat([await bytes, Buffer.from(TAIL)]);
  writeFileSync(join(root, 'content/articles/a/shown.jpg'), await withTail(picture.clone().jpeg().toBuffer()));
  writeFileSync(join(root, 'content/articles/a/unused.png'), await withTail(picture.clone().png().toBuffer()));
  writeFileSync(join(root, 'src/pages/index.astro'), PAGE);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    integrations: [removeOriginals(root)],
    vite: { build: { assetsInlineLimit: 0 } },
  });
}, 120_000);
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

test('a built site holds pictures that were encoded anew, and none as it was sent', () => {
  const assets = join(root, 'dist/_astro');
  const names = readdirSync(assets);
  expect(names.filter((name) => name.endsWith('.webp')).length).toBeGreaterThan(0);
  expect(names.filter((name) => !name.endsWith('.webp'))).toEqual([]);
  for (const name of names) {
    const bytes = readFileSync(join(assets, name));
    expect(hasPosition(bytes), name).toBe(false);
    expect(bytes.toString('latin1'), name).not.toContain(TAIL);
  }
});

test('each picture that the page names is there', () => {
  const html = readFileSync(join(root, 'dist/index.html'), 'utf8');
  const named = [...html.matchAll(/\/_astro\/([\w.-]+)/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !readdirSync(join(root, 'dist/_astro')).includes(name ?? ''))).toEqual([]);
});
