/** Finds the treatment or condition a reader means, by any of its names. Runs in the browser. */

import { distance } from 'fastest-levenshtein';

/** Slug → names, the usual one first. */
export type TopicNames = Readonly<Record<string, readonly string[]>>;

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** One slip in five letters is forgiven. */
const isNear = (a: string, b: string): boolean =>
  a.length > 3 && distance(a, b) <= Math.max(1, Math.floor(a.length / 5));

/** From a whole name over its beginning and a word of it to a slip of the pen: the first way that finds anything counts. */
const WAYS: readonly ((name: string, wanted: string) => boolean)[] = [
  (name, wanted) => name === wanted,
  (name, wanted) => wanted.length > 2 && (name.startsWith(`${wanted} `) || `${name}s` === wanted),
  (name, wanted) => wanted.length > 3 && ` ${name} `.includes(` ${wanted} `),
  (name, wanted) => isNear(wanted, name),
];

/** Names of treatments and conditions, and which treatments were studied for a condition with some benefit. */
export interface FinderTopics {
  readonly treatments: TopicNames;
  readonly conditions: TopicNames;
  readonly studied: Readonly<Record<string, readonly string[]>>;
}

export interface TopicMatch {
  readonly slug: string;
  /** Where it stands in the lists that were looked through. */
  readonly list: number;
}

/** The topic whose name fits best; of several lists the first with an equally good one. Undefined when no name fits. */
export const findTopic = (text: string, ...lists: readonly TopicNames[]): TopicMatch | undefined => {
  const wanted = plain(text);
  if (wanted === '') return undefined;
  const entries = lists.flatMap((names, list) =>
    Object.entries(names).map(([slug, all]) => ({ slug, list, all: [slug, ...all].map(plain) })),
  );
  for (const fits of WAYS) {
    const found = entries.find(({ all }) => all.some((name) => fits(name, wanted)));
    if (found) return { slug: found.slug, list: found.list };
  }
  return undefined;
};
