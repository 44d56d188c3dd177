/** Bounds the length of lines before they are parsed: a line without an end would fill the memory. */
import { Transform } from 'node:stream';

/** A record of the registry has a few thousand letters. */
const LONGEST_LINE = 200_000;
/** Takes the place of a line that is too long. */
export const TOO_LONG = '\u0000too long';

const MARK = Buffer.from(`${TOO_LONG}\n`);
const LINE_END = 10;

/** Passes whole lines on, and the mark for each that is longer than the limit. */
export class LineLimit extends Transform {
  /** The last byte that came in. */
  lastByte: number | undefined;
  /** Bytes passed on so far. */
  #passed = 0;
  /** The unfinished line. */
  #rest: Buffer = Buffer.alloc(0);
  /** Bytes of the line that is being dropped; 0 when none is. */
  #dropping = 0;
  /** Where lines were dropped: bytes passed on before, and the bytes that are missing from there on. */
  readonly #gaps: { readonly from: number; readonly missing: number }[] = [];

  /** Bytes of the file, for so many bytes as they were passed on. */
  bytesOf(passed: number): number {
    return this.#gaps.reduce((sum, { from, missing }) => (from <= passed ? sum + missing : sum), passed);
  }

  override _transform(chunk: Buffer, _encoding: string, done: () => void): void {
    this.lastByte = chunk.at(-1) ?? this.lastByte;
    let data = chunk;
    if (this.#dropping > 0) {
      const end = data.indexOf(LINE_END);
      this.#dropping += end === -1 ? data.length : end + 1;
      if (end === -1) {
        done();
        return;
      }
      this.#endDropping();
      data = data.subarray(end + 1);
    }
    this.#takeLines(this.#rest.length === 0 ? data : Buffer.concat([this.#rest, data]));
    done();
  }

  override _flush(done: () => void): void {
    if (this.#dropping > 0) this.#endDropping();
    this.#pass(this.#rest);
    done();
  }

  #takeLines(data: Buffer): void {
    let passed = 0;
    let at = 0;
    while (data.length - at > LONGEST_LINE) {
      // From the limit backwards: the end of some line is never far.
      const end = data.lastIndexOf(LINE_END, at + LONGEST_LINE);
      if (end >= at) {
        at = end + 1;
        continue;
      }
      this.#pass(data.subarray(passed, at));
      const next = data.indexOf(LINE_END, at + LONGEST_LINE);
      this.#dropping = (next === -1 ? data.length : next + 1) - at;
      this.#rest = Buffer.alloc(0);
      if (next === -1) return;
      this.#endDropping();
      at = next + 1;
      passed = at;
    }
    const last = data.lastIndexOf(LINE_END);
    const end = last < at ? at : last + 1;
    this.#pass(data.subarray(passed, end));
    this.#rest = Buffer.from(data.subarray(end));
  }

  #endDropping(): void {
    this.#pass(MARK);
    this.#gaps.push({ from: this.#passed, missing: this.#dropping - MARK.length });
    this.#dropping = 0;
  }

  #pass(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#passed += bytes.length;
    this.push(bytes);
  }
}
