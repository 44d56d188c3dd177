import { slugOfRow, type ConceptTable } from './concept-table.ts';
import type { FullSearch } from './full-search.ts';
import { loadRightWords, loadSecondStep } from './later-parts.ts';
import type { IndexContents, SubjectAnswer, TopicAnswer } from './model.ts';
import { rankTopics } from './rank-topics.ts';
import { readJson } from './read-json.ts';
import { Resolver } from './resolver.ts';
import type { MatchMode, NameResults, SearchFiles } from './results.ts';
import type { RightWords } from './right-words.ts';
import { UrgentPhrases } from './urgent.ts';

interface Vocabulary {
  readonly table: ConceptTable;
  readonly resolver: Resolver;
  readonly urgent: UrgentPhrases;
}

/** Answers queries: from the vocabulary at once, and from the full text as soon as it has loaded. */
export class SearchEngine {
  readonly #files: SearchFiles;
  #isPreparing = false;
  #vocabulary: Promise<Vocabulary> | undefined;
  #contents: Promise<IndexContents> | undefined;
  #fullSearch: Promise<FullSearch> | undefined;
  readonly #answers = new Map<string, Promise<TopicAnswer | SubjectAnswer>>();
  #rightWords: Promise<RightWords> | undefined;

  constructor(files: SearchFiles) {
    this.#files = files;
  }

  /** Starts loading what the next search will need. */
  prepare(): void {
    if (this.#isPreparing) return;
    this.#isPreparing = true;
    // The small files at once, the large ones after the vocabulary: the first answer shall not wait for them.
    void this.#readRightWords();
    Promise.all([this.#readFullSearch(), this.#readContents(), this.#readVocabulary()])
      .then(([search]) => search.load())
      // The search itself reports what fails, and the next one tries again.
      .catch(() => {
        this.#isPreparing = false;
      });
  }

  /** What the names of topics alone say. */
  async atOnce(query: string, mode: MatchMode): Promise<NameResults> {
    const vocabulary = await this.#readVocabulary();
    const found = readNames(vocabulary, query, mode);
    if (found.corrections.length === 0) return found;
    const right = await this.#rightAmong(found.corrections.map(({ from }) => from));
    if (right.size === 0) return found;
    vocabulary.resolver.learnRight(right);
    return readNames(vocabulary, query, mode);
  }

  /** The same with everything the site's pages say. */
  async inFull(query: string, mode: MatchMode): Promise<NameResults> {
    const [vocabulary, search] = await Promise.all([this.#readVocabulary(), this.#readFullSearch()]);
    return search.find(query, mode, vocabulary.resolver, vocabulary.table, (text) => readNames(vocabulary, text, mode));
  }

  /** What a topic's answer shows beside its name, or a subject's. Its file has a number: no request names what was typed. */
  answerTo<Content extends TopicAnswer | SubjectAnswer = TopicAnswer>(slug: string): Promise<Content> {
    const known = this.#answers.get(slug);
    if (known) return known as Promise<Content>;
    const answer = this.#readVocabulary().then(({ table }) =>
      readJson<Content>(`${this.#files.answers}${table.topics.findIndex((row) => slugOfRow(row) === slug)}.json`),
    );
    answer.catch(() => this.#answers.delete(slug));
    this.#answers.set(slug, answer);
    return answer;
  }

  /** Without the list every word stays in doubt. */
  async #rightAmong(words: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#readRightWords().then(
      (right) => right.among(words),
      () => new Set(),
    );
  }

  #readRightWords(): Promise<RightWords> {
    this.#rightWords ??= loadRightWords().then(({ RightWords: Words }) => new Words());
    this.#rightWords.catch(() => {
      this.#rightWords = undefined;
    });
    return this.#rightWords;
  }

  #readVocabulary(): Promise<Vocabulary> {
    this.#vocabulary ??= readJson<ConceptTable>(this.#files.concepts).then((table) => ({
      table,
      resolver: new Resolver(table),
      urgent: new UrgentPhrases(table),
    }));
    this.#vocabulary.catch(() => {
      this.#vocabulary = undefined;
    });
    return this.#vocabulary;
  }

  #readContents(): Promise<IndexContents> {
    this.#contents ??= readJson<IndexContents>(`${this.#files.index}contents.json`);
    this.#contents.catch(() => {
      this.#contents = undefined;
    });
    return this.#contents;
  }

  #readFullSearch(): Promise<FullSearch> {
    this.#fullSearch ??= loadSecondStep().then(
      ({ FullSearch: Search }) =>
        new Search(
          this.#files,
          () => this.#readContents(),
          (words) => this.#rightAmong(words),
        ),
    );
    this.#fullSearch.catch(() => {
      this.#fullSearch = undefined;
    });
    return this.#fullSearch;
  }
}

const readNames = ({ table, resolver, urgent }: Vocabulary, query: string, mode: MatchMode): NameResults => {
  const emergencies = urgent.find(query);
  const isExact = mode === 'exact' || emergencies.length > 0;
  const understood = isExact ? resolver.understandExactly(query) : resolver.understand(query);
  return {
    query,
    understood,
    urgent: emergencies,
    finder: undefined,
    topics: rankTopics(understood.topics, [], table),
    pages: [],
    corrections: understood.corrections,
    isQuestion: understood.isQuestion,
    nearest: [],
  };
};
