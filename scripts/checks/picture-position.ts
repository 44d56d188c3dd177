/** Finds out whether a picture says where it was taken. Only bytes are compared: nothing is decoded. */

/** Tag of the first Exif directory that points to the position. Exif 2.32, section 4.6.3. */
const GPS_TAG = 0x8825;
const ENTRY_BYTES = 12;
const MAX_ENTRIES = 512;

const LITTLE = Buffer.from([0x49, 0x49, 0x2a, 0x00]);
const BIG = Buffer.from([0x4d, 0x4d, 0x00, 0x2a]);

/** XMP repeats the position in words. */
const XMP_POSITION = /exif:GPS(?:Latitude|Longitude)|GPSLatitude[">=]/;

interface Reader {
  readonly u16: (at: number) => number;
  readonly u32: (at: number) => number;
}

const readerFor = (bytes: Buffer, start: number, isLittle: boolean): Reader => {
  const holds = (at: number, length: number): boolean => start + at + length <= bytes.length;
  return {
    u16: (at) => (holds(at, 2) ? (isLittle ? bytes.readUInt16LE(start + at) : bytes.readUInt16BE(start + at)) : 0),
    u32: (at) => (holds(at, 4) ? (isLittle ? bytes.readUInt32LE(start + at) : bytes.readUInt32BE(start + at)) : 0),
  };
};

/** Whether the TIFF structure that starts here has a directory for the position with anything in it. */
const hasGpsDirectory = ({ u16, u32 }: Reader): boolean => {
  const directory = u32(4);
  const entries = u16(directory);
  if (directory < 8 || entries === 0 || entries > MAX_ENTRIES) return false;
  for (let index = 0; index < entries; index += 1) {
    const at = directory + 2 + index * ENTRY_BYTES;
    if (u16(at) === GPS_TAG) return u16(u32(at + 8)) > 0;
  }
  return false;
};

function* startsOf(bytes: Buffer, mark: Buffer): Generator<number> {
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1)) yield at;
}

/**
 * Exif lies in a segment of a JPEG, a chunk of a PNG or WebP, an item of an AVIF; everywhere it starts with the same TIFF
 * header, which is looked for in the whole file.
 */
export const hasPosition = (bytes: Buffer): boolean => {
  for (const mark of [LITTLE, BIG]) {
    for (const start of startsOf(bytes, mark)) {
      if (hasGpsDirectory(readerFor(bytes, start, mark === LITTLE))) return true;
    }
  }
  return XMP_POSITION.test(bytes.toString('latin1'));
};
