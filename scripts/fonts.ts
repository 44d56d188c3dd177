/**
 * Cuts the two faces down to what our pages write and puts them into `src/design/fonts`.
 * Run `npm run fonts` after changing a face or the character set; the results are committed
 * so that a build needs no font tool.
 */
import { readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

/** Printable Latin-1, plus the marks that our typography and units use. */
const CHARACTERS =
  Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index)).join('') +
  Array.from({ length: 0x100 - 0xa0 }, (_, index) => String.fromCodePoint(0xa0 + index)).join('') +
  'ŒœŠšŽž‐‑–—‘’“”„…•−×≤≥≈→←↑↓↗⅓⅔ ';

const HEADING_CHARACTERS =
  Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCodePoint(0x20 + index)).join('') +
  'áéíñóúüÁÉÍÑÓÚ–—‘’“”…·−';

const faces = [
  {
    from: '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
    to: 'atkinson-hyperlegible-next.woff2',
    characters: CHARACTERS,
    options: { variationAxes: { wght: { min: 400, max: 700 } } },
  },
  {
    from: '@fontsource/young-serif/files/young-serif-latin-400-normal.woff2',
    to: 'young-serif.woff2',
    characters: HEADING_CHARACTERS,
    options: {},
  },
];

for (const face of faces) {
  const original = await readFile(new URL(`../node_modules/${face.from}`, import.meta.url));
  const cut = await subsetFont(original, face.characters, { targetFormat: 'woff2', ...face.options });
  await writeFile(new URL(`../src/design/fonts/${face.to}`, import.meta.url), cut);
  process.stdout.write(`${face.to}: ${original.length} → ${cut.length} bytes\n`);
}
