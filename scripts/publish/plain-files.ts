/**
 * Files of the site that are no pages and are written without Astro, through whose hands each would take as long as a page:
 * the data of the finder, the listings as open data, pictures for sharing, the guide for paper. While developing, routes answer for them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { getGuide } from '#community/queries.ts';
import { getFinderData, getFinderTexts } from '#providers/finder/queries.ts';
import { writeOpenListings } from '#providers/queries.ts';
import { listShareCards } from '#shell/queries.ts';
import { address } from '#site/addresses.ts';
import { digestOfCollections } from '#site/entries.ts';
import { getSite, pageKey } from '#site/queries.ts';
import type { Drawing, Drawn } from './draw-worker.ts';

/** Routes that only develop. */
export const PLAIN_ROUTES: readonly string[] = [
  'src/pages/finder/[...path].json.ts',
  'src/pages/data/providers.json.ts',
  'src/pages/share/[...path].png.ts',
  'src/pages/downloads/weighing-a-pain-treatment.pdf.ts',
];

export interface PlainFile {
  readonly file: string;
  /** As of a page: what it is made from. */
  readonly key: string;
}

export interface DrawnFile extends PlainFile {
  readonly drawing: Drawing;
}

/** What is drawn: pictures for sharing, and the guide. */
export const listDrawings = async (): Promise<DrawnFile[]> => {
  const [guide, site] = [await getGuide(), await getSite()];
  const cards = (await listShareCards()).map(async (card) => ({
    file: `share/${card.path}.png`,
    key: await pageKey(card),
    drawing: { kind: 'share', card } as const,
  }));
  const { name, url, language } = site;
  return [
    {
      file: address.guide.slice(1),
      key: await pageKey('guide'),
      drawing: { kind: 'guide', guide, site: { name, url, language } },
    },
    ...(await Promise.all(cards)),
  ];
};

/** Draws in a thread of its own, while pages are rendered. */
export const drawAside = (files: readonly DrawnFile[]): Promise<ReadonlyMap<string, Uint8Array>> => {
  if (files.length === 0) return Promise.resolve(new Map());
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('./draw-worker.ts', import.meta.url), {
      workerData: files.map(({ drawing }) => drawing),
    });
    worker.once('message', (drawn: Drawn) => {
      done(new Map(files.map(({ file }, index) => [file, drawn[index] ?? new Uint8Array()])));
    });
    worker.once('error', fail);
  });
};

/** A file whose text is made when it is needed. */
export interface TextFile extends PlainFile {
  readonly text: () => Promise<string>;
}

export const listTexts = async (): Promise<TextFile[]> => {
  const finder = (await getFinderData()).paths.map((path): TextFile => {
    const file = `finder/${path}.json`;
    // Names of the finder's files change with what they hold, so the name is the key.
    return { file, key: file, text: async () => (await getFinderTexts()).get(path) ?? '' };
  });
  const listings = {
    file: 'data/providers.json',
    key: await pageKey('listings', digestOfCollections(['providers'])),
    text: writeOpenListings,
  };
  return [...finder, listings];
};

export const writeInto = (
  folder: string,
  files: Iterable<readonly [file: string, content: string | Uint8Array]>,
): void => {
  const folders = new Set<string>();
  for (const [file, content] of files) {
    const target = join(folder, file);
    const parent = dirname(target);
    if (!folders.has(parent)) mkdirSync(parent, { recursive: true });
    folders.add(parent);
    writeFileSync(target, content);
  }
};
