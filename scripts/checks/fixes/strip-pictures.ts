import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Problem } from '#site/problem.ts';
import { replaceFile } from '#scripts/files/atomic.ts';

/** High enough that nobody sees the difference; lossless where the format is. */
const QUALITY = { jpeg: { quality: 92 }, webp: { quality: 92 }, avif: { quality: 75 }, png: {} } as const;

/**
 * Saves a picture without what its camera wrote into it, turned as it is shown. The colors keep their profile; bytes after
 * the picture are lost.
 */
const withoutMetadata = async (bytes: Buffer): Promise<Buffer> => {
  const picture = sharp(bytes).autoOrient().keepIccProfile();
  const { format, compression } = await picture.metadata();
  const name = format === 'heif' && compression === 'av1' ? 'avif' : format;
  if (!Object.hasOwn(QUALITY, name)) throw new Error(`${name} is no format of a picture that the check accepts.`);
  const known = name as keyof typeof QUALITY;
  return picture.toFormat(known, QUALITY[known]).toBuffer();
};

/** Mends every picture that says where it was taken, and names the files. */
export const stripPositions = async (root: string, problems: readonly Problem[]): Promise<string[]> => {
  const files = problems.filter(({ code }) => code === 'picture-position').map(({ file }) => file);
  for (const file of files) {
    const path = join(root, file);
    replaceFile(path, await withoutMetadata(readFileSync(path)));
  }
  return files;
};
