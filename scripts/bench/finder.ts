/**
 * `npm run bench:finder`: what a question costs a reader, cold, at growing numbers of generated rows. Bytes are brotli 11
 * of every file that the finder fetches beyond its page and scripts: postal area, index, nodes, tiles. Every answer is
 * compared with looking at every row.
 */
import { UNITED_STATES } from '#places/countries.ts';
import { placeFilesOf } from '#places/place-files.ts';
import { findPlace, type NamedPoint } from '#places/place-lookup.ts';
import { readPostalAreas, type PostalArea } from '#places/postal-areas.ts';
import { finderDatasetOf, type FinderDataset } from '#providers/finder/dataset.ts';
import * as engine from '#providers/finder/engine.ts';
import { find } from '#providers/finder/finding.ts';
import { detailFilesOf, fetchDetail } from '#providers/finder/profile-details.ts';
import type { DatedRow } from '#providers/finder/rows.ts';
import { MemorySite, generatedDetailOf } from '#scripts/bench/finder-site-in-memory.ts';
import { oracleOf } from '#scripts/bench/finder-oracle.ts';
import { QUESTION_KINDS, STUDIED, type QuestionKind } from '#scripts/bench/finder-questions.ts';
import { measureInBrowser } from '#scripts/bench/finder-browser.ts';
import { GENERATED_TREATMENTS_OF, generateRows, weightedAreas } from '#scripts/bench/people.ts';
import { seededRandom, type Random } from '#scripts/bench/random.ts';
import { readContent } from '#scripts/checks/content.ts';
import { argumentsOrExit } from '#scripts/command-line.ts';

const DAY = '2026-11-23';
/** One page of results. */
const WANTED = 20;
/** How much slower a cheap phone is than this machine, as Chromium's tools put it. */
const SLOWDOWN = 4;
/** Rows of the registry that a week changes. */
const WEEKLY_SHARE = 0.01;

interface Cost {
  bytes: number;
  requests: number;
  /** Requests that waited for the answer of another. */
  rounds: number;
  milliseconds: number;
  /** Beyond these, for what results tell of the profiles that are shown. */
  detailBytes: number;
  detailRequests: number;
}

/** The folder of the details. */
const DETAILS = 'details';

const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? 0;

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

async function ask(
  site: MemorySite,
  { sets }: FinderDataset,
  { question }: QuestionKind,
  area: PostalArea,
): Promise<{ cost: Cost; ids: string[]; point: NamedPoint }> {
  const cost: Cost = { bytes: 0, requests: 0, rounds: 0, milliseconds: 0, detailBytes: 0, detailRequests: 0 };
  const paths = new Set<string>();
  let isWaiting = false;
  const fetchFile = (path: string): Promise<unknown> => {
    paths.add(path);
    if (!isWaiting) {
      cost.rounds += 1;
      isWaiting = true;
      setImmediate(() => (isWaiting = false));
    }
    return new Promise((resolve) => {
      setImmediate(() => {
        resolve(site.read(path));
      });
    });
  };
  const startedAt = performance.now();
  const place = await findPlace(area.postalCode, UNITED_STATES, new Map(), (set, name) => fetchFile(`${set}/${name}`));
  const point = place.points[0] as NamedPoint;
  const finding = await find(question, {
    engine,
    sets,
    fetchFile,
    day: DAY,
    point,
    count: WANTED,
    withinKm: withinKmOf(question.radius),
    studiedTreatments: question.condition === '' ? new Set() : STUDIED,
  });
  cost.milliseconds = performance.now() - startedAt;
  cost.requests = paths.size;
  cost.bytes = [...paths].reduce((sum, path) => sum + site.sizeOf(path), 0);
  const details = new Set<string>();
  for (const { row } of finding.groups.flatMap(({ found }) => found))
    if (row.source === 'profile')
      await fetchDetail(DETAILS, row, (path) => {
        details.add(path);
        return Promise.resolve(site.read(path));
      });
  cost.detailRequests = details.size;
  cost.detailBytes = [...details].reduce((sum, path) => sum + site.sizeOf(path), 0);
  return { cost, ids: finding.groups.flatMap(({ found }) => found.map(({ id }) => id)), point };
}

/** What it costs to find somebody by the whole name, and of how many it is found. */
async function askNames(
  site: MemorySite,
  { sets }: FinderDataset,
  rows: readonly DatedRow[],
  random: Random,
  count: number,
): Promise<Record<string, string | number>> {
  const costs: Cost[] = [];
  let missing = 0;
  for (let number = 0; number < count; number += 1) {
    const { row } = random.pick(rows);
    const paths = new Set<string>();
    const fetchFile = (path: string): Promise<unknown> => {
      paths.add(path);
      return Promise.resolve(site.read(path));
    };
    const startedAt = performance.now();
    const finding = await engine.findByName(row.name, { sets, fetchFile, day: DAY, point: row, count: WANTED });
    const milliseconds = performance.now() - startedAt;
    if (!finding.groups.some(({ found }) => found.some(({ id }) => id === row.id))) missing += 1;
    const bytes = [...paths].reduce((sum, path) => sum + site.sizeOf(path), 0);
    costs.push({ bytes, requests: paths.size, rounds: 0, milliseconds, detailBytes: 0, detailRequests: 0 });
  }
  return { ...summaryOf(costs), 'not as brute force': `${missing} of ${count}` };
}

const withinKmOf = (miles: number): number => (miles === 0 ? Number.POSITIVE_INFINITY : miles * 1.609344);

const vocabulary = (() => {
  const content = readContent('.', DAY);
  return {
    treatments: [...(content.idsOf('treatments') ?? [])],
    conditions: [...(content.idsOf('conditions') ?? [])],
    professions: [...(content.idsOf('professions') ?? [])],
  };
})();

const datasetOf = (rows: readonly DatedRow[]): FinderDataset =>
  finderDatasetOf(
    rows.filter(({ row }) => row.source === 'profile'),
    {
      rows: rows.flatMap(({ row }) => (row.source === 'registry' ? [row] : [])),
      on: DAY,
      isOlder: false,
      treatmentsOf: GENERATED_TREATMENTS_OF,
    },
  );

/** How many files a later week writes that the week before did not. */
const tellUpdate = (
  name: string,
  before: FinderDataset,
  rows: readonly DatedRow[],
  isChanged: (row: number) => boolean,
): void => {
  const startedAt = performance.now();
  const after = datasetOf(
    rows.map((dated, row) =>
      dated.row.source === 'registry' && isChanged(row)
        ? { ...dated, row: { ...dated.row, phone: '1 555 555 0100' } }
        : dated,
    ),
  );
  const paths = [...after.files.keys()];
  const added = paths.filter((path) => !before.files.has(path)).length;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const share = ((100 * added) / paths.length).toFixed(1);
  console.log(
    `${name}: ${added.toLocaleString('en')} of ${paths.length.toLocaleString('en')} files are new (${share} %), ${seconds} s`,
  );
};

interface MeasureOptions {
  readonly profileCount: number;
  readonly queryCount: number;
  readonly hasUpdates: boolean;
  /** The built site to ask in Chromium; empty for none. */
  readonly dist: string;
}

async function measure(count: number, { profileCount, queryCount, hasUpdates, dist }: MeasureOptions): Promise<void> {
  const { areas } = readPostalAreas();
  const rows = generateRows(count, areas, vocabulary, 1, profileCount / count);
  const builtAt = performance.now();
  const dataset = datasetOf(rows);
  const seconds = (performance.now() - builtAt) / 1000;
  const sizes = [...dataset.files.values()].map(({ length }) => length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(
    `\n${count.toLocaleString('en')} rows, ${rows.filter(({ row }) => row.source === 'profile').length.toLocaleString('en')} of them profiles: ${sizes.length.toLocaleString('en')} files, ${(total / 1e6).toFixed(1)} MB before compression, the largest ${kilobytes(sizes.reduce((most, size) => Math.max(most, size), 0))} kB, made in ${seconds.toFixed(1)} s; ${(process.memoryUsage().rss / 1e9).toFixed(1)} GB of memory`,
  );
  const { postal } = placeFilesOf(readPostalAreas());
  const within = (folder: string, texts: ReadonlyMap<string, string>): [string, string][] =>
    [...texts].map(([name, text]) => [`${folder}/${name}`, text]);
  const site = new MemorySite(
    dataset.files,
    new Map([...within('postal', postal), ...within(DETAILS, detailFilesOf(rows.flatMap(generatedDetailOf)))]),
  );
  const random = seededRandom(99);
  const drawArea = weightedAreas(areas, random);
  const table: Record<string, Record<string, string | number>> = {};
  const all: Cost[] = [];
  let differing = 0;
  for (const kind of QUESTION_KINDS) {
    const costs: Cost[] = [];
    let wrong = 0;
    const { question } = kind;
    const oracle = oracleOf(rows, {
      question,
      count: WANTED,
      withinKm: withinKmOf(question.radius),
      studiedTreatments: question.condition === '' ? new Set() : STUDIED,
      day: DAY,
    });
    for (let number = 0; number < queryCount; number += 1) {
      const drawn = drawArea();
      const area = areas.find(({ postalCode }) => postalCode === kind.postalCode) ?? drawn;
      const { cost, ids, point } = await ask(site, dataset, kind, area);
      costs.push(cost);
      if (ids.join() !== oracle(point).join()) wrong += 1;
    }
    all.push(...costs);
    differing += wrong;
    table[kind.name] = { ...summaryOf(costs), 'not as brute force': `${wrong} of ${queryCount}` };
  }
  table['somebody by name'] = await askNames(site, dataset, rows, random, queryCount);
  table['all of them'] = { ...summaryOf(all), 'not as brute force': `${differing} of ${all.length}` };
  console.table(table);
  if (dist !== '') await askInBrowser(dist, dataset, drawArea);
  if (!hasUpdates) return;
  tellUpdate('Nothing changed but the day', dataset, rows, () => false);
  const { length } = rows;
  tellUpdate('1 % changed, all over the country', dataset, rows, () => random.chance(WEEKLY_SHARE));
  const byPlace = new Map(
    rows
      .map(({ row }, index) => ({ index, key: row.postalCode }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ index }, rank) => [index, rank]),
  );
  tellUpdate('1 % changed, side by side', dataset, rows, (row) => (byPlace.get(row) ?? length) < WEEKLY_SHARE * length);
}

/** Kinds that the form of a site without these listings can ask, too: it offers only what its own listings answer. */
const IN_BROWSER = [
  'anybody',
  'a treatment of the registry',
  'a treatment of profiles alone',
  'within 25 miles',
  'an office',
  'accepting',
  'a treatment, accepting',
  'by video',
  'home visits',
  'far away: a treatment',
];

/** Answered in Chromium on slow 4G, with a processor four times slower, each from a place drawn as people live. */
async function askInBrowser(dist: string, dataset: FinderDataset, drawArea: () => PostalArea): Promise<void> {
  const answered = IN_BROWSER.flatMap((wanted) => QUESTION_KINDS.filter(({ name }) => name === wanted));
  const questions = answered.map(
    ({ name, question, postalCode }) => [name, { ...question, near: postalCode ?? drawArea().postalCode }] as const,
  );
  const speeds = await measureInBrowser(dist, dataset, questions);
  const all = Object.values(speeds).map(({ ms }) => ms);
  console.table(
    Object.fromEntries(
      Object.entries(speeds).map(([name, { ms, bytes, requests }]) => [
        name,
        { 'ms to the first results': ms.toFixed(0), kB: kilobytes(bytes), requests },
      ]),
    ),
  );
  console.log(`In Chromium: median ${quantile(all, 0.5).toFixed(0)} ms, 95 % ${quantile(all, 0.95).toFixed(0)} ms`);
}

function summaryOf(costs: readonly Cost[]): Record<string, string | number> {
  const of = (key: keyof Cost): number[] => costs.map((cost) => cost[key]);
  return {
    'kB median': kilobytes(quantile(of('bytes'), 0.5)),
    'kB 95 %': kilobytes(quantile(of('bytes'), 0.95)),
    'requests median': quantile(of('requests'), 0.5),
    'requests 95 %': quantile(of('requests'), 0.95),
    'rounds median': quantile(of('rounds'), 0.5),
    'details median': `${kilobytes(quantile(of('detailBytes'), 0.5))} kB, ${quantile(of('detailRequests'), 0.5)}`,
    'details 95 %': `${kilobytes(quantile(of('detailBytes'), 0.95))} kB, ${quantile(of('detailRequests'), 0.95)}`,
    [`ms 95 % ×${SLOWDOWN}`]: (quantile(of('milliseconds'), 0.95) * SLOWDOWN).toFixed(1),
  };
}

const USAGE = `npm run bench:finder

Measures what a question to the finder costs a reader.

--sizes COUNTS    numbers of generated rows. Default: 20000,100000
--profiles COUNT  how many of them are profiles, the others rows of the registry. Default: 2000
--queries COUNT   of each kind. Default: 40
--only-questions  leave out what later weeks write
--dist FOLDER     ask the built site there in Chromium, too, on slow 4G with a processor four times slower
`;

const values = argumentsOrExit('bench:finder', USAGE, {
  sizes: { type: 'string', default: '20000,100000' },
  profiles: { type: 'string', default: '2000' },
  queries: { type: 'string', default: '40' },
  'only-questions': { type: 'boolean', default: false },
  dist: { type: 'string', default: '' },
});
for (const size of values.sizes.split(','))
  await measure(Number(size), {
    profileCount: Number(values.profiles),
    queryCount: Number(values.queries),
    hasUpdates: !values['only-questions'],
    dist: values.dist,
  });
