/** What a built site would hold of the finder, in memory, and how large its files are as they travel. */
import { brotliCompressSync, constants } from 'node:zlib';
import type { ProfileDetail } from '#providers/finder/profile-details.ts';
import type { FinderRow } from '#providers/finder/row.ts';
import type { DatedRow } from '#providers/finder/rows.ts';

const sizeOf = (text: string): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** A site in memory: text by path, and its size as it travels. */
export class MemorySite {
  readonly #files: ReadonlyMap<string, string>;
  readonly #places: ReadonlyMap<string, string>;
  readonly #sizes = new Map<string, number>();

  constructor(files: ReadonlyMap<string, string>, places: ReadonlyMap<string, string>) {
    this.#files = files;
    this.#places = places;
  }

  #textOf(path: string): string | undefined {
    return this.#files.get(path) ?? this.#places.get(path);
  }

  read(path: string): unknown {
    const text = this.#textOf(path);
    return text === undefined ? undefined : JSON.parse(text);
  }

  sizeOf(path: string): number {
    const known = this.#sizes.get(path) ?? sizeOf(this.#textOf(path) ?? '');
    this.#sizes.set(path, known);
    return known;
  }
}

/** What somebody would tell beyond the row. */
export const generatedDetailOf = ({ row }: DatedRow): (readonly [FinderRow, ProfileDetail])[] => {
  const { source, id, checkedOn, isAccepting, insurance, languages, access } = row;
  const number = Number(/\d+$/.exec(id)?.[0] ?? 0);
  return source === 'registry'
    ? []
    : [
        [
          row,
          {
            phone: `+1 555 555 ${String(number % 10_000).padStart(4, '0')}`,
            street: `${1 + (number % 997)} Generated Street`,
            accepting: [isAccepting ? 'newpt' : 'nopt', checkedOn, true],
            insurance,
            languages,
            access,
          },
        ],
      ];
};
