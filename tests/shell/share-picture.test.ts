import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readDrawing } from '#design/drawings.ts';
import { lightColor } from '#design/token-colors.ts';
import { drawSharePicture } from '#shell/share-picture.ts';

const LONG =
  'What trials, reviews and people with chronic pain say about how much a treatment can and cannot do over years';

/** Red, green and blue of each pixel. */
const pixelsOf = async (title: string, site = 'Example Directory', drawing?: string) => {
  const png = await drawSharePicture({ path: 'x', kicker: 'Treatment', title, site, ...(drawing && { drawing }) });
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const hex = (x: number, y: number): string =>
    `#${data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3).toString('hex')}`;
  /** Rows with anything but paper between two columns. */
  const inkedRows = (from: number, to: number): number[] =>
    Array.from({ length: info.height }, (_, y) => y).filter((y) => {
      for (let x = from; x < to; x += 1) if (hex(x, y) !== lightColor('color-page')) return true;
      return false;
    });
  return { ...info, hex, inkedRows };
};

describe.each([
  ['a short title', 'Yoga'],
  ['a long title', LONG],
  ['a long word', 'Electro'.repeat(14)],
])('a shared picture with %s', (_, title) => {
  test('shows all of it: a foot in the color of headings, the site’s name above, and nothing in the margins', async () => {
    const { width, height, hex, inkedRows } = await pixelsOf(title);
    expect([width, height]).toEqual([1200, 630]);
    expect([hex(600, 629), hex(600, 603)]).toEqual([lightColor('color-heading'), lightColor('color-heading')]);
    expect(hex(600, 590)).toBe(lightColor('color-page'));
    // The name of the site, right of the dots.
    expect(inkedRows(250, 500).filter((row) => row > 500 && row < 590).length).toBeGreaterThan(20);
    // Nothing runs over the right edge.
    expect(inkedRows(1140, 1200).filter((row) => row < 600)).toEqual([]);
  });
});

test('another name of the site stands in the picture', async () => {
  const one = await pixelsOf('Yoga', 'A');
  const other = await pixelsOf('Yoga', 'Another directory of treatments');
  const inFoot = ({ inkedRows }: Awaited<ReturnType<typeof pixelsOf>>) =>
    inkedRows(500, 700).filter((row) => row > 500 && row < 590).length;
  expect(inFoot(one)).toBe(0);
  expect(inFoot(other)).toBeGreaterThan(10);
});

test.each([
  ['a short title', 'Yoga'],
  ['a long title', LONG],
  ['a long word', 'Electro'.repeat(14)],
])('%s leaves room for the drawing beside it', async (_, title) => {
  const drawing = readDrawing('yoga');
  const [without, drawn] = await Promise.all([pixelsOf('A'), pixelsOf(title, undefined, drawing)]);
  const beside = ({ inkedRows }: Awaited<ReturnType<typeof pixelsOf>>) =>
    inkedRows(850, 1128).filter((row) => row > 150 && row < 500).length;
  expect(beside(without)).toBe(0);
  expect(beside(drawn)).toBeGreaterThan(200);
  // The drawing is whole: nothing in the margin, and nothing of the title between the two.
  expect(drawn.inkedRows(1132, 1200).filter((row) => row < 600)).toEqual([]);
  expect(drawn.inkedRows(795, 845).filter((row) => row < 600)).toEqual([]);
});

test('colors come from the tokens, through other names, as they are on light pages', () => {
  const css = ':root { --_a: #123456; --b: light-dark(var(--_a), #fff); --c: #abc; --d: 1rem; }';
  expect([lightColor('b', css), lightColor('c', css)]).toEqual(['#123456', '#abc']);
  expect(() => lightColor('d', css)).toThrow('no color');
  expect(() => lightColor('e', css)).toThrow('has no --e');
});
