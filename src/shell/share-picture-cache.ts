/**
 * Keeps the pictures for sharing between builds, by the digest of what they show and of what draws them: drawing one takes
 * 36 ms of the processor, measured on November 29, 2026, and hardly any of the 130 changes from one build to the next, so
 * that every build after the first saves nearly 5 s. It pays from the first picture on.
 */
import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { drawSharePicture, ShareCard } from './share-picture.ts';

/** Below the folder that holds `content/`. */
const FOLDER = '.cache/share-pictures';
/** What draws: our code and colors, and the versions of the packages, fonts among them. */
const DRAWN_BY = ['src/shell/share-picture.ts', 'src/design/tokens.css', 'package-lock.json'];

let codeDigest: string | undefined;

const digestOfCode = (): string =>
  (codeDigest ??= hash('sha256', DRAWN_BY.map((file) => readFileSync(join(process.cwd(), file), 'utf8')).join('\0')));

const nameOf = (card: ShareCard): string => `${hash('sha256', digestOfCode() + JSON.stringify(card))}.png`;

const readIfThere = (file: string): Uint8Array<ArrayBuffer> | undefined => {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/**
 * The picture of a card, drawn only if the last build had no such picture.
 *
 * @param root The folder that holds `content/`.
 */
export const getSharePicture = async (
  card: ShareCard,
  root: string,
  draw: typeof drawSharePicture,
): Promise<Uint8Array<ArrayBuffer>> => {
  const file = join(root, FOLDER, nameOf(card));
  const known = readIfThere(file);
  if (known) return known;
  const png = await draw(card);
  mkdirSync(join(root, FOLDER), { recursive: true });
  // Renamed, so that a build that is killed here leaves no part of a picture under the name of a whole one.
  writeFileSync(`${file}.next`, png);
  renameSync(`${file}.next`, file);
  return png;
};

/** Removes the pictures that no card asks for any more. */
export const removeOtherPictures = (cards: readonly ShareCard[], root: string): void => {
  const needed = new Set(cards.map(nameOf));
  mkdirSync(join(root, FOLDER), { recursive: true });
  for (const name of readdirSync(join(root, FOLDER))) if (!needed.has(name)) rmSync(join(root, FOLDER, name));
};

/** Forgets all pictures, for a build that shall reuse nothing. */
export const clearPictures = (root: string): void => {
  rmSync(join(root, FOLDER), { recursive: true, force: true });
};
