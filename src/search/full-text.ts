import { kindOfUrl, slugOfTopicUrl } from './kind-of-url.ts';
import type { CompactIndex, IndexContents, RecordKind } from './model.ts';
import type { Correction, RightAmong } from './resolver.ts';
import { SiteWords } from './site-words.ts';
import { ENTRY_TAG } from './warm-up.ts';
import { stemOf, STOP_WORDS, wordsOf } from './words.ts';

interface PagefindExcerpt {
  readonly title: string;
  readonly url: string;
  readonly excerpt: string;
  readonly locations: readonly number[];
}

interface PagefindPage {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly sub_results: readonly PagefindExcerpt[];
}

interface PagefindResult {
  readonly id: string;
  readonly score: number;
  /** Where it stands in the page's text; empty when only the title or the other names hold it. */
  readonly words: readonly number[];
  readonly data: () => Promise<PagefindPage>;
}

interface Pagefind {
  readonly options: (options: Record<string, unknown>) => Promise<void>;
  readonly init: () => Promise<void>;
  readonly preload: (words: string) => Promise<void>;
  readonly search: (words: string) => Promise<{ readonly results: readonly PagefindResult[] }>;
}

interface RankedResult {
  readonly id: string;
  readonly score: number;
  readonly result: PagefindResult;
}

export interface FoundPage {
  readonly id: string;
  readonly kind: RecordKind;
  /** Set for topics. */
  readonly slug: string | undefined;
  readonly score: number;
  readonly load: () => Promise<PageInBrief>;
}

/** A page as a result shows it. Excerpts are escaped HTML with `<mark>`. */
export interface PageInBrief {
  readonly url: string;
  readonly title: string;
  readonly excerpt: string;
  readonly date: string | undefined;
  readonly sections: readonly { readonly title: string; readonly url: string; readonly excerpt: string }[];
}

interface Corrected {
  readonly query: string;
  readonly corrections: readonly Correction[];
  /** Words that were in doubt and stand on some page. */
  readonly existing: readonly string[];
  /** Words that stand on none and are right nevertheless. */
  readonly right: readonly string[];
}

/**
 * Measured on the development judgments and on public sets: what a page says with its title and its topic's other names
 * weighs more than its text. The rest are Pagefind's defaults.
 */
const RANKING = {
  termFrequency: 1,
  termSimilarity: 2,
  pageLength: 0.75,
  termSaturation: 1.8,
  metaWeights: { title: 1.5, aka: 3, date: 0 },
};
/** Weight of the answer to all words together, beside the sum of the answers to each. */
const ALL_WORDS_SHARE = 0.5;
const EXCERPT_WORDS = 24;
/** Where the index does not list the kinds of results, so many of the best are loaded to learn them. */
const MAX_LOADED_FOR_KIND = 30;
const HAS_DIGIT = /\d/;
const MOST_SECTIONS = 3;

/**
 * Pagefind, asked word by word. As it comes it finds only pages with every word; on patients' queries that left half of
 * them without an answer. Summing its scores for each word, and adding half of that for all words, answers nearly all.
 */
export class FullText {
  readonly #base: string;
  readonly #contents: () => Promise<IndexContents>;
  #pagefind: Promise<Pagefind> | undefined;
  #isStarted = false;
  #spelling: Promise<SiteWords> | undefined;
  readonly #answers = new Map<string, Promise<readonly PagefindResult[]>>();

  /**
   * @param base Address of the folder the index lies in, with a slash at the end.
   * @param contents Reads the table of contents of that folder.
   */
  constructor(base: string, contents: () => Promise<IndexContents>) {
    this.#base = base;
    this.#contents = contents;
  }

  /** Starts loading everything that each search needs, all at once. */
  async load(): Promise<void> {
    await this.#start();
  }

  /** Asks for what a query will need while Pagefind is still loading; it then finds it in the cache. */
  expect(query: string): void {
    if (!this.#isStarted) void this.#fetchChunksOf(query).catch(() => undefined);
  }

  /** Pages that hold some of the words, best first. Stop words count only when there are no others. */
  async find(query: string): Promise<FoundPage[]> {
    const contents = await this.#contents();
    const words = tellingWordsOf(query, contents);
    if (words.length === 0) return [];
    // Pagefind finds words by their first letters as well; a number is only itself.
    const known = await this.#withoutUnknownNumbers(words);
    if (known.length === 0) return [];
    const single = known.map((word) => (HAS_DIGIT.test(word) ? `"${word}"` : word));
    const asked = known.length > 1 ? [...single, known.join(' ')] : single;
    const answers = await Promise.all(asked.map((text) => this.#ask(text)));
    const scores = new Map<string, { score: number; best: number; result: PagefindResult }>();
    for (const [at, results] of answers.entries()) {
      const share = at < known.length ? 1 : ALL_WORDS_SHARE;
      for (const result of results) {
        const known = scores.get(result.id) ?? { score: 0, best: 0, result };
        known.score += result.score * share;
        // The excerpt comes from the answer that knows most of the words.
        if (result.score >= known.best) Object.assign(known, { best: result.score, result });
        scores.set(result.id, known);
      }
    }
    const ranked = [...scores]
      .map(([id, { score, result }]) => ({ id, score, result }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    const { compact } = contents;
    if (!compact) return Promise.all(ranked.slice(0, MAX_LOADED_FOR_KIND).map(readKind));
    const lookUp = kindFinder(compact);
    return ranked.map(({ id, score, result }) => ({ id, score, ...lookUp(id), load: () => loadPage(result) }));
  }

  /**
   * The query with words that no page holds put right from the site's own words, or left out. A word that exists is
   * never exchanged, nor is one for which `isKnown` answers; a right word that no page holds is left out.
   *
   * @param rightAmong Those of some words that are right, on the site or not.
   */
  async correct(query: string, isKnown: (word: string) => boolean, rightAmong: RightAmong): Promise<Corrected> {
    const doubtful = contentWordsOf(query).filter((word) => word.length > 2 && !HAS_DIGIT.test(word) && !isKnown(word));
    const found = await Promise.all(doubtful.map((word) => this.#exists(word)));
    const existing = doubtful.filter((_, at) => found[at]);
    const unknown = doubtful.filter((_, at) => !found[at]);
    if (unknown.length === 0) return { query, corrections: [], existing, right: [] };
    const spelling = await this.#readSpelling();
    const guesses = new Map(unknown.map((word) => [word, spelling.correct(word)]));
    const right = await rightAmong(unknown.filter((word) => guesses.get(word) !== undefined));
    for (const word of right) guesses.set(word, undefined);
    const words = wordsOf(query).flatMap((word) => {
      const to = guesses.get(word);
      // Pagefind would take the first letters of an unknown word, and find anything.
      return guesses.has(word) && to === undefined && !spelling.hasBeginning(word) ? [] : (to ?? word);
    });
    const corrections = [...guesses].flatMap(([from, to]) => (to ? [{ from, to }] : []));
    return { query: words.join(' '), corrections, existing, right: [...right] };
  }

  async #withoutUnknownNumbers(words: readonly string[]): Promise<string[]> {
    const isKept = await Promise.all(
      words.map(async (word) => !HAS_DIGIT.test(word) || (await this.#ask(`"${word}"`)).length > 0),
    );
    return words.filter((_, at) => isKept[at]);
  }

  /**
   * A word in quotes is found as it is, in any of its endings, and not by its first letters. One that only the other
   * names hold is among them as a common misspelling.
   */
  async #exists(word: string): Promise<boolean> {
    return (await this.#ask(`"${word}"`)).some(({ words }) => words.length > 0);
  }

  async #fetchChunksOf(query: string): Promise<void> {
    const contents = await this.#contents();
    if (!contents.compact) return;
    const starts = contents.compact.chunks.split(' ');
    const folder = await this.#folder();
    const chunks = tellingWordsOf(query, contents)
      .flatMap((word) => [word, stemOf(word)])
      .map((word) => starts.findLastIndex((start) => start <= word));
    for (const chunk of new Set(chunks))
      if (chunk >= 0) void fetch(`${folder}index/${chunk.toString(36)}.pf_index`).catch(() => undefined);
  }

  async #folder(): Promise<string> {
    return `${this.#base}${(await this.#contents()).digest}/`;
  }

  #readSpelling(): Promise<SiteWords> {
    this.#spelling ??= this.#folder()
      .then((folder) => fetchOr(`${folder}words.txt`))
      .then((response) => response.text())
      .then((text) => new SiteWords(text));
    return this.#spelling;
  }

  #start(): Promise<Pagefind> {
    this.#pagefind ??= this.#folder().then(async (folder) => {
      const pagefind = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as Pagefind;
      await pagefind.options({
        noWorker: true,
        metaCacheTag: ENTRY_TAG,
        excerptLength: EXCERPT_WORDS,
        ranking: RANKING,
      });
      await pagefind.init();
      this.#isStarted = true;
      return pagefind;
    });
    // A failed start is tried again with the next search.
    this.#pagefind.catch(() => {
      this.#pagefind = undefined;
    });
    return this.#pagefind;
  }

  #ask(words: string): Promise<readonly PagefindResult[]> {
    const known = this.#answers.get(words);
    if (known) return known;
    const answer = this.#start().then(async (pagefind) => {
      // Pagefind loads the part of its index where a word would stand, and then looks for the word's stem.
      const plain = wordsOf(words);
      await Promise.all(
        plain
          .map(stemOf)
          .filter((stem) => !plain.includes(stem))
          .map((stem) => pagefind.preload(stem)),
      );
      return (await pagefind.search(words)).results;
    });
    answer.catch(() => this.#answers.delete(words));
    this.#answers.set(words, answer);
    return answer;
  }
}

/** @throws Error when the answer is none: an index file that is missing is an error, not an empty result. */
const fetchOr = async (url: string): Promise<Response> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return response;
};

/** Without the words that most pages hold: they tell no page from another, and their part of the index is the largest. */
const tellingWordsOf = (query: string, { common }: IndexContents): string[] => {
  const words = contentWordsOf(query);
  const stems = common.split(' ');
  const telling = words.filter((word) => !stems.includes(stemOf(word)));
  return telling.length > 0 ? telling : words;
};

const contentWordsOf = (query: string): string[] => {
  const words = [...new Set(wordsOf(query))];
  const content = words.filter((word) => !STOP_WORDS.has(word));
  return content.length > 0 ? content : words;
};

type KindOfPage = Pick<FoundPage, 'kind' | 'slug'>;

/** The kind of a result from its own text: what a search does without a compact index. */
const readKind = async ({ id, score, result }: RankedResult): Promise<FoundPage> => {
  const { url } = await result.data();
  const kind = kindOfUrl(url);
  return { id, score, kind, slug: kind === 'topic' ? slugOfTopicUrl(url) : undefined, load: () => loadPage(result) };
};

const kindFinder = ({ topics, kinds }: CompactIndex): ((id: string) => KindOfPage) => {
  const slugs = new Map(Object.entries(topics).map(([slug, id]) => [id, slug]));
  const kindOf = new Map(
    Object.entries(kinds).flatMap(([kind, ids]) => ids.map((id) => [id, kind as RecordKind] as const)),
  );
  return (id) => {
    const slug = slugs.get(id);
    return { kind: slug ? 'topic' : (kindOf.get(id) ?? 'article'), slug };
  };
};

const loadPage = async (result: PagefindResult): Promise<PageInBrief> => {
  const { url, excerpt, meta, sub_results: sections } = await result.data();
  return {
    url,
    excerpt,
    title: meta['title'] ?? url,
    date: meta['date'],
    sections: sections
      .filter((section) => section.url.includes('#') && section.url !== url)
      .toSorted((a, b) => b.locations.length - a.locations.length)
      .slice(0, MOST_SECTIONS)
      .map(({ title, url: address, excerpt: text }) => ({ title, url: address, excerpt: text })),
  };
};
