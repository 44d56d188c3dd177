import { beforeAll, describe, expect, test } from 'vitest';
import type { Point } from '#places/distance.ts';
import { readPostalAreas } from '#places/postal-areas.ts';
import {
  finderDatasetOf,
  leastRegistryFiles,
  registryFileRows,
  type FinderDataset,
} from '#providers/finder/dataset.ts';
import * as engine from '#providers/finder/engine.ts';
import { NAMED_FILTERS, type FilterName } from '#providers/finder/filters.ts';
import { find, type FinderResult } from '#providers/finder/finding.ts';
import { drawLot } from '#providers/finder/order.ts';
import { EMPTY_QUESTION, type FinderQuestion } from '#providers/finder/question.ts';
import type { FinderRow } from '#providers/finder/row.ts';
import type { DatedRow } from '#providers/finder/rows.ts';
import { decodeTile, encodeTile, listWordsOf, type Tile } from '#providers/finder/tile.ts';
import { lookAtEveryRow } from '#scripts/bench/finder-oracle.ts';
import { GENERATED_TREATMENTS_OF, generateRows } from '#scripts/bench/people.ts';
import { seededRandom, type Random } from '#scripts/bench/random.ts';

const VOCABULARY = {
  treatments: ['acupuncture', 'massage-therapy', 'tens', 'yoga', 'hypnosis', 'reiki'],
  conditions: ['knee-pain', 'migraine'],
  professions: ['acupuncturist', 'psychologist'],
};
const DAY = '2026-11-23';
const REGISTRY_DAY = '2026-11-01';
const STUDIED = new Set(['acupuncture', 'yoga']);
const { areas } = readPostalAreas();
const CROWDED = '12203';

const areaOf = (postalCode: string): Point => {
  const area = areas.find((each) => each.postalCode === postalCode);
  if (!area) throw new Error(`No area ${postalCode}.`);
  return area;
};

const datasetOf = (rows: readonly DatedRow[], isRegistryOlder = false): FinderDataset =>
  finderDatasetOf(
    rows.filter(({ row }) => row.source === 'profile'),
    {
      rows: rows.flatMap(({ row }) => (row.source === 'registry' ? [row] : [])),
      on: REGISTRY_DAY,
      isOlder: isRegistryOlder,
      treatmentsOf: GENERATED_TREATMENTS_OF,
    },
  );

let rows: DatedRow[];
let dataset: FinderDataset;
let requests: string[] = [];

/** A browser parses a file once; so do the thousands of questions here. */
const parsedTexts = new Map<string, unknown>();
const parsed = (text: string): unknown => {
  if (!parsedTexts.has(text)) parsedTexts.set(text, JSON.parse(text));
  return parsedTexts.get(text);
};

beforeAll(() => {
  rows = generateRows(6000, areas, VOCABULARY, 7);
  // Second practice locations, far away: a provider counts once, at the nearest.
  for (const [index, { row, isDemoted }] of rows.slice(0, 600).entries()) {
    const { latitude, longitude } = rows[rows.length - 1 - index]?.row ?? row;
    rows.push({ row: { ...row, latitude, longitude }, isDemoted });
  }
  // Far more of them at one point than a tile holds: a clinic's mailing address, a ZIP area of towers.
  const crowded = areas.filter(({ postalCode }) => postalCode === CROWDED);
  rows.push(
    ...generateRows(5000, crowded, VOCABULARY, 9, 0.2).map(({ row, isDemoted }) => ({
      row: { ...row, id: row.source === 'profile' ? `crowded-${row.id}` : row.id.replace(/^1/, '2') },
      isDemoted,
    })),
  );
  // What Medicare's own list tells of some rows of the registry.
  rows = rows.map((dated) =>
    dated.row.source === 'registry' && Number(dated.row.id) % 3 === 0
      ? { ...dated, row: { ...dated.row, offersTelehealth: true, takesMedicare: Number(dated.row.id) % 2 === 0 } }
      : dated,
  );
  dataset = datasetOf(rows);
});

const ask = (
  question: FinderQuestion,
  point: Point | undefined,
  count: number,
  withinKm: number,
  { sets, files } = dataset,
): Promise<FinderResult> => {
  requests = [];
  return find(question, {
    engine,
    sets,
    fetchFile: (path) => {
      requests.push(path);
      return Promise.resolve(parsed(files.get(path) ?? 'null'));
    },
    day: DAY,
    point,
    count,
    withinKm,
    studiedTreatments: STUDIED,
  });
};

const bruteForce = (question: FinderQuestion, point: Point, count: number, withinKm: number, of = rows): string[] =>
  lookAtEveryRow(of, { question, point, count, withinKm, studiedTreatments: STUDIED, day: DAY });

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
  medicare: random.chance(0.1),
  order: random.chance(0.1) ? 'soonest' : '',
  ...(random.chance(0.1) && { treatment: 'yoga,acupuncture,chiropractor' }),
});

const idsOf = (finding: FinderResult): string[] => finding.groups.flatMap(({ found }) => found.map(({ id }) => id));

describe('the nearest from tiles', () => {
  test('are those that looking at every row finds, in the same order, for 1,000 random questions', async () => {
    const random = seededRandom(42);
    for (let number = 0; number < 1000; number += 1) {
      const question = randomQuestion(random);
      const point = random.chance(0.9)
        ? random.chance(0.2)
          ? areaOf(CROWDED)
          : random.pick(areas)
        : { latitude: random.next() * 180 - 90, longitude: random.next() * 360 - 180 };
      const count = random.pick([1, 5, 20, 50]);
      const withinKm = random.pick([5, 40, 160, 800, Number.POSITIVE_INFINITY]);
      const finding = await ask(question, point, count, withinKm);
      expect(idsOf(finding), JSON.stringify({ question, point, count, withinKm })).toEqual(
        bruteForce(question, point, count, withinKm),
      );
    }
  });

  /** Values that some rows meet, some of them rare, and one that nobody does. */
  const VALUES: Readonly<Record<FilterName, readonly FinderQuestion[FilterName][]>> = {
    treatment: ['massage-therapy', 'tens', 'nobody-offers-this', 'yoga,reiki', 'chiropractor,acupuncture', 'no,none'],
    condition: ['knee-pain', 'nobody-has-this'],
    profession: ['acupuncturist', 'chiropractor', 'nobody-is-this'],
    who: ['person', 'organization'],
    telehealth: ['us-ny', 'us-wy'],
    insurance: ['Plan A0 (generated)', 'No plan'],
    language: ['es', 'xx'],
    age: ['children', 'older-adults', 'toddlers'],
    order: ['soonest'],
    inPerson: [true],
    home: [true],
    accepting: [true],
    medicare: [true],
    sliding: [true],
    free: [true],
    evening: [true],
    weekend: [true],
    claimed: [true],
    radius: [5],
    price: [40, 120, 1000],
    access: [['step-free'], ['step-free', 'quiet', 'transit', 'low-scent'], ['nothing-like-it']],
  };
  const wishes = NAMED_FILTERS.flatMap(({ name }) => VALUES[name].map((value) => [name, value] as const));
  const pairs = wishes.flatMap(([name, value], index) => [
    { [name]: value },
    ...wishes
      .slice(index + 1)
      .flatMap(([other, ofOther]) => (other === name ? [] : [{ [name]: value, [other]: ofOther }])),
  ]);
  const places = ['12203', '82001', '96799'];

  test.each(places)('are the right ones from %s for every filter and every pair of filters', async (postalCode) => {
    const point = areaOf(postalCode);
    // Far from everybody an answer reads many tiles: of the two far places each is asked every other pair.
    const share =
      postalCode === CROWDED ? pairs : pairs.filter((_, index) => index % 2 === places.indexOf(postalCode) % 2);
    for (const filters of share) {
      const question = { ...EMPTY_QUESTION, ...filters };
      const withinKm = question.radius === 5 ? 8 : Number.POSITIVE_INFINITY;
      expect(idsOf(await ask(question, point, 20, withinKm)), JSON.stringify(filters)).toEqual(
        bruteForce(question, point, 20, withinKm),
      );
    }
  });

  test('are the right ones when nobody read the registry for 90 days', async () => {
    const older = rows.map((dated) => (dated.row.source === 'registry' ? { ...dated, isDemoted: true } : dated));
    const olderSet = datasetOf(older, true);
    for (const treatment of ['', 'massage-therapy', 'yoga']) {
      const question = { ...EMPTY_QUESTION, treatment };
      const { groups } = await ask(question, areaOf('10001'), 200, 300, olderSet);
      expect(groups.flatMap(({ found }) => found.map(({ id }) => id))).toEqual(
        bruteForce(question, areaOf('10001'), 200, 300, older),
      );
      expect(groups.filter(({ isOlder }) => !isOlder).flatMap(({ found }) => found)).not.toContainEqual(
        expect.objectContaining({ row: expect.objectContaining({ source: 'registry' }) as unknown }),
      );
    }
  });

  test('are told to be cut when there are more, and not when there are none', async () => {
    const area = areaOf('10001');
    const question = { ...EMPTY_QUESTION, treatment: 'acupuncture' };
    const all = bruteForce(question, area, 1e6, 80);
    expect((await ask(question, area, all.length - 1, 80)).isCut).toBe(true);
    expect((await ask(question, area, all.length + 1, 80)).isCut).toBe(false);
  });

  test('are looked for in a few tiles, not in all', async () => {
    const question = { ...EMPTY_QUESTION, treatment: 'massage-therapy' };
    await ask(question, areaOf('10001'), 20, Number.POSITIVE_INFINITY);
    expect(requests.length).toBeLessThan(8);
  });

  test('at a crowded point are read from the first lots of the day', async () => {
    const question = { ...EMPTY_QUESTION, treatment: 'massage-therapy' };
    const { groups } = await ask(question, areaOf(CROWDED), 20, Number.POSITIVE_INFINITY);
    expect(groups.flatMap(({ found }) => found.map(({ id }) => id))).toEqual(
      bruteForce(question, areaOf(CROWDED), 20, Number.POSITIVE_INFINITY),
    );
    expect(requests.filter((path) => path.startsWith('tile.')).length).toBeLessThan(5);
  });

  test.each([
    ['a filter that nobody meets', { accepting: true, language: 'xx' }],
    ['a treatment that nobody offers', { treatment: 'nobody-offers-this' }],
    ['a price below all', { price: 10 }],
    ['two that exclude each other', { profession: 'chiropractor', accepting: true }],
    ['a profession that does not give the treatment', { profession: 'chiropractor', treatment: 'massage-therapy' }],
  ] satisfies [string, Partial<FinderQuestion>][])('%s costs two requests at most', async (_, filters) => {
    const { count } = await ask({ ...EMPTY_QUESTION, ...filters }, areaOf('10001'), 20, Number.POSITIVE_INFINITY);
    expect(count).toBe(0);
    expect(requests.length).toBeLessThan(3);
  });

  test.each([
    ['anybody', {}],
    ['a treatment', { treatment: 'massage-therapy' }],
    ['a profession', { profession: 'psychologist' }],
    ['an office', { inPerson: true }],
  ] satisfies [string, Partial<FinderQuestion>][])(
    'are read from one tree, profiles and registry, for what the registry can answer: %s',
    async (_, filters) => {
      await ask({ ...EMPTY_QUESTION, ...filters }, areaOf('10001'), 20, Number.POSITIVE_INFINITY);
      const ofRegistry = Object.values(dataset.sets.registry?.indexes ?? {}).map((hash) => `index.${hash}`);
      const asked = requests.filter((path) => path.startsWith('index.'));
      expect(asked).toHaveLength(1);
      expect(ofRegistry).toContain(asked[0]);
    },
  );

  test('that only profiles can be are not looked for in the registry', async () => {
    const { registry } = dataset.sets;
    const ofRegistry = Object.values(registry?.indexes ?? {}).map((hash) => `index.${hash}`);
    for (const filters of [{ accepting: true }, { language: 'es' }, { price: 100 }, { telehealth: 'us-ny' }]) {
      await ask({ ...EMPTY_QUESTION, ...filters }, areaOf('10001'), 20, Number.POSITIVE_INFINITY);
      expect(requests.filter((path) => ofRegistry.includes(path))).toEqual([]);
    }
  });

  test('come without a place as well: any, and the same all day long', async () => {
    const { count, groups } = await ask(
      { ...EMPTY_QUESTION, treatment: 'yoga' },
      undefined,
      20,
      Number.POSITIVE_INFINITY,
    );
    expect(count).toBe(20);
    expect(groups.every(({ found }) => found.every(({ row }) => row.treatments.includes('yoga')))).toBe(true);
  });
});

test('files of the registry grow with it, and never past what a phone should fetch', () => {
  expect([1000, 100_000, 300_000, 1_000_000, 1_500_000, 3_000_000].map(registryFileRows)).toEqual([
    128, 128, 128, 256, 512, 1024,
  ]);
  // With a million rows the site has 19,802 files, of 20,000 that Cloudflare Pages takes.
  expect(registryFileRows(1_050_000)).toBe(512);
});

test('a registry makes no fewer files than is said before it is built', () => {
  const registry = new Set(rows.flatMap(({ row }) => (row.source === 'registry' ? [row.id] : [])));
  const ofRegistry = datasetOf(rows.filter(({ row }) => row.source === 'registry'));
  expect(leastRegistryFiles(registry.size)).toBeGreaterThan(40);
  expect(ofRegistry.files.size).toBeGreaterThanOrEqual(leastRegistryFiles(registry.size));
});

describe('a new registry', () => {
  test('changes the files of the rows that changed, and no others', () => {
    const [at] = rows.flatMap(({ row }) => (row.source === 'registry' ? [row] : []));
    const changed = datasetOf(
      rows.map((dated) =>
        dated.row === at ? { ...dated, row: { ...dated.row, name: 'New Name (generated)' } } : dated,
      ),
    );
    const added = [...changed.files.keys()].filter((path) => !dataset.files.has(path));
    // A tile and an index in the set of all, and in that of the profession; nodes between them in a larger one.
    expect(added.filter((path) => path.startsWith('tile.')).length).toBeLessThanOrEqual(2);
    expect(added.filter((path) => !path.startsWith('names.')).length).toBeLessThanOrEqual(6);
    // The leaf that the old name stood in, that of the new one, and what leads to both.
    expect(added.filter((path) => path.startsWith('names.')).length).toBeLessThanOrEqual(3);
  });

  test('that says the same on a later day changes no file', () => {
    const later = rows.map((dated) =>
      dated.row.source === 'registry' ? { ...dated, row: { ...dated.row, checkedOn: '2026-11-08' } } : dated,
    );
    expect([...datasetOf(later).files.keys()].sort()).toEqual([...dataset.files.keys()].sort());
  });
});

test.each(['profile', 'registry', 'both'] as const)('a row comes out of its tile as it went in: %s', (which) => {
  const some = (source: FinderRow['source']): FinderRow[] =>
    rows.flatMap(({ row }) => (row.source === source ? [row] : [])).slice(0, 200);
  const original = which === 'both' ? [...some('registry'), ...some('profile').slice(0, 3)] : some(which);
  const isProfile = which === 'profile';
  // Those of one tree of both say their words in the tile.
  const words = which === 'both' ? undefined : listWordsOf(original, isProfile);
  const tile = encodeTile(original, { hasTreatments: isProfile, hasDays: isProfile, words });
  const treatmentsOf = (professions: readonly string[]): string[] =>
    professions.flatMap((slug) => GENERATED_TREATMENTS_OF.get(slug) ?? []);
  const decoded = decodeTile(JSON.parse(JSON.stringify(tile)) as Tile, {
    on: REGISTRY_DAY,
    treatmentsOf,
    words: words ?? [],
  });
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
