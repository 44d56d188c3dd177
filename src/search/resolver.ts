import {
  kindOfRow,
  slugOfRow,
  WordFamilies,
  type ConceptTable,
  type TopicKind,
  type WordClass,
} from './concept-table.ts';
import { Vocabulary } from './spelling.ts';
import { isQuestion, stemOf, STOP_WORDS, wordsOf } from './words.ts';

/** Those of some folded words that are right, whether the site uses them or not. */
export type RightAmong = (words: readonly string[]) => Promise<ReadonlySet<string>>;

/** A treatment or condition that a query names, wholly or in part. */
export interface FoundTopic {
  readonly slug: string;
  readonly name: string;
  readonly kind: TopicKind;
  /** 0 to 1: the share of the query that the topic's names explain. */
  readonly score: number;
  /** True when the query holds a whole name of the topic, typing errors forgiven. */
  readonly isNamed: boolean;
  /** Places of the query's words that the best name explains. */
  readonly words: readonly number[];
}

export interface Correction {
  readonly from: string;
  readonly to: string;
}

export interface Understanding {
  readonly topics: readonly FoundTopic[];
  readonly corrections: readonly Correction[];
  readonly isQuestion: boolean;
}

interface Name {
  readonly topic: number;
  readonly classes: readonly string[];
  /** The same for names that are the same. */
  readonly key: string;
}

/** What one word of the query may mean. */
interface QueryWord {
  readonly at: readonly number[];
  readonly weight: number;
  /** Class to likeness, 0 to 1. */
  readonly meanings: ReadonlyMap<string, number>;
}

/** Weight of a word that no name holds: as much as one that few names hold. */
const UNKNOWN_WEIGHT = 3;
/** Parts of the score: the best name, and all names together. */
const BEST_NAME_SHARE = 0.7;
/** How much a half-matched name loses. */
const INCOMPLETE_POWER = 1.5;
const PREFIX_LIKENESS = 0.75;
const JOINED_LIKENESS = 0.95;
/** What a topic that is named gives to those it is related to. */
const RELATED_SHARE = 0.25;
/** A name of several topics counts a little less than one that only this topic has. */
const SHARED_NAME = 0.85;
const CORRECTED_LIKENESS = 0.9;
const LEAST_SCORE = 0.05;

const SEVERAL = -1;

const byScore = (a: FoundTopic, b: FoundTopic): number => b.score - a.score || a.slug.localeCompare(b.slug, 'en');

/** "Osteopath" and "osteopathy": not a typing error, but the same root. */
const isRelative = (a: string, b: string): boolean => {
  const root = Math.max(5, Math.min(a.length, b.length) - 2);
  return a.slice(0, root) === b.slice(0, root);
};

const ENDINGS: ReadonlySet<string> = new Set(
  ' s c y e d r l t es ed er or al ic ist ists ors ers ics ies ing tic tal tion tions tional ation ative'.split(' '),
);

/** Stricter, for a right word that is on no page: "osteopath" is "osteopathy" with another ending, "medicare" is not "medical". */
const differsInEnding = (a: string, b: string): boolean => {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return same >= 5 && ENDINGS.has(a.slice(same)) && ENDINGS.has(b.slice(same));
};

/** Finds the topics a reader means, from the vocabulary alone: before any index has loaded. */
export class Resolver {
  readonly #table: ConceptTable;
  readonly #families: WordFamilies;
  readonly #names: Name[] = [];
  readonly #namesWith = new Map<string, number[]>();
  /** A name's key to the only topic that has it, or to SEVERAL. */
  readonly #topicOf = new Map<string, number>();
  readonly #weights = new Map<string, number>();
  readonly #spellings = new Set<string>();
  #spelled: Vocabulary | undefined;
  readonly #skipped: ReadonlySet<number>;
  #known = new Set<string>();
  readonly #right = new Set<string>();

  /** @param skipped Names to do without, counted through the table; the builder tries names with it. */
  constructor(table: ConceptTable, skipped: ReadonlySet<number> = new Set()) {
    this.#table = table;
    this.#skipped = skipped;
    this.#families = new WordFamilies(table.families);
    for (const [topic, [, name, , names]] of table.topics.entries()) {
      this.#addName(topic, wordsOf(name));
      // The table holds them folded already.
      if (names !== '') for (const text of names.split('|')) this.#addName(topic, text.split(' '));
    }
    for (const [found, indexes] of this.#namesWith) {
      const topics = new Set(indexes.map((index) => this.#names[index]?.topic));
      this.#weights.set(found, Math.log(1 + table.topics.length / topics.size));
    }
  }

  #addName(topic: number, words: readonly string[]): void {
    for (const word of words) this.#spellings.add(word);
    const classes = [...new Set(this.#families.classesOf(words).map((found) => found.name))];
    const key = classes.join(' ');
    const other = this.#topicOf.get(key) ?? topic;
    this.#topicOf.set(key, other === topic ? topic : SEVERAL);
    const index = this.#names.push({ topic, classes, key }) - 1;
    for (const found of classes) {
      const indexes = this.#namesWith.get(found);
      if (indexes) indexes.push(index);
      else this.#namesWith.set(found, [index]);
    }
  }

  /** Made when a word is first unknown: most queries are spelled right. */
  get #vocabulary(): Vocabulary {
    this.#spelled ??= new Vocabulary(
      [...this.#spellings, ...this.#table.families.flatMap((family) => family.split(/[| ]/))].filter(
        (word) => !STOP_WORDS.has(word),
      ),
    );
    return this.#spelled;
  }

  /** Words that exist on the site are never taken for mistyped names. */
  learn(words: Iterable<string>): void {
    for (const word of words) this.#known.add(stemOf(word));
  }

  /** Words that are right although the site does not use them: no other word is meant by them. */
  learnRight(words: Iterable<string>): void {
    for (const word of words) this.#right.add(word);
  }

  /** True for a word that some name holds as it stands. */
  knows(word: string): boolean {
    return this.#isKnown(this.#families.nameOf(stemOf(word)));
  }

  /** True when every word of a text means something here, as it stands or put right. */
  knowsWordsOf(text: string): boolean {
    return this.#readWords(wordsOf(text), false, []).every(({ meanings }) => meanings.size > 0);
  }

  /** The same with every word taken as it was typed. */
  understandExactly(query: string): Understanding {
    const words = wordsOf(query);
    const known = this.#known;
    this.#known = new Set(words.map(stemOf));
    const topics = this.#rank(this.#readWords(words, false, []));
    this.#known = known;
    return { topics, corrections: [], isQuestion: isQuestion(query) };
  }

  understand(query: string): Understanding {
    const words = wordsOf(query);
    const corrections: Correction[] = [];
    // A blank says that the last word is complete.
    const isTyping = !/\s$/.test(query);
    const asTyped = this.#rank(this.#readWords(words, isTyping, corrections));
    return { topics: this.#withCorrected(asTyped, words, corrections), corrections, isQuestion: isQuestion(query) };
  }

  /** A phrase such as "pins and needles" is seen only when its words are spelled right: reads the query once more, corrected. */
  #withCorrected(asTyped: FoundTopic[], words: readonly string[], corrections: readonly Correction[]): FoundTopic[] {
    if (corrections.length === 0) return asTyped;
    const right = new Map(corrections.map(({ from, to }) => [from, to]));
    const corrected = this.#rank(
      this.#readWords(
        words.map((word) => right.get(word) ?? word),
        false,
        [],
      ),
    );
    const best = new Map(asTyped.map((topic) => [topic.slug, topic]));
    for (const topic of corrected) {
      const score = topic.score * CORRECTED_LIKENESS;
      if (score > (best.get(topic.slug)?.score ?? 0)) best.set(topic.slug, { ...topic, score });
    }
    return [...best.values()].sort(byScore);
  }

  #weightOf(found: string): number {
    return this.#weights.get(found) ?? UNKNOWN_WEIGHT;
  }

  #isKnown(name: string): boolean {
    return this.#namesWith.get(name)?.some((index) => !this.#skipped.has(index)) === true;
  }

  #readWords(words: readonly string[], isTyping: boolean, corrections: Correction[]): QueryWord[] {
    const classes = this.#families.classesOf(words);
    const isLast = (found: WordClass): boolean => isTyping && found.to === words.length;
    return classes.flatMap((found, index) => {
      const at = Array.from({ length: found.to - found.from }, (_, offset) => found.from + offset);
      const meanings = new Map<string, number>();
      if (this.#isKnown(found.name)) meanings.set(found.name, 1);
      else if (found.to === found.from + 1) this.#guess(words[found.from] ?? '', isLast(found), meanings, corrections);
      const next = classes[index + 1];
      if (next) {
        // "head ache", "stem cell": two words that are one here.
        const joined = this.#families.nameOf(stemOf(`${words[found.from] ?? ''}${words[next.from] ?? ''}`));
        if (this.#isKnown(joined)) meanings.set(joined, JOINED_LIKENESS);
      }
      const split = meanings.size === 0 || !meanings.has(found.name) ? this.#split(words[found.from] ?? '') : undefined;
      if (split) {
        return split.map((part) => ({
          at,
          weight: this.#weightOf(part),
          meanings: new Map([[part, JOINED_LIKENESS]]),
        }));
      }
      const weight =
        meanings.size === 0 ? UNKNOWN_WEIGHT : Math.max(...[...meanings.keys()].map((name) => this.#weightOf(name)));
      return [{ at, weight, meanings }];
    });
  }

  /** "backpain" is "back" and "pain". */
  #split(word: string): string[] | undefined {
    for (let at = 3; at <= word.length - 3; at += 1) {
      const parts = [word.slice(0, at), word.slice(at)].map((part) => this.#families.nameOf(stemOf(part)));
      if (parts.every((part) => this.#isKnown(part))) return parts;
    }
    return undefined;
  }

  #guess(word: string, isLast: boolean, meanings: Map<string, number>, corrections: Correction[]): void {
    // A number is itself: neither the beginning of another nor a mistyped word.
    if (/^\d+$/.test(word)) return;
    const stem = stemOf(word);
    const offer = (candidate: string, likeness: number): boolean => {
      const name = this.#families.nameOf(stemOf(candidate));
      const isUseful = this.#isKnown(name) || this.#families.isInPhrase(candidate);
      if (isUseful) meanings.set(name, Math.max(likeness, meanings.get(name) ?? 0));
      return isUseful;
    };
    if (isLast && word.length > 2)
      for (const longer of this.#vocabulary.startingWith(word)) offer(longer, PREFIX_LIKENESS);
    if (meanings.size > 0) return;
    const [best] = this.#vocabulary
      .near(word)
      .filter(({ word: candidate }) => !this.#right.has(word) || differsInEnding(word, candidate))
      .filter(({ word: candidate }) => !this.#known.has(stem) || isRelative(word, candidate))
      .filter(({ word: candidate, likeness }) => offer(candidate, likeness));
    if (best && !this.#right.has(word) && !isRelative(word, best.word)) corrections.push({ from: word, to: best.word });
  }

  #rank(query: readonly QueryWord[]): FoundTopic[] {
    const total = query.reduce((sum, { weight }) => sum + weight, 0);
    const candidates = new Set(
      query.flatMap(({ meanings }) => [...meanings.keys()].flatMap((name) => this.#namesWith.get(name) ?? [])),
    );
    const byTopic = new Map<number, { best: number; isNamed: boolean; words: number[]; shares: number[] }>();
    for (const index of candidates) {
      const name = this.#names[index];
      if (!name || this.#skipped.has(index)) continue;
      const match = this.#match(name, query, total);
      const { coverage, shares } = match;
      const score = match.score * (this.#isShared(name) ? SHARED_NAME : 1);
      const topic = byTopic.get(name.topic) ?? { best: 0, isNamed: false, words: [], shares: [] };
      for (const [at, share] of shares.entries()) topic.shares[at] = Math.max(topic.shares[at] ?? 0, share * coverage);
      if (coverage > 0.999) topic.isNamed = true;
      if (score > topic.best) {
        topic.best = score;
        topic.words = query.flatMap(({ at }, place) => ((shares[place] ?? 0) > 0 ? at : []));
      }
      byTopic.set(name.topic, topic);
    }
    const scores = new Map<number, number>();
    const gifts = new Map<number, number>();
    for (const [index, { best, shares }] of byTopic) {
      const all = shares.reduce((sum, share) => sum + share, 0) / total;
      scores.set(index, BEST_NAME_SHARE * best + (1 - BEST_NAME_SHARE) * all);
    }
    for (const [index, { isNamed }] of byTopic) {
      if (!isNamed) continue;
      const gift = (scores.get(index) ?? 0) * RELATED_SHARE;
      for (const related of this.#table.topics[index]?.[4] ?? [])
        gifts.set(related, Math.max(gift, gifts.get(related) ?? 0));
    }
    for (const [index, gift] of gifts) scores.set(index, (scores.get(index) ?? 0) + gift);
    return [...scores]
      .flatMap(([index, score]): FoundTopic[] => {
        const row = this.#table.topics[index];
        const { isNamed = false, words = [] } = byTopic.get(index) ?? {};
        return row ? [{ slug: slugOfRow(row), name: row[1], kind: kindOfRow(row), score, isNamed, words }] : [];
      })
      .filter(({ score }) => score >= LEAST_SCORE)
      .sort(byScore);
  }

  /** "Headache" is a name of several topics: it tells less than one of its own. */
  #isShared({ topic, key }: Name): boolean {
    return this.#topicOf.get(key) !== topic;
  }

  #match(name: Name, query: readonly QueryWord[], total: number) {
    let held = 0;
    let matched = 0;
    let likeness = 0;
    const shares: number[] = [];
    for (const found of name.classes) {
      const weight = this.#weightOf(found);
      held += weight;
      let best = 0;
      let bestAt = -1;
      for (const [at, { meanings }] of query.entries()) {
        const likely = meanings.get(found) ?? 0;
        if (likely > best) {
          best = likely;
          bestAt = at;
        }
      }
      if (bestAt < 0) continue;
      matched += weight;
      likeness += weight * best;
      shares[bestAt] = (shares[bestAt] ?? 0) + weight * best;
    }
    const coverage = matched / held;
    const filled = Array.from({ length: query.length }, (_, at) => Math.min(shares[at] ?? 0, query[at]?.weight ?? 0));
    const explained = filled.reduce((sum, share) => sum + share, 0) / total;
    return { score: explained * coverage ** INCOMPLETE_POWER, coverage, shares: filled, likeness };
  }
}
