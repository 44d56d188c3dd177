import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import satori, { type Font } from 'satori';

export interface ShareCard {
  /** Path of the picture without `.png`. */
  readonly path: string;
  readonly kicker: string;
  readonly title: string;
}

/** Size that the large networks ask for, in pixels. */
const WIDTH = 1200;
const HEIGHT = 630;

const INK = '#4f2a5c';
const PAPER = '#fdfcfd';
const MIST = '#efe5f3';

const readFont = async (file: string, name: string, weight: 400 | 700): Promise<Font> => ({
  name,
  weight,
  style: 'normal',
  data: await readFile(join(process.cwd(), 'node_modules', '@fontsource', file)),
});

let fonts: Promise<Font[]> | undefined;

/** The same faces as the pages. Satori reads woff, not woff2. */
const loadFonts = (): Promise<Font[]> =>
  (fonts ??= Promise.all([
    readFont('young-serif/files/young-serif-latin-400-normal.woff', 'Young Serif', 400),
    readFont('atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff', 'Atkinson', 700),
  ]));

const box = (style: object, ...children: unknown[]) => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children },
});

const dot = (size: number, isOpen = false) =>
  box({ width: size, height: size, borderRadius: size, background: isOpen ? PAPER : INK, border: `5px solid ${INK}` });

/** Draws the picture that networks show with a link: 1200 × 630, PNG. */
export const drawSharePicture = async (card: ShareCard): Promise<Uint8Array<ArrayBuffer>> => {
  const tree = box(
    {
      width: WIDTH,
      height: HEIGHT,
      padding: 72,
      flexDirection: 'column',
      justifyContent: 'space-between',
      background: PAPER,
      color: INK,
      borderBottom: `28px solid ${INK}`,
    },
    box(
      { fontFamily: 'Atkinson', fontSize: 34, background: MIST, padding: '10px 20px', alignSelf: 'flex-start' },
      card.kicker,
    ),
    box({ fontFamily: 'Young Serif', fontSize: card.title.length > 70 ? 58 : 72, lineHeight: 1.15 }, card.title),
    box(
      { alignItems: 'center', gap: 18, fontFamily: 'Atkinson', fontSize: 32 },
      box({ gap: 8, alignItems: 'center' }, dot(40), dot(36), dot(30), dot(24, true)),
      'Alternative Pain Treatment Directory',
    ),
  );
  const svg = await satori(tree, { width: WIDTH, height: HEIGHT, fonts: await loadFonts() });
  const png = (await renderAsync(svg, { font: { loadSystemFonts: false } })).asPng();
  return new Uint8Array(png);
};
