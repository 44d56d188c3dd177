import { expect, test } from 'vitest';
import { readPictureHeader } from '#scripts/checks/picture-header.ts';

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** A box that says how large a picture in the file is (ISO/IEC 23008-12, 6.5.3). */
const sizeBox = (width: number, height: number): Buffer =>
  Buffer.concat([uint32(20), Buffer.from('ispe'), uint32(0), uint32(width), uint32(height)]);

const avif = (...boxes: readonly Buffer[]): Buffer =>
  Buffer.concat([uint32(16), Buffer.from('ftypavif'), uint32(0), ...boxes]);

test('a huge picture behind a small thumbnail is told as huge', () => {
  expect(readPictureHeader(avif(sizeBox(64, 64), sizeBox(60_000, 60_000)))).toEqual({
    type: 'avif',
    size: { width: 60_000, height: 60_000 },
  });
});

test('a picture whose header is damaged keeps its type, and says no size', () => {
  const jpegWithoutFrame = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), Buffer.alloc(200)]);
  expect(readPictureHeader(jpegWithoutFrame)).toEqual({ type: 'jpeg', size: undefined });
  expect(readPictureHeader(avif(Buffer.alloc(200)))).toEqual({ type: 'avif', size: undefined });
});
