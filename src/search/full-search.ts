import { kindOfRow, slugOfRow, type ConceptTable } from './concept-table.ts';
import { FullText } from './full-text.ts';
import type { IndexContents } from './model.ts';
import { finderAddress, readProviderQuestion, type ProviderWords } from './provider-words.ts';
import { rankTopics } from './rank-topics.ts';
import { readJson } from './read-json.ts';
import type { Correction, Resolver, RightAmong } from './resolver.ts';
import type { MatchMode, NameResults, SearchFiles, SearchResults } from './results.ts';
import { warmUp } from './warm-up.ts';
import { fold } from './words.ts';

/** Pages further below the best than this are noise. */
const PAGE_FLOOR = 0.15;

/** The second step of a search, which loads on demand: full text, spelling, people and places. */
export class FullSearch {
  readonly #files: SearchFiles;
  readonly #fullText: FullText;
  #providerWords: Promise<ProviderWords> | undefined;

  readonly #contents: () => Promise<IndexContents>;
  readonly #rightAmong: RightAmong;

  /** @param contents Reads the index's table of contents. */
  constructor(files: SearchFiles, contents: () => Promise<IndexContents>, rightAmong: RightAmong) {
    this.#files = files;
    this.#contents = contents;
    this.#rightAmong = rightAmong;
    this.#fullText = new FullText(files.index, contents);
  }

  async load(): Promise<void> {
    const contents = await this.#contents();
    warmUp(`${this.#files.index}${contents.digest}/`, contents);
    await Promise.all([this.#fullText.load(), this.#readProviderWords()]);
  }

  /** @param read Reads a query by the names of topics. */
  async find(
    query: string,
    mode: MatchMode,
    resolver: Resolver,
    table: ConceptTable,
    read: (query: string) => NameResults,
  ): Promise<NameResults> {
    this.#fullText.expect(query);
    const provider = readProviderQuestion(query, await this.#readProviderWords());
    // Place words mislead the rest; without any other word the query is read whole.
    const text = provider?.rest || query;
    // Below the number to call in an emergency stand the reader's own words.
    const { urgent } = read(query);
    const isExact = mode === 'exact' || urgent.length > 0;
    const corrected = isExact
      ? { query: text, corrections: [], existing: [], right: [] }
      : await this.#correct(text, resolver);
    const all = await this.#fullText.find(corrected.query);
    const named = read(text);
    const treatment = named.understood.topics.find((topic) => topic.kind === 'treatment' && topic.isNamed)?.slug;
    const pages = all.filter(({ slug }) => !slug);
    const best = pages[0]?.score ?? 0;
    return {
      ...named,
      query,
      urgent,
      finder: provider && {
        url: finderAddress(treatment, provider),
        treatment,
        near: provider.near,
        telehealth: provider.telehealth,
      },
      topics: rankTopics(named.understood.topics, all, table),
      pages: pages.filter(({ score }) => score >= best * PAGE_FLOOR),
      corrections: mergeCorrections(named.corrections, corrected.corrections),
      nearest: nearestTopics(query, table),
    };
  }

  async #correct(text: string, resolver: Resolver) {
    const corrected = await this.#fullText.correct(text, (word) => resolver.knows(word), this.#rightAmong);
    resolver.learn(corrected.existing);
    resolver.learnRight(corrected.right);
    return corrected;
  }

  #readProviderWords(): Promise<ProviderWords> {
    this.#providerWords ??= readJson<ProviderWords>(this.#files.providerWords);
    this.#providerWords.catch(() => {
      this.#providerWords = undefined;
    });
    return this.#providerWords;
  }
}

const mergeCorrections = (first: readonly Correction[], second: readonly Correction[]): Correction[] => [
  ...new Map([...second, ...first].map((correction) => [correction.from, correction])).values(),
];

const MOST_NEAREST = 3;
const LEAST_RESEMBLANCE = 0.2;

const pairsOf = (text: string): Set<string> =>
  new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)));

/** Topics whose names share the most letter pairs with the query (Dice's coefficient). */
const nearestTopics = (query: string, table: ConceptTable): SearchResults['nearest'] => {
  const wanted = pairsOf(fold(query.trim()));
  return table.topics
    .flatMap((row) => {
      const name = row[1];
      const kind = kindOfRow(row);
      if (kind === 'subject') return [];
      const pairs = pairsOf(fold(name));
      const resemblance = (2 * pairs.intersection(wanted).size) / (pairs.size + wanted.size);
      return [{ slug: slugOfRow(row), name, kind, resemblance }];
    })
    .filter(({ resemblance }) => resemblance >= LEAST_RESEMBLANCE)
    .sort((a, b) => b.resemblance - a.resemblance)
    .slice(0, MOST_NEAREST);
};
