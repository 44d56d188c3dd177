/** Judged queries, and how well a list of results answers them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface JudgedQuery {
  readonly query: string;
  /** Slug of a page to how well it answers: 2 is the answer, 1 useful. */
  readonly judgments: ReadonlyMap<string, number>;
}

export interface Document {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

interface JudgmentLine {
  readonly q: string;
  readonly rel: Readonly<Record<string, number>>;
}

const readLines = <Line>(file: string): Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);

/** One JSON object a line: `{"q": "slipped disc", "rel": {"herniated-disc": 2}}`. */
export const readJudgments = (file: string): JudgedQuery[] =>
  readLines<JudgmentLine>(file).map(({ q, rel }) => ({ query: q, judgments: new Map(Object.entries(rel)) }));

/** A collection in BEIR form: corpus.jsonl, queries.jsonl, qrels/<split>.tsv. Ids in lower case, as addresses are. */
export function readCorpus(folder: string, split: string): { documents: Document[]; queries: JudgedQuery[] } {
  const documents = readLines<{ _id: string; title: string; text: string }>(join(folder, 'corpus.jsonl')).map(
    (line) => ({
      id: line._id.toLowerCase(),
      title: line.title,
      text: line.text,
    }),
  );
  const texts = new Map(
    readLines<{ _id: string; text: string }>(join(folder, 'queries.jsonl')).map(({ _id, text }) => [_id, text]),
  );
  const judgments = new Map<string, Map<string, number>>();
  for (const row of readFileSync(join(folder, 'qrels', `${split}.tsv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1)) {
    const [query = '', document = '', score = '0'] = row.split('\t');
    judgments.set(
      query,
      (judgments.get(query) ?? new Map<string, number>()).set(document.toLowerCase(), Number(score)),
    );
  }
  return { documents, queries: [...judgments].map(([id, rel]) => ({ query: texts.get(id) ?? '', judgments: rel })) };
}

/** One typing error in one word of four letters or more: a letter lost, doubled, wrong, or two swapped. */
export function withTypingError(query: string, random: () => number): string {
  const words = query.split(' ');
  const long = words.flatMap((word, at) => (/^[\p{L}-]{4,}$/u.test(word) ? [at] : []));
  const at = long[Math.floor(random() * long.length)];
  const word = at === undefined ? undefined : words[at];
  if (at === undefined || word === undefined) return query;
  const place = 1 + Math.floor(random() * (word.length - 2));
  const [start, end] = [word.slice(0, place), word.slice(place)];
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const errors = [
    start + end.slice(1),
    start + letter + end,
    start + letter + end.slice(1),
    start + (end[1] ?? '') + (end[0] ?? '') + end.slice(2),
  ];
  words[at] = errors[Math.floor(random() * errors.length)] ?? word;
  return words.join(' ');
}

export interface Quality {
  readonly queries: number;
  /** Normalized discounted cumulative gain of the first ten; gains are the judgments as they stand (trec_eval, BEIR). */
  readonly ndcg10: number;
  /** Share of queries whose first result is judged useful or better. */
  readonly success1: number;
  readonly recall10: number;
  readonly zeroResults: number;
}

const DEPTH = 10;

const gainOf = (scores: readonly number[]): number =>
  scores.reduce((sum, score, at) => sum + score / Math.log2(at + 2), 0);

/** @param answers Slugs found for each query, best first. */
export function qualityOf(queries: readonly JudgedQuery[], answers: readonly (readonly string[])[]): Quality {
  const sums = { ndcg10: 0, success1: 0, recall10: 0, zeroResults: 0 };
  for (const [at, { judgments }] of queries.entries()) {
    const found = [...new Set(answers[at] ?? [])].slice(0, DEPTH);
    const scores = found.map((slug) => judgments.get(slug) ?? 0);
    const ideal = [...judgments.values()].sort((a, b) => b - a).slice(0, DEPTH);
    const useful = [...judgments].filter(([, score]) => score > 0);
    sums.ndcg10 += gainOf(scores) / gainOf(ideal);
    sums.success1 += (scores[0] ?? 0) > 0 ? 1 : 0;
    sums.recall10 += scores.filter((score) => score > 0).length / useful.length;
    sums.zeroResults += found.length === 0 ? 1 : 0;
  }
  const mean = (sum: number): number => sum / queries.length;
  return {
    queries: queries.length,
    ndcg10: mean(sums.ndcg10),
    success1: mean(sums.success1),
    recall10: mean(sums.recall10),
    zeroResults: mean(sums.zeroResults),
  };
}
