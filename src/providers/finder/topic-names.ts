/** Finds the treatment or condition a reader means, by any of its names. Runs in the browser. */

import { distance } from 'fastest-levenshtein';
import { RightWords } from '#search/right-words.ts';

/** For places, too: the library is fetched once, with this file. */
export { distance };

/** Slug → names, the usual one first. */
export type TopicNames = Readonly<Record<string, readonly string[]>>;

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    // "T.E.N.S." is TENS.
    .replace(/(?<![a-z0-9])(?:[a-z]\.)+[a-z](?![a-z0-9])/g, (letters) => letters.replaceAll('.', ''))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** One slip in five letters is forgiven. */
const isNear = (name: string, wanted: string): boolean =>
  wanted.length > 3 && distance(wanted, name) <= Math.max(1, Math.floor(wanted.length / 5));

/** From a whole name over its beginning and a word of it to a slip of the pen: the first way that finds anything counts. */
const WAYS: readonly ((name: string, wanted: string) => boolean)[] = [
  (name, wanted) => name === wanted,
  (name, wanted) => wanted.length > 2 && (name.startsWith(`${wanted} `) || `${name}s` === wanted),
  (name, wanted) => wanted.length > 3 && ` ${name} `.includes(` ${wanted} `),
  isNear,
];

/** Names of treatments, conditions and professions, and which treatments were studied for a condition with some benefit. */
export interface FinderTopics {
  readonly treatments: TopicNames;
  readonly conditions: TopicNames;
  readonly professions: TopicNames;
  readonly studied: Readonly<Record<string, readonly string[]>>;
}

export interface TopicMatch {
  readonly slug: string;
  /** Which of the lists holds it. */
  readonly list: number;
  /** Only a slip of the pen leads to it: what was written may be right, and mean something else. */
  readonly isGuess: boolean;
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
    if (found) return { slug: found.slug, list: found.list, isGuess: fits === isNear };
  }
  return undefined;
};

/** True when every word is right as it stands: none of them was a slip of the pen. */
const isRight = async (text: string): Promise<boolean> => {
  // As in the list, where a word holds no apostrophe.
  const words = plain(text.replaceAll(/['’ʼ‘]/g, '')).split(' ');
  return (await new RightWords().among(words)).size === new Set(words).size;
};

/** Where a reader parts what will do as well: `yoga, tai chi or massage`. */
const PARTING = /\s*(?:[,;]|\bor\b)\s*/i;

/** What several words, of which any will do, mean for the question. */
export interface SeveralTopics {
  /** Slugs of treatments and professions, parted by commas. */
  readonly treatment: string;
  /** A profession that stands alone. */
  readonly profession: string;
  readonly condition: string;
  /** The first part that names no topic; empty when all do. */
  readonly unknown: string;
}

/** Reads several topics; undefined when the text is not a list. */
export const findSeveralTopics = async (
  text: string,
  treatments: TopicNames,
  conditions: TopicNames,
  professions: TopicNames,
): Promise<SeveralTopics | undefined> => {
  const parts = text.split(PARTING).filter((part) => part !== '');
  if (parts.length < 2) return undefined;
  const found = await Promise.all(parts.map((part) => findMeantTopic(part, treatments, conditions, professions)));
  const slugsOf = (...lists: readonly number[]): string[] => [
    ...new Set(found.flatMap((topic) => (topic && lists.includes(topic.list) ? [topic.slug] : []))),
  ];
  const [condition = '', ...otherConditions] = slugsOf(1);
  const wanted = slugsOf(0, 2);
  const isProfession = wanted.length === 1 && slugsOf(2).length === 1;
  return {
    treatment: isProfession ? '' : wanted.join(','),
    profession: isProfession ? wanted.join() : '',
    condition,
    // One condition can be asked for.
    unknown: parts[found.indexOf(undefined)] ?? otherConditions[0] ?? '',
  };
};

/** The same for what a reader typed: words that are right and name no topic here are not exchanged for others. */
export const findMeantTopic = async (
  text: string,
  ...lists: readonly TopicNames[]
): Promise<TopicMatch | undefined> => {
  const found = findTopic(text, ...lists);
  return found?.isGuess && (await isRight(text)) ? undefined : found;
};
