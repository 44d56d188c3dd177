import { slugOfName, type ConceptTable, type UrgentRow } from './concept-table.ts';
import { FullText, type Correction, type FoundPage } from './full-text.ts';
import type { Kind, TopicAnswer } from './model.ts';
import { finderAddress, readProviderQuestion } from './provider-words.ts';
import { Resolver, type FoundTopic } from './resolver.ts';
import { UrgentPhrases } from './urgent.ts';
import { fold } from './words.ts';

export interface SearchFiles {
  /** Address of the concept table. */
  readonly concepts: string;
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

export interface Found {
  readonly query: string;
  readonly urgent: readonly UrgentRow[];
  /** The finder with its fields filled, when somebody to see is looked for. */
  readonly finder: { readonly url: string; readonly near: string | undefined; readonly telehealth: string | undefined } | undefined;
  readonly topics: readonly TopicResult[];
  /** Pages other than topics, best first; empty until the full text was searched. */
  readonly pages: readonly FoundPage[];
  readonly corrections: readonly Correction[];
  readonly isQuestion: boolean;
  /** Topics whose names look like the query, for when nothing was found. */
  readonly nearest: readonly Pick<TopicResult, 'slug' | 'name' | 'kind'>[];
}

/** How a query is taken: with typing errors put right, or as it stands. */
export type Reading = 'forgiving' | 'exact';

/** Full text decides among topics that no name settles, and lifts those whose text speaks of the query. */
const FULL_TEXT_SHARE = 0.35;
/** Topics and pages further below the best than this are noise. */
const TOPIC_FLOOR = 0.12;
const PAGE_FLOOR = 0.2;
const MOST_TOPICS = 10;
const MOST_ANSWERS = 3;
const ANSWER_FLOOR = 0.45;
/** Pages whose scores differ by less are ordered by date. */
export const NEAR_TIE = 0.02;

interface Vocabulary {
  readonly table: ConceptTable;
  readonly resolver: Resolver;
  readonly urgent: UrgentPhrases;
}

/** Answers queries: from the vocabulary at once, and from the full text as soon as it has loaded. */
export class SearchEngine {
  readonly #files: SearchFiles;
  readonly #fullText: FullText;
  #vocabulary: Promise<Vocabulary> | undefined;
  readonly #answers = new Map<string, Promise<TopicAnswer>>();

  constructor(files: SearchFiles) {
    this.#files = files;
    this.#fullText = new FullText(files.index);
  }

  /** Starts loading what the next search will need. */
  prepare(): void {
    void this.#readVocabulary().catch(() => undefined);
    void this.#fullText.load().catch(() => undefined);
  }

  /** What the vocabulary alone says. */
  async atOnce(query: string, reading: Reading): Promise<Found> {
    return this.#describe(await this.#readVocabulary(), query, reading, { pages: [], corrections: [] });
  }

  /** The same with everything the site's pages say. */
  async inFull(query: string, reading: Reading): Promise<Found> {
    const vocabulary = await this.#readVocabulary();
    const text = readProviderQuestion(query, vocabulary.table)?.rest || query;
    const corrected = reading === 'exact' ? { query: text, corrections: [] } : await this.#correct(text, vocabulary.resolver);
    const pages = await this.#fullText.find(corrected.query);
    return this.#describe(vocabulary, query, reading, { pages, corrections: corrected.corrections });
  }

  #describe(
    { table, resolver, urgent }: Vocabulary,
    query: string,
    reading: Reading,
    text: { readonly pages: readonly FoundPage[]; readonly corrections: readonly Correction[] },
  ): Found {
    const provider = readProviderQuestion(query, table);
    // Place words mislead the resolver; without any other word the query is read whole.
    const named = provider?.rest || query;
    const understood = reading === 'exact' ? resolver.understandExactly(named) : resolver.understand(named);
    const treatment = understood.topics.find((topic) => topic.kind === 'treatment' && topic.isNamed)?.slug;
    const best = text.pages[0]?.score ?? 0;
    return {
      query,
      urgent: urgent.find(query),
      finder: provider && { url: finderAddress(treatment, provider), near: provider.near, telehealth: provider.telehealth },
      topics: rankTopics(understood.topics, text.pages, table),
      pages: text.pages.filter(({ slug, score }) => !slug && score >= best * PAGE_FLOOR),
      corrections: mergeCorrections(understood.corrections, text.corrections),
      isQuestion: understood.isQuestion,
      nearest: nearestTopics(query, table),
    };
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

  async #correct(text: string, resolver: Resolver) {
    const corrected = await this.#fullText.correct(text, (word) => resolver.knows(word));
    if (corrected.corrections.length > 0) resolver.learn(await this.#fullText.words());
    return corrected;
  }

  #readVocabulary() {
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
}

const readJson = async <Content>(url: string): Promise<Content> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return (await response.json()) as Content;
};

const mergeCorrections = (first: readonly Correction[], second: readonly Correction[]): Correction[] => [
  ...new Map([...second, ...first].map((correction) => [correction.from, correction])).values(),
];

const rankTopics = (named: readonly FoundTopic[], pages: readonly FoundPage[], table: ConceptTable): TopicResult[] => {
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

const MOST_NEAREST = 3;
const LEAST_RESEMBLANCE = 0.2;

const pairsOf = (text: string): Set<string> => new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)));

/** Topics whose names share the most letter pairs with the query (Dice's coefficient). */
const nearestTopics = (query: string, table: ConceptTable): Found['nearest'] => {
  const wanted = pairsOf(fold(query.trim()));
  return table.topics
    .map(([slug, name, kind]) => {
      const pairs = pairsOf(fold(name));
      const resemblance = (2 * pairs.intersection(wanted).size) / (pairs.size + wanted.size);
      return { slug: slug || slugOfName(name), name, kind: kind === 't' ? ('treatment' as const) : ('condition' as const), resemblance };
    })
    .filter(({ resemblance }) => resemblance >= LEAST_RESEMBLANCE)
    .sort((a, b) => b.resemblance - a.resemblance)
    .slice(0, MOST_NEAREST);
};

/** Pages of a kind, or all of them. */
export const pagesOfKind = (pages: readonly FoundPage[], kind: Kind): FoundPage[] => pages.filter((page) => page.kind === kind);
