/** Judged queries, and how well a list of results answers them. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

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

/** What the person who started the harness can put right; the message says where. */
export class BadInput extends Error {}

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new BadInput(`${file}: there is no such file, or it cannot be read.`);
  }
};

const judgmentLine = z.object({
  q: z.string().trim().min(1),
  rel: z.record(z.string(), z.number().nonnegative()),
});
const documentLine = z.object({ _id: z.string(), title: z.string().default(''), text: z.string() });
const queryLine = z.object({ _id: z.string(), text: z.string().trim().min(1) });

/** @throws BadInput with file, line and what is wrong there. */
const readLines = <Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema>[] =>
  readText(file)
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [readLine(line, `${file}:${at + 1}`, schema)]));

const readLine = <Schema extends z.ZodType>(line: string, place: string, schema: Schema): z.output<Schema> => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new BadInput(`${place}: this line is no JSON. ${error instanceof Error ? error.message : ''}`);
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new BadInput(`${place}: ${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'not understood'}`);
};

/**
 * One JSON object a line, other keys being left alone: `{"q": "slipped disc", "rel": {"herniated-disc": 2}}`.
 *
 * @throws BadInput with file, line and what is wrong there.
 */
export const readJudgments = (file: string): JudgedQuery[] =>
  judged(
    file,
    readLines(file, judgmentLine).map(({ q, rel }) => ({
      query: q,
      judgments: new Map(Object.entries(rel).map(([slug, score]) => [slug.toLowerCase(), score])),
    })),
  );

/** A query for which no page is judged useful can be answered neither well nor badly. */
const judged = (place: string, queries: readonly JudgedQuery[]): JudgedQuery[] => {
  const kept = queries.filter(({ judgments }) => [...judgments.values()].some((score) => score > 0));
  if (kept.length === 0) throw new BadInput(`${place}: no query has a page that is judged useful.`);
  if (kept.length < queries.length)
    console.warn(`${place}: ${queries.length - kept.length} queries left out, for which no page is judged useful.`);
  return kept;
};

/** The folder itself, or the only folder inside that holds a collection, as archives like to wrap them. */
const collectionIn = (folder: string): string => {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new BadInput(`${folder}: there is no such folder. A collection that came as an archive must be unpacked.`);
  const found = [folder, ...readdirSync(folder).map((name) => join(folder, name))].find((place) =>
    existsSync(join(place, 'corpus.jsonl')),
  );
  if (found === undefined)
    throw new BadInput(`${folder}: holds no corpus.jsonl. A collection has corpus.jsonl, queries.jsonl and qrels/.`);
  return found;
};

const readQrels = (folder: string, split: string): Map<string, Map<string, number>> => {
  const file = join(folder, 'qrels', `${split}.tsv`);
  if (!existsSync(file)) {
    const others = existsSync(join(folder, 'qrels')) ? readdirSync(join(folder, 'qrels')).join(', ') : 'none';
    throw new BadInput(`${file}: there is no such file; --split names one of these: ${others}.`);
  }
  const judgments = new Map<string, Map<string, number>>();
  for (const [at, row] of readText(file).split(/\r?\n/).entries()) {
    const [query = '', document = '', score = ''] = row.split('\t');
    // The first row names the columns.
    if (row.trim() === '' || (at === 0 && Number.isNaN(Number(score)))) continue;
    if (document === '' || score === '' || Number.isNaN(Number(score)))
      throw new BadInput(`${file}:${at + 1}: expected query, document and score with tabs between them.`);
    const known = judgments.get(query) ?? new Map<string, number>();
    judgments.set(query, known.set(document.toLowerCase(), Number(score)));
  }
  return judgments;
};

/**
 * A collection in BEIR form: corpus.jsonl, queries.jsonl, qrels/<split>.tsv. Ids in lower case, as addresses are.
 *
 * @throws BadInput with file, line and what is wrong there.
 */
export function readCorpus(folder: string, split: string): { documents: Document[]; queries: JudgedQuery[] } {
  const place = collectionIn(folder);
  const documents = readLines(join(place, 'corpus.jsonl'), documentLine).map((line) => ({
    id: line._id.toLowerCase(),
    title: line.title || line._id,
    text: line.text,
  }));
  const texts = new Map(readLines(join(place, 'queries.jsonl'), queryLine).map(({ _id, text }) => [_id, text]));
  const queries = [...readQrels(place, split)].map(([id, judgments]) => {
    const query = texts.get(id);
    if (query === undefined)
      throw new BadInput(`${join(place, 'queries.jsonl')}: lacks the query ${id} of qrels/${split}.tsv.`);
    return { query, judgments };
  });
  return { documents, queries: judged(join(place, 'qrels', `${split}.tsv`), queries) };
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

/** The queries whose first result is not the best judged, a line each, to tune the search by. */
export const missesOf = (queries: readonly JudgedQuery[], answers: readonly (readonly string[])[]): string[] =>
  queries.flatMap(({ query, judgments }, at) => {
    const found = [...new Set(answers[at] ?? [])];
    const best = Math.max(...judgments.values());
    if ((judgments.get(found[0] ?? '') ?? 0) === best) return [];
    const wanted = [...judgments].map(([slug, score]) => `${slug} ${score}`).join(', ');
    return [`“${query}” wants ${wanted}; found ${found.slice(0, 5).join(', ') || 'nothing'}`];
  });
