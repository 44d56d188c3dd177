/** A page of one build and files of another, as a network of caches may mix them: one generation answers, or none. */
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readPostalAreas } from '#places/postal-areas.ts';
import { failureWords } from '#providers/finder/complaints.ts';
import { finderDatasetOf, type FinderDataset } from '#providers/finder/dataset.ts';
import * as engine from '#providers/finder/engine.ts';
import type * as finderFiles from '#providers/finder/finder-files.ts';
import { find } from '#providers/finder/finding.ts';
import { EMPTY_QUESTION, type FinderQuestion } from '#providers/finder/question.ts';
import type { DatedRow } from '#providers/finder/rows.ts';
import { GENERATED_TREATMENTS_OF, generateRows } from '#scripts/bench/people.ts';
import { seededRandom } from '#scripts/bench/random.ts';

const VOCABULARY = {
  treatments: ['acupuncture', 'massage-therapy', 'tens', 'yoga', 'hypnosis', 'reiki'],
  conditions: ['knee-pain'],
  professions: ['acupuncturist'],
};
const { areas } = readPostalAreas();

const datasetOf = (rows: readonly DatedRow[]): FinderDataset =>
  finderDatasetOf(
    rows.filter(({ row }) => row.source === 'profile'),
    {
      rows: rows.flatMap(({ row }) => (row.source === 'registry' ? [row] : [])),
      on: '2026-11-01',
      isOlder: false,
      treatmentsOf: GENERATED_TREATMENTS_OF,
    },
  );

let before: FinderDataset;
let after: FinderDataset;

beforeAll(() => {
  const rows = generateRows(4000, areas, VOCABULARY, 5, 0.2);
  before = datasetOf(rows);
  // Half of the people moved: hardly a file stays the same.
  const moved = rows.map(({ row, isDemoted }, index) => {
    const { latitude, longitude } = rows[(index * 7) % rows.length]?.row ?? row;
    return { row: index % 2 === 0 ? row : { ...row, latitude, longitude }, isDemoted };
  });
  after = datasetOf(moved);
});

/** What the network still holds, by path. */
let served: ReadonlyMap<string, string>;
let files: typeof finderFiles;

beforeEach(async () => {
  vi.stubGlobal('fetch', (url: string) => {
    const text = served.get(url.replace(/^\/finder\/(.*)\.json$/, '$1'));
    return Promise.resolve(new Response(text ?? 'Not found', { status: text === undefined ? 404 : 200 }));
  });
  // A page that is opened remembers no file.
  vi.resetModules();
  files = await import('#providers/finder/finder-files.ts');
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const QUESTIONS: readonly FinderQuestion[] = [
  EMPTY_QUESTION,
  { ...EMPTY_QUESTION, treatment: 'acupuncture' },
  { ...EMPTY_QUESTION, treatment: 'massage-therapy', accepting: true },
  { ...EMPTY_QUESTION, language: 'es' },
];

const ask = async (page: FinderDataset, question: FinderQuestion): Promise<readonly string[]> => {
  const { groups } = await find(question, {
    engine,
    sets: page.sets,
    fetchFile: files.fetchFile,
    day: '2026-11-30',
    point: areas.find(({ postalCode }) => postalCode === '12203'),
    count: 20,
    withinKm: Number.POSITIVE_INFINITY,
    studiedTreatments: new Set(),
  });
  return groups.flatMap(({ found }) => found.map(({ row, distanceKm }) => `${row.id} ${distanceKm.toFixed(3)}`));
};

const askWith = (store: ReadonlyMap<string, string>, page: FinderDataset, question: FinderQuestion) => {
  served = store;
  return ask(page, question);
};

describe.each(QUESTIONS.map((question, number) => [number, question] as const))('question %i', (_number, question) => {
  test('an old page whose files are gone says that the page is to be loaded again', async () => {
    const failure = await askWith(after.files, before, question).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(files.StalePageError);
    const { failureWords: words } = await import('#providers/finder/complaints.ts');
    expect(words(failure)).toContain('Load the page again');
    expect(failureWords(new TypeError('Failed to fetch'))).toContain('Check your connection');
  });

  test('an old page whose files are all there still, and a new one beside it, each answer for their build', async () => {
    const both = new Map([...before.files, ...after.files]);
    const ofOld = await askWith(both, before, question);
    const ofNew = await askWith(both, after, question);
    expect(ofOld).toEqual(await askWith(before.files, before, question));
    expect(ofNew).toEqual(await askWith(after.files, after, question));
    expect(ofOld).not.toEqual(ofNew);
  });

  test('a new page whose files are not all there yet answers for its build, or says so', async () => {
    const whole = await askWith(after.files, after, question);
    const random = seededRandom(11);
    let answered = 0;
    for (let run = 0; run < 40; run += 1) {
      vi.resetModules();
      files = await import('#providers/finder/finder-files.ts');
      const arrived = [...after.files].filter(() => random.chance(run / 40));
      const answer = await askWith(new Map([...before.files, ...arrived]), after, question).catch(
        (error: unknown) => error,
      );
      if (Array.isArray(answer)) {
        expect(answer).toEqual(whole);
        answered += 1;
      } else expect(answer).toBeInstanceOf(files.StalePageError);
    }
    expect(answered).toBeGreaterThan(0);
  });
});
