/** Every picture file that lies beside an entry, with its weight and its first bytes. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from './content.ts';
import { HEADER_BYTES, readPictureHeader, type PictureHeader } from './picture-header.ts';

export interface PictureFile {
  /** Relative to the root. */
  readonly file: string;
  readonly bytes: number;
  readonly header: PictureHeader | undefined;
}

const readings = new WeakMap<Content, readonly PictureFile[]>();

const read = (root: string, file: string): PictureFile => {
  // A link put in place after the listing is refused by the system itself where it can.
  const descriptor = openSync(join(root, file), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const start = Buffer.alloc(HEADER_BYTES);
    const length = readSync(descriptor, start, 0, HEADER_BYTES, 0);
    return { file, bytes: fstatSync(descriptor).size, header: readPictureHeader(start.subarray(0, length)) };
  } finally {
    closeSync(descriptor);
  }
};

export const pictureFilesOf = (content: Content): readonly PictureFile[] => {
  const known = readings.get(content);
  if (known) return known;
  const files = [...content.pictures].sort().map((file) => read(content.root, file));
  readings.set(content, files);
  return files;
};
