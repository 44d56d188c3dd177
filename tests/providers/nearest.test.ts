import { beforeAll, describe, expect, test } from 'vitest';
import { distanceKm, type Point } from '#places/distance.ts';
import { readPostalAreas } from '#places/postal-areas.ts';
import { finderSetsOf, type FinderSet } from '#providers/finder/dataset.ts';
import { find, type FinderResult } from '#providers/finder/finding.ts';
import { compareRanked, drawLot } from '#providers/finder/order.ts';
import { acceptsRow, EMPTY_QUESTION, type FinderQuestion } from '#providers/finder/question.ts';
import type { FinderRow } from '#providers/finder/row.ts';
import type { DatedRow } from '#providers/finder/rows.ts';
import { decodeTile, encodeTile, WordTable, type Tile, type TileDetails } from '#providers/finder/tile.ts';
import { generateRows } from '#scripts/bench/people.ts';
import { seededRandom, type Random } from '#scripts/bench/random.ts';

const VOCABULARY = {
  treatments: ['acupuncture', 'massage-therapy', 'tens', 'yoga', 'hypnosis', 'reiki'],
  conditions: ['knee-pain', 'migraine'],
  professions: ['acupuncturist', 'psychologist'],
};
const DAY = '2026-11-23';
const STUDIED = new Set(['acupuncture', 'yoga']);
const { areas } = readPostalAreas();

let rows: DatedRow[];
let sets: FinderSet[];
let files: Map<string, string>;

beforeAll(() => {
  rows = generateRows(6000, areas, VOCABULARY, 7);
  // Second practice locations, far away: a provider counts once, at the nearest.
  for (const [index, { row, isDemoted }] of rows.slice(0, 600).entries()) {
    const { latitude, longitude } = rows[rows.length - 1 - index]?.row ?? row;
    rows.push({ row: { ...row, latitude, longitude }, isDemoted });
  }
  sets = finderSetsOf(rows);
  files = new Map(sets.flatMap((set) => [...set.files]));
});

const fetchFile = (path: string): Promise<unknown> => Promise.resolve(JSON.parse(files.get(path) ?? 'null') as unknown);

const ask = (
  question: FinderQuestion,
  point: Point | undefined,
  count: number,
  withinKm: number,
): Promise<FinderResult> =>
  find(question, {
    folders: Object.fromEntries(sets.map(({ slug, folder }) => [slug, folder])),
    fetchFile,
    day: DAY,
    point,
    count,
    withinKm,
    studiedTreatments: STUDIED,
  });

/** Looks at every row: all confirmed ones first, each group nearest first. */
function bruteForce(question: FinderQuestion, point: Point, count: number, withinKm: number): string[] {
  const accept = acceptsRow(question, STUDIED);
  const inGroup = ({ row }: DatedRow): number => {
    if (question.telehealth === '') return 0;
    if (!row.offersTelehealth) return -1;
    return row.telehealthRegions.includes(question.telehealth) ? 0 : row.telehealthRegions.length === 0 ? 1 : -1;
  };
  const seen = new Set<string>();
  const answer: string[] = [];
  for (const isDemoted of [false, true]) {
    for (const group of [0, 1]) {
      const ranked = rows
        .filter((dated) => dated.isDemoted === isDemoted && inGroup(dated) === group && accept(dated.row))
        .filter(({ row }) => question.treatment === '' || row.treatments.includes(question.treatment))
        .map(({ row }) => ({ id: row.id, distanceKm: distanceKm(point, row), lot: drawLot(row.id, DAY) }))
        .filter((found) => question.telehealth !== '' || found.distanceKm <= withinKm)
        .sort(compareRanked);
      for (const { id } of ranked) {
        if (answer.length === count) return answer;
        if (!seen.has(id)) answer.push(id);
        seen.add(id);
      }
    }
  }
  return answer;
}

const randomQuestion = (random: Random): FinderQuestion => ({
  ...EMPTY_QUESTION,
  treatment: random.chance(0.8) ? random.pick(VOCABULARY.treatments) : '',
  condition: random.chance(0.2) ? random.pick(VOCABULARY.conditions) : '',
  telehealth: random.chance(0.15) ? random.pick(['us-ny', 'us-ca', 'us-tx', 'us-wy']) : '',
  accepting: random.chance(0.3),
  sliding: random.chance(0.2),
  home: random.chance(0.05),
  claimed: random.chance(0.3),
  price: random.chance(0.2) ? 40 + random.below(160) : 0,
  language: random.chance(0.1) ? 'es' : '',
  access: random.chance(0.2) ? ['step-free'] : [],
});

const idsOf = (finding: FinderResult): string[] => finding.groups.flatMap(({ found }) => found.map(({ id }) => id));

describe('the nearest from tiles', () => {
  test('are those that looking at every row finds, in the same order, for 1,000 random questions', async () => {
    const random = seededRandom(42);
    for (let number = 0; number < 1000; number += 1) {
      const question = randomQuestion(random);
      const point = random.chance(0.9)
        ? random.pick(areas)
        : { latitude: random.next() * 180 - 90, longitude: random.next() * 360 - 180 };
      const count = random.pick([1, 5, 20, 50]);
      const withinKm = random.pick([5, 40, 160, 800, Number.POSITIVE_INFINITY]);
      const finding = await ask(question, point, count, withinKm);
      expect(idsOf(finding), JSON.stringify({ question, point, count, withinKm })).toEqual(
        bruteForce(question, point, count, withinKm),
      );
    }
  });

  test('are told to be cut when there are more, and not when there are none', async () => {
    const [area] = areas.filter(({ postalCode }) => postalCode === '10001');
    const question = { ...EMPTY_QUESTION, treatment: 'acupuncture' };
    const all = bruteForce(question, area ?? { latitude: 0, longitude: 0 }, 1e6, 80);
    expect((await ask(question, area, all.length - 1, 80)).isCut).toBe(true);
    expect((await ask(question, area, all.length + 1, 80)).isCut).toBe(false);
  });

  test('are looked for in a few tiles, not in all', async () => {
    let requests = 0;
    const [area] = areas.filter(({ postalCode }) => postalCode === '12203');
    await find(
      { ...EMPTY_QUESTION, treatment: 'massage-therapy' },
      {
        folders: Object.fromEntries(sets.map(({ slug, folder }) => [slug, folder])),
        fetchFile: (path) => {
          requests += 1;
          return fetchFile(path);
        },
        day: DAY,
        point: area,
        count: 20,
        withinKm: Number.POSITIVE_INFINITY,
        studiedTreatments: new Set(),
      },
    );
    expect(requests).toBeLessThan(8);
  });
});

test('a row comes out of its tile as it went in', () => {
  const original = rows.slice(0, 200).map(({ row }) => row);
  const words = new WordTable();
  const { tile, details } = encodeTile(original, words, true);
  const decoded = decodeTile(
    JSON.parse(tile) as Tile,
    words.words,
    undefined,
    JSON.parse(details ?? '') as TileDetails,
  );
  const byPlace = (a: FinderRow, b: FinderRow): number => (`${a.id} ${a.latitude}` < `${b.id} ${b.latitude}` ? -1 : 1);
  expect(decoded.sort(byPlace)).toEqual(original.sort(byPlace));
});

test('those at one distance stand in another order every day, and in the same order all day long', () => {
  const ids = Array.from({ length: 200 }, (_, index) => `provider-${index}`);
  const orderOn = (day: string): string[] => ids.toSorted((a, b) => drawLot(a, day) - drawLot(b, day));
  expect(orderOn('2026-11-23')).toEqual(orderOn('2026-11-23'));
  expect(orderOn('2026-11-23')).not.toEqual(orderOn('2026-11-24'));
  const firsts = new Set(
    Array.from({ length: 28 }, (_, index) => orderOn(`2026-02-${String(index + 1).padStart(2, '0')}`)[0]),
  );
  expect(firsts.size).toBeGreaterThan(15);
});
