import { STOP_WORDS, stemOf, wordsOf } from './words.ts';

/** A subject is what a reader has, takes or can afford: a sentence or a list answers it, and it has no page. */
export type TopicKind = 'treatment' | 'condition' | 'subject';

const KIND_OF_LETTER = { t: 'treatment', c: 'condition', s: 'subject' } as const;

export const kindOfRow = ([, , letter]: TopicRow): TopicKind => KIND_OF_LETTER[letter];

export const slugOfRow = ([slug, name]: TopicRow): string => slug || slugOfName(name);

/** What the search needs of a treatment or condition to know it by any of its names. */
export interface NamedTopic {
  readonly slug: string;
  readonly name: string;
  readonly kind: TopicKind;
  readonly alsoKnownAs: readonly string[];
  /** Slugs of topics a reader may mean as well. */
  readonly related: readonly string[];
}

/**
 * A topic: its slug unless its name says it, its kind by the first letter, all names but `name` joined by `|`, and
 * related topics by their place in the table.
 */
export type TopicRow = readonly [
  slug: string,
  name: string,
  kind: keyof typeof KIND_OF_LETTER,
  names: string,
  related: readonly number[],
];

/** The vocabulary as it travels to the browser: one small file. */
export interface ConceptTable {
  readonly topics: readonly TopicRow[];
  /** Words that mean the same here, folded, joined by `|`, the plainest first: `pain|ache|hurt`. */
  readonly families: readonly string[];
  readonly urgent: readonly UrgentRow[];
}

/** An emergency: title, advice, numbers to call, and phrases, folded, joined by `|`. */
export type UrgentRow = readonly [title: string, advice: string, call: readonly string[], phrases: string];

/** "Low back pain" → `low-back-pain`: most slugs need not travel. */
export const slugOfName = (name: string): string => wordsOf(name).join('-');

/** One word or fixed phrase of a text, as the class of words that it belongs to. */
export interface WordClass {
  readonly name: string;
  /** Places in the word list: from `from` up to, without, `to`. */
  readonly from: number;
  readonly to: number;
}

/** Groups of words that mean the same to a patient. */
export class WordFamilies {
  /** Stems of a member, joined by blanks, to the family's name. */
  readonly #nameOf = new Map<string, string>();
  readonly #inPhrases = new Set<string>();
  /** First words of phrases. */
  readonly #starts = new Set<string>();
  #longest = 1;

  /** @param families Rows as in the table. */
  constructor(families: readonly string[]) {
    for (const family of families) {
      const members = family.split('|').map((member) => member.split(' ').map(stemOf));
      const name = members[0]?.join(' ') ?? '';
      for (const member of members) {
        this.#nameOf.set(member.join(' '), name);
        if (member.length < 2) continue;
        this.#starts.add(member[0] ?? '');
        for (const stem of member) this.#inPhrases.add(stem);
        this.#longest = Math.max(this.#longest, member.length);
      }
    }
  }

  /** True for a word of a fixed phrase: "needles" of "pins and needles". */
  isInPhrase(word: string): boolean {
    return this.#inPhrases.has(stemOf(word));
  }

  /** The family's name for a stem, or the stem itself. */
  nameOf(stem: string): string {
    return this.#nameOf.get(stem) ?? stem;
  }

  /** Words as classes, longest phrases first; stop words outside phrases are left out. */
  classesOf(words: readonly string[]): WordClass[] {
    return this.everyClassOf(words).filter(({ from, to }) => to > from + 1 || !STOP_WORDS.has(words[from] ?? ''));
  }

  /** The same with stop words: "want to die" needs its "want". */
  everyClassOf(words: readonly string[]): WordClass[] {
    const stems = words.map(stemOf);
    const classes: WordClass[] = [];
    for (let from = 0; from < words.length;) {
      const to = this.#endOfPhrase(stems, from);
      classes.push({ name: this.nameOf(stems.slice(from, to).join(' ')), from, to });
      from = to;
    }
    return classes;
  }

  #endOfPhrase(stems: readonly string[], from: number): number {
    if (!this.#starts.has(stems[from] ?? '')) return from + 1;
    for (let to = Math.min(stems.length, from + this.#longest); to > from + 1; to -= 1) {
      if (this.#nameOf.has(stems.slice(from, to).join(' '))) return to;
    }
    return from + 1;
  }
}
