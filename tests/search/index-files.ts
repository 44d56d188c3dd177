import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decode } from 'cborg';
import type { IndexContents } from '#search/model.ts';

/** Everything that an index says, in a form that does not depend on how its files are cut and named. */
interface ReadIndex {
  /** Address, words of the text, and the text as results show it. */
  readonly pages: readonly unknown[];
  /** Each word with its pages: address, places in the text, places in each field of the metadata. */
  readonly words: ReadonlyMap<string, unknown>;
  /** Words in the order of the files, as the engine must find them. */
  readonly order: readonly string[];
  readonly chunkSizes: readonly number[];
}

export type Files = ReadonlyMap<string, Buffer>;

/** Files of a folder by their paths in it. */
export const filesIn = (folder: string): Map<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort()
      .map((path) => [path, readFileSync(join(folder, path))]),
  );

export const readContents = (target: string): IndexContents =>
  JSON.parse(readFileSync(join(target, 'contents.json'), 'utf8')) as IndexContents;

const SIGNATURE = 'pagefind_dcd';

const contentOf = (bytes: Buffer = Buffer.alloc(0)): Buffer => {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return plain.subarray(SIGNATURE.length);
};

type Pages = readonly (readonly [step: number, text: readonly number[], meta: readonly number[]])[];
type Word = readonly [word: string, pages: Pages, spellings: readonly (readonly [string, Pages])[]];
type Meta = readonly [
  version: string,
  pages: readonly (readonly [name: string, words: number, extra: string])[],
  chunks: readonly (readonly [from: string, to: string, name: string])[],
  filters: readonly unknown[],
  sorts: readonly unknown[],
  fields: readonly string[],
];

/** Reads Pagefind's own files, and those of the site, which are the same in other pieces. */
export const readIndex = (files: Files): ReadIndex => {
  const meta = decode(contentOf([...files].find(([path]) => path.endsWith('.pf_meta'))?.[1])) as Meta;
  const fields = meta[5];
  const pages = meta[1].map(([name, words, extra]) => {
    const text = JSON.parse(contentOf(files.get(`fragment/${name}.pf_fragment`)).toString()) as { url: string };
    return { text, words, extra };
  });
  const named = (list: Pages): unknown => {
    let number = 0;
    return list.map(([step, text, places]) => {
      number += step;
      return [pages[number]?.text.url, text, places.map((place) => (place < 0 ? fields[-1 - place] : place))];
    });
  };
  const words = new Map<string, unknown>();
  const order: string[] = [];
  const chunkSizes: number[] = [];
  for (const [from, to, name] of meta[2]) {
    const bytes = contentOf(files.get(`index/${name}.pf_index`));
    chunkSizes.push(bytes.length);
    const [chunk] = decode(bytes) as [Word[]];
    for (const [word, list, spellings] of chunk) {
      const letters = Buffer.from(word);
      const end = Buffer.from(to);
      if (Buffer.compare(letters, Buffer.from(from)) < 0 || Buffer.compare(letters.subarray(0, end.length), end) > 0)
        throw new Error(`“${word}” stands in a chunk where the engine will not look for it.`);
      words.set(word, [named(list), spellings.map(([spelling, own]) => [spelling, named(own)])]);
      order.push(word);
    }
  }
  return { pages, words, order, chunkSizes };
};
