import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import satori, { type Font } from 'satori';
import { lightColor } from '#design/token-colors.ts';

export interface ShareCard {
  /** Path of the picture without `.png`. */
  readonly path: string;
  readonly kicker: string;
  readonly title: string;
  /** Name of the site. */
  readonly site: string;
  /** SVG that stands beside the title. */
  readonly drawing?: string;
}

/** Size that the large networks ask for, in pixels. */
const WIDTH = 1200;
const HEIGHT = 630;

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

const DRAWING_SIZE = 280;

const pictureOf = (svg: string) => ({
  type: 'img',
  props: {
    src: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    width: DRAWING_SIZE,
    height: DRAWING_SIZE,
  },
});

/** Large enough for few words; what is longer still fits, down to the length that the checks allow. */
const titleSize = ({ length }: string): number => (length > 110 ? 46 : length > 70 ? 58 : 72);

/** Draws the picture that networks show with a link: 1200 × 630, PNG. */
export const drawSharePicture = async (card: ShareCard): Promise<Uint8Array<ArrayBuffer>> => {
  const ink = lightColor('color-heading');
  const paper = lightColor('color-page');
  const dot = (size: number, isOpen = false) =>
    box({
      width: size,
      height: size,
      borderRadius: size,
      background: isOpen ? paper : ink,
      border: `5px solid ${ink}`,
    });
  const tree = box(
    {
      // The engine counts padding and border on top of the size otherwise, and the foot of the picture is cut off.
      boxSizing: 'border-box',
      width: WIDTH,
      height: HEIGHT,
      padding: '56px 72px',
      flexDirection: 'column',
      justifyContent: 'space-between',
      background: paper,
      color: ink,
      borderBottom: `28px solid ${ink}`,
    },
    box(
      {
        fontFamily: 'Atkinson',
        fontSize: 34,
        background: lightColor('color-sunken'),
        padding: '10px 20px',
        alignSelf: 'flex-start',
      },
      card.kicker,
    ),
    box(
      { alignItems: 'center', justifyContent: 'space-between', gap: 56 },
      box(
        {
          flex: 1,
          fontFamily: 'Young Serif',
          fontSize: titleSize(card.title),
          lineHeight: 1.15,
          overflowWrap: 'anywhere',
        },
        card.title,
      ),
      ...(card.drawing === undefined ? [] : [pictureOf(card.drawing)]),
    ),
    box(
      { alignItems: 'center', gap: 18, fontFamily: 'Atkinson', fontSize: 32 },
      box({ gap: 8, alignItems: 'center' }, dot(40), dot(36), dot(30), dot(24, true)),
      card.site,
    ),
  );
  const svg = await satori(tree, { width: WIDTH, height: HEIGHT, fonts: await loadFonts() });
  const png = (await renderAsync(svg, { font: { loadSystemFonts: false } })).asPng();
  return new Uint8Array(png);
};
