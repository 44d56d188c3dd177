/**
 * Reads what a picture is and how large, from its first bytes. Nothing is decoded: a bomb costs nothing here.
 *
 * Our own instead of the package image-size (2.1.0 was tried on November 29, 2026), for two reasons. An AVIF may hold
 * several sizes, and image-size answers with the first: a picture of 60,000 × 60,000 pixels behind a small thumbnail
 * would pass. And where a header is damaged it throws for the whole file, so that a contributor would read "is not a
 * picture" instead of "does not say how large it is".
 */

type PictureType = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'svg';

export interface PictureHeader {
  readonly type: PictureType;
  /** Undefined where the header does not say it within the bytes that were read. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
}

/** Enough for the headers of every camera: a preview and color profile may stand before the size. */
export const HEADER_BYTES = 256 * 1024;

const ascii = (bytes: Buffer, start: number, end: number): string => bytes.toString('latin1', start, end);

/** The header of a picture, or undefined when the bytes are no picture we know. */
export const readPictureHeader = (bytes: Buffer): PictureHeader | undefined => {
  if (bytes.length >= 24 && ascii(bytes, 0, 8) === '\u0089PNG\r\n\u001a\n') {
    return { type: 'png', size: { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } };
  }
  if (bytes.length >= 3 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) {
    return { type: 'jpeg', size: jpegSize(bytes) };
  }
  if (bytes.length >= 30 && ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') {
    return { type: 'webp', size: webpSize(bytes) };
  }
  if (bytes.length >= 12 && ascii(bytes, 4, 8) === 'ftyp' && /avi[fs]/.test(ascii(bytes, 8, 64))) {
    return { type: 'avif', size: avifSize(bytes) };
  }
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return { type: 'gif', size: undefined };
  return /^\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)/i.test(ascii(bytes, 0, 256))
    ? { type: 'svg', size: undefined }
    : undefined;
};

/** ITU T.81, B.2.2: the frame header holds height and width; markers before it are stepped over. */
const jpegSize = (bytes: Buffer): PictureHeader['size'] => {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    } else at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return undefined;
};

/** RFC 9649: lossy, lossless and extended files keep their size in different places. */
const webpSize = (bytes: Buffer): PictureHeader['size'] => {
  switch (ascii(bytes, 12, 16)) {
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return undefined;
  }
};

/** ISO/IEC 23008-12, 6.5.3: the largest of the "ispe" boxes is the picture, others are thumbnails. */
const avifSize = (bytes: Buffer): PictureHeader['size'] => {
  let size: PictureHeader['size'];
  for (let at = bytes.indexOf('ispe'); at !== -1 && at + 16 <= bytes.length; at = bytes.indexOf('ispe', at + 4)) {
    const [width, height] = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)];
    if (!size || width * height > size.width * size.height) size = { width, height };
  }
  return size;
};
