import { slugOfName, type ConceptTable, type UrgentRow } from './concept-table.ts';
import type { FullSearch } from './full-search.ts';
import type { FoundPage } from './full-text.ts';
import type { IndexContents, TopicAnswer } from './model.ts';
import { Resolver, type Correction, type FoundTopic, type Understanding } from './resolver.ts';
import { RightWords } from './right-words.ts';
import { UrgentPhrases } from './urgent.ts';
import { warmUp } from './warm-up.ts';

export interface SearchFiles {
  /** Address of the concept table. */
  readonly concepts: string;
  /** Address of the words for people and places. */
  readonly providerWords: string;
  /** Address of the folder with the answers to single topics, with a slash at the end. */
  readonly answers: string;
  /** Address of the folder of the full-text index, with a slash at the end. */
  readonly index: string;
}

export interface TopicResult {
  readonly slug: string;
  readonly name: string;
  readonly kind: 'treatment' | 'condition';
  readonly score: number;
  /** True when the query names it: it is shown with its answer. */
  readonly isAnswer: boolean;
}

/** The way to the finder. */
export interface FinderAnswer {
  readonly url: string;
  /** Slug of the treatment that is looked for. */
  readonly treatment: string | undefined;
  readonly near: string | undefined;
  /** Two letters of a US state. */
  readonly telehealth: string | undefined;
}

export interface Found {
  readonly query: string;
  readonly urgent: readonly UrgentRow[];
  /** The finder with its fields filled, when somebody to see is looked for. */
  readonly finder: FinderAnswer | undefined;
  readonly topics: readonly TopicResult[];
  /** Pages other than topics, best first; empty until the full text was searched. */
  readonly pages: readonly FoundPage[];
  readonly corrections: readonly Correction[];
  readonly isQuestion: boolean;
  /** Topics whose names look like the query, for when nothing was found. */
  readonly nearest: readonly Pick<TopicResult, 'slug' | 'name' | 'kind'>[];
}

/** What the names of topics alone say, with what the second step builds on. */
export interface NamesFound extends Found {
  readonly understood: Understanding;
}

/** How a query is taken: with typing errors put right, or as it stands. */
export type Reading = 'forgiving' | 'exact';

/** Full text decides among topics that no name settles, and lifts those whose text speaks of the query. */
const FULL_TEXT_SHARE = 0.35;
/** Topics further below the best than this are noise. */
const TOPIC_FLOOR = 0.12;
const MOST_TOPICS = 10;
const MOST_ANSWERS = 3;
const ANSWER_FLOOR = 0.45;

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
  readonly #answers = new Map<string, Promise<TopicAnswer>>();
  readonly #rightWords = new RightWords();

  constructor(files: SearchFiles) {
    this.#files = files;
  }

  /** Starts loading what the next search will need. */
  prepare(): void {
    if (this.#isPreparing) return;
    this.#isPreparing = true;
    // The small files at once, the large ones after the vocabulary: the first answer shall not wait for them.
    const contents = this.#readContents();
    const fullSearch = this.#readFullSearch();
    Promise.all([contents, this.#readVocabulary()])
      .then(([found]) => {
        warmUp(`${this.#files.index}${found.digest}/`, found);
        return fullSearch;
      })
      .then((search) => search.load())
      // The search itself reports what fails, and the next one tries again.
      .catch(() => {
        this.#isPreparing = false;
      });
  }

  /** What the names of topics alone say. */
  async atOnce(query: string, reading: Reading): Promise<Found> {
    const vocabulary = await this.#readVocabulary();
    const found = readNames(vocabulary, query, reading);
    if (found.corrections.length === 0) return found;
    const right = await this.#rightWords.among(found.corrections.map(({ from }) => from));
    if (right.size === 0) return found;
    vocabulary.resolver.learnRight(right);
    return readNames(vocabulary, query, reading);
  }

  /** The same with everything the site's pages say. */
  async inFull(query: string, reading: Reading): Promise<Found> {
    const [vocabulary, search] = await Promise.all([this.#readVocabulary(), this.#readFullSearch()]);
    return search.find(query, reading, vocabulary.resolver, vocabulary.table, (text) =>
      readNames(vocabulary, text, reading),
    );
  }

  /** What a topic's answer shows beside its name. */
  answerTo(slug: string): Promise<TopicAnswer> {
    const known = this.#answers.get(slug);
    if (known) return known;
    const answer = readJson<TopicAnswer>(`${this.#files.answers}${slug}.json`);
    answer.catch(() => this.#answers.delete(slug));
    this.#answers.set(slug, answer);
    return answer;
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
    this.#fullSearch ??= import('./full-search.ts').then(
      ({ FullSearch: Search }) => new Search(this.#files, () => this.#readContents(), this.#rightWords),
    );
    this.#fullSearch.catch(() => {
      this.#fullSearch = undefined;
    });
    return this.#fullSearch;
  }
}

/** @throws Error when there is no such file, or no connection. */
export const readJson = async <Content>(url: string): Promise<Content> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return (await response.json()) as Content;
};

const readNames = ({ table, resolver, urgent }: Vocabulary, query: string, reading: Reading): NamesFound => {
  const emergencies = urgent.find(query);
  const isExact = reading === 'exact' || emergencies.length > 0;
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

/** Topics by what their names and their pages say of a query, best first. */
export const rankTopics = (
  named: readonly FoundTopic[],
  pages: readonly FoundPage[],
  table: ConceptTable,
): TopicResult[] => {
  const best = pages[0]?.score ?? 1;
  const inText = new Map(pages.flatMap(({ slug, score }) => (slug ? [[slug, score / best] as const] : [])));
  const byName = new Map(named.map((topic) => [topic.slug, topic]));
  const ranked = table.topics
    .map(([slug, name, kind]) => {
      const id = slug || slugOfName(name);
      const topic = byName.get(id);
      return {
        slug: id,
        name,
        kind: kind === 't' ? ('treatment' as const) : ('condition' as const),
        score: (topic?.score ?? 0) + FULL_TEXT_SHARE * (inText.get(id) ?? 0),
        isNamed: topic?.isNamed === true,
      };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1));
  const top = ranked[0]?.score ?? 0;
  let answers = 0;
  return ranked
    .filter(({ score }) => score >= top * TOPIC_FLOOR)
    .slice(0, MOST_TOPICS)
    .map(({ isNamed, ...topic }) => {
      const isAnswer = isNamed && topic.score >= top * ANSWER_FLOOR && answers < MOST_ANSWERS;
      if (isAnswer) answers += 1;
      return { ...topic, isAnswer };
    });
};
