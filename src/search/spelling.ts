/** Nearness of words: what a mistyped word may stand for. */

/**
 * Edits between two words: a letter put in, left out or exchanged, or two neighbors swapped (optimal string alignment).
 * Gives `limit + 1` as soon as more than `limit` are needed.
 */
export const editDistance = (a: string, b: string, limit: number): number => {
  const tooFar = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return tooFar;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return tooFar;
    before = previous;
    previous = current;
  }
  return Math.min(tooFar, previous[b.length] ?? tooFar);
};

/** The letters of a word as bits: each edit changes two at most, which rules most words out at once. */
const lettersOf = (word: string): number => {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
};

const countBits = (bits: number): number => {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};

const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^ps/, 's'],
  [/^(?:wr|rh)/, 'r'],
  [/ph/g, 'f'],
  [/gh(?=t|$)/g, ''],
  [/[cstx]ion/g, 'jn'],
  [/sch|sh/g, 'j'],
  [/c(?=[eiy])/g, 's'],
  [/ch|ck|qu|[cq]/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/h/g, ''],
  [/[aeiouyw]+/g, ''],
  [/(.)\1+/g, '$1'],
];

/** What is left of a word when only its consonants' sounds count: "nueropothy" and "neuropathy" both give "nrpt". */
export const soundOf = (word: string): string =>
  (/^[aeiou]/.test(word) ? 'a' : '') + SOUNDS.reduce((sound, [pattern, by]) => sound.replace(pattern, by), word);

interface NearWord {
  readonly word: string;
  /** 1 is the word itself; lower is farther. */
  readonly likeness: number;
}

/** Edits that a word of this length may hold. Short words have too many neighbors for more than one. */
const reachOf = (length: number): number => (length < 3 ? 0 : length < 7 ? 1 : length < 12 ? 2 : 3);

/** Words much less alike than the likeliest one are no guesses. */
const NEAREST_SHARE = 0.8;

/** Words of a vocabulary, ready to be asked for neighbors. */
export class Vocabulary {
  readonly #words: ReadonlySet<string>;
  readonly #byLength: ReadonlyMap<number, readonly { readonly word: string; readonly letters: number }[]>;
  #bySound: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(words: Iterable<string>) {
    this.#words = new Set(words);
    const spellable = [...this.#words].filter((word) => !/\d/.test(word));
    this.#byLength = Map.groupBy(
      spellable.map((word) => ({ word, letters: lettersOf(word) })),
      ({ word }) => word.length,
    );
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#words[Symbol.iterator]();
  }

  /** Words that start with these letters. */
  *startingWith(letters: string): Generator<string> {
    for (const word of this.#words) if (word.startsWith(letters)) yield word;
  }

  /** Words that `word` may have been meant to be, the likeliest first; at most `count`. */
  near(word: string, count = 10): NearWord[] {
    const reach = reachOf(word.length);
    const letters = lettersOf(word);
    const found = new Map<string, number>();
    for (let length = word.length - reach; length <= word.length + reach; length += 1) {
      for (const { word: candidate, letters: others } of this.#byLength.get(length) ?? []) {
        if (countBits(letters ^ others) > 2 * reach) continue;
        const edits = editDistance(word, candidate, reach);
        if (edits <= reach && edits > 0) found.set(candidate, likenessOf(word, candidate, edits));
      }
    }
    if (word.length > 4) {
      for (const candidate of this.#soundingLike(word)) {
        if (candidate.length > 3) found.set(candidate, Math.max(found.get(candidate) ?? 0, 0.7));
      }
    }
    const best = Math.max(...found.values());
    return [...found]
      .map(([candidate, likeness]) => ({ word: candidate, likeness }))
      .filter(({ likeness }) => likeness >= best * NEAREST_SHARE)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, count);
  }

  #soundingLike(word: string): readonly string[] {
    this.#bySound ??= Map.groupBy(this.#words, soundOf);
    const sound = soundOf(word);
    return sound.length > 2 ? (this.#bySound.get(sound) ?? []) : [];
  }
}

/** Most typing errors spare the first letter, and long words stay themselves in spite of one. */
const likenessOf = (word: string, candidate: string, edits: number): number => {
  const share = 1 - edits / (Math.max(word.length, candidate.length) + 1);
  const first = word[0] === candidate[0] ? 1 : 0.93;
  const sound = soundOf(word) === soundOf(candidate) ? 1.06 : 1;
  return Math.min(0.95, share * first * sound) ** 1.5;
};
