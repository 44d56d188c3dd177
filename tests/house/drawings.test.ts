import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lightColor } from '#design/token-colors.ts';
import { drawingOf } from '#design/drawings.ts';
import { pathsUnder, readFiles } from '#tests/house/files.ts';

const MOST_BYTES = 2000;

/** What a drawing may be made of. No text, no picture, no script. */
const ELEMENTS = new Set(['svg', 'style', 'g', 'path', 'circle', 'use']);

/** A picture does not learn the color of the text around it, only whether the page is dark. */
const [, dark = ''] =
  /--color-action: light-dark\([^,]+, (#[0-9a-f]{6})\)/.exec(readFileSync('src/design/tokens.css', 'utf8')) ?? [];
const IN_THE_DARK = `<style>@media(prefers-color-scheme:dark){svg{color:${dark}}}</style>`;

/** What is wrong with the style of a drawing: docs/design.md tells the style. */
function findFaults(svg: string): string[] {
  const root = /^<svg [^>]*>/.exec(svg)?.[0] ?? '';
  const names = [...svg.matchAll(/<([a-z]+)/gi)].map(([, name = '']) => name);
  const paints = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, paint]) => paint);
  return [
    Buffer.byteLength(svg) > MOST_BYTES && `${Buffer.byteLength(svg)} bytes, of ${MOST_BYTES} at most`,
    !root.includes(' viewBox="0 0 64 64"') && 'not on the grid: viewBox="0 0 64 64"',
    / (?:width|height)=/.test(root) && 'a size of its own',
    !root.includes(` color="${lightColor('color-heading')}"`) && 'not in the color of headings',
    svg.split('<style').length !== 2 && 'not one style',
    !svg.includes(IN_THE_DARK) && 'not drawn for dark pages',
    /stroke-width="/.test(svg) && !svg.includes(' stroke-width="2.5"') && 'a line that is not 2.5 units wide',
    !paints.every((paint) => paint === 'currentColor' || paint === 'none') && 'a paint that is not currentColor',
    ...names.filter((name) => !ELEMENTS.has(name)).map((name) => `an element <${name}>`),
  ].filter((fault) => fault !== false);
}

const drawings = readFiles(pathsUnder('public/drawings'));

test('every drawing is small and of one style', () => {
  const faults = [...drawings].flatMap(([path, svg]) => findFaults(svg).map((fault) => `${path}: ${fault}`));
  expect(faults).toEqual([]);
});

test('a drawing of another style is found', () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="24" viewBox="0 0 24 24"><text stroke="red" stroke-width="1">${'a'.repeat(2000)}</text></svg>`;
  expect(findFaults(svg)).toHaveLength(9);
});

test('every treatment and condition has a drawing, and every drawing a use', () => {
  const listed = (folder: string) => pathsUnder(`content/${folder}`).map((path) => path.split('/').at(-1) ?? '');
  const fieldOf = (path: string, field: RegExp): string => field.exec(readFiles([path]).get(path) ?? '')?.[1] ?? '';
  const treatments = listed('treatments').map((file) => ({
    kind: 'treatment' as const,
    slug: file.replace('.md', ''),
    group: fieldOf(`content/treatments/${file}`, /^family: (\S+)$/m),
  }));
  const conditions = listed('conditions').map((file) => ({
    kind: 'condition' as const,
    slug: file.replace('.md', ''),
    group: fieldOf(`content/conditions/${file}`, /^bodyRegions:\n\s+- (\S+)$/m),
  }));
  const used = [...treatments, ...conditions].map(drawingOf);
  const names = [...drawings.keys()].map((path) => path.replace(/^.*\/(.*)\.svg$/, '$1'));
  expect(used.filter((name) => !names.includes(name))).toEqual([]);
  const general = names.filter((name) => /^(?:family|region)-|^(?:someone-near|what-to-try)$/.test(name));
  expect(names.filter((name) => !used.includes(name) && !general.includes(name))).toEqual([]);
});
