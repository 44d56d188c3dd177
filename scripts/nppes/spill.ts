/**
 * What an import has read so far, on disk and by region, so that memory holds a few numbers for each kept provider and
 * never a whole registry. A checkpoint says how long each file was: after a crash they are cut back to it.
 */
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

/** `rows` are providers, `places` second locations, `names` names on the door, `off` deactivated and `seen` known NPIs. */
export type SpillKind = 'rows' | 'places' | 'names' | 'off' | 'seen';

export type SpillSizes = Readonly<Record<string, number>>;

const FLUSH_AT = 2000;

export class Spill {
  readonly #folder: string;
  readonly #waiting = new Map<string, string[]>();
  #count = 0;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** @param line Text without line breaks. */
  add(kind: SpillKind, region: string, line: string): void {
    const file = `${kind}.${region}`;
    const lines = this.#waiting.get(file);
    if (lines) lines.push(line);
    else this.#waiting.set(file, [line]);
    this.#count += 1;
    if (this.#count >= FLUSH_AT) this.flush();
  }

  flush(): void {
    for (const [file, lines] of this.#waiting) appendFileSync(join(this.#folder, file), `${lines.join('\n')}\n`);
    this.#waiting.clear();
    this.#count = 0;
  }

  /** Length of each file in bytes. */
  sizes(): SpillSizes {
    this.flush();
    return Object.fromEntries(readdirSync(this.#folder).map((file) => [file, statSync(join(this.#folder, file)).size]));
  }

  cutTo(sizes: SpillSizes): void {
    for (const file of readdirSync(this.#folder)) truncateSync(join(this.#folder, file), sizes[file] ?? 0);
  }

  regions(): string[] {
    this.flush();
    const names = readdirSync(this.#folder).map((file) => file.slice(file.indexOf('.') + 1));
    return [...new Set(names)].sort();
  }

  read(kind: SpillKind, region: string): string[] {
    this.flush();
    const file = join(this.#folder, `${kind}.${region}`);
    if (!existsSync(file)) return [];
    const text = readFileSync(file, 'utf8');
    return text === '' ? [] : text.trimEnd().split('\n');
  }
}
