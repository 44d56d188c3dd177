/** As much of CBOR (RFC 8949) as Pagefind's files need. */

/** Major types. */
export const UNSIGNED = 0;
export const NEGATIVE = 1;
export const TEXT = 3;
export const ARRAY = 4;

/** Reads items one after the other. Anything but numbers, texts and arrays of a known length is refused. */
export class CborReader {
  at: number;
  readonly bytes: Buffer;

  constructor(bytes: Buffer, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The argument of the item's head; what follows it is read next. @throws Error when it is of another kind. */
  expect(kind: number): number {
    const { bytes, at } = this;
    const first = bytes[at] ?? 255;
    if (first >> 5 !== kind)
      throw new Error(`Pagefind’s index holds an item of kind ${first >> 5} instead of ${kind}.`);
    return this.#argument(first & 31);
  }

  text(): string {
    const length = this.expect(TEXT);
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }

  /** The items of an array of whole numbers, skipped; each that is negative is handed to `onNegative` with its place. */
  skipNumbers(onNegative?: (at: number) => void): void {
    const count = this.expect(ARRAY);
    const { bytes } = this;
    for (let index = 0; index < count; index += 1) {
      const first = bytes[this.at] ?? 255;
      if (first >= 0x40) throw new Error('Pagefind’s index holds something else where it kept numbers.');
      if (first >= 0x20) onNegative?.(this.at);
      const short = first & 31;
      this.at += short < 24 ? 1 : 1 + 2 ** (short - 24);
    }
  }

  #argument(short: number): number {
    const { bytes, at } = this;
    if (short < 24) {
      this.at = at + 1;
      return short;
    }
    if (short === 24) {
      this.at = at + 2;
      return bytes.readUInt8(at + 1);
    }
    if (short === 25) {
      this.at = at + 3;
      return bytes.readUInt16BE(at + 1);
    }
    if (short === 26) {
      this.at = at + 5;
      return bytes.readUInt32BE(at + 1);
    }
    throw new Error('Pagefind’s index holds an item without a length, or one that is too long.');
  }
}

/** Bytes that grow. Numbers are at most 32 bits. */
export class ByteWriter {
  #bytes: Buffer;
  #length = 0;

  constructor(size = 4096) {
    this.#bytes = Buffer.allocUnsafe(size);
  }

  get length(): number {
    return this.#length;
  }

  /** A view of what was written; it is overwritten after `clear()`. */
  view(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  bytes(source: Buffer, start = 0, end = source.length): void {
    this.#makeRoom(end - start);
    source.copy(this.#bytes, this.#length, start, end);
    this.#length += end - start;
  }

  /** A number as four bytes. */
  long(value: number): void {
    this.#makeRoom(4);
    this.#bytes.writeUInt32LE(value, this.#length);
    this.#length += 4;
  }

  /** Overwrites a number that `long` wrote. */
  setLong(value: number, at: number): void {
    this.#bytes.writeUInt32LE(value, at);
  }

  head(kind: number, argument: number): void {
    this.#makeRoom(5);
    const first = kind << 5;
    if (argument < 24) {
      this.#bytes[this.#length++] = first | argument;
    } else if (argument < 0x100) {
      this.#bytes[this.#length++] = first | 24;
      this.#bytes[this.#length++] = argument;
    } else if (argument < 0x1_0000) {
      this.#bytes[this.#length++] = first | 25;
      this.#length = this.#bytes.writeUInt16BE(argument, this.#length);
    } else {
      this.#bytes[this.#length++] = first | 26;
      this.#length = this.#bytes.writeUInt32BE(argument, this.#length);
    }
  }

  text(value: string): void {
    const bytes = Buffer.from(value);
    this.head(TEXT, bytes.length);
    this.bytes(bytes);
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
