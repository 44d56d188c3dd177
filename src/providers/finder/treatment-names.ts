/** Finds the treatment a reader means, by any of its names. Runs in the browser. */

import { distance } from 'fastest-levenshtein';

/** Slug → names, the usual one first. */
export type TreatmentNames = Readonly<Record<string, readonly string[]>>;

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

/** The slug; undefined when no name fits. A whole name comes before a beginning, a beginning before a slip of the pen. */
export const findTreatment = (text: string, names: TreatmentNames): string | undefined => {
  const wanted = plain(text);
  if (wanted === '') return undefined;
  const entries = Object.entries(names).map(([slug, all]) => ({ slug, all: [slug, ...all].map(plain) }));
  const by = (test: (name: string) => boolean): string | undefined => entries.find(({ all }) => all.some(test))?.slug;
  return (
    by((name) => name === wanted) ??
    (wanted.length > 2 ? by((name) => name.startsWith(`${wanted} `) || `${name}s` === wanted) : undefined) ??
    (wanted.length > 3 ? by((name) => ` ${name} `.includes(` ${wanted} `)) : undefined) ??
    by((name) => isNear(wanted, name))
  );
};
