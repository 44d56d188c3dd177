/**
 * `npm run bench:finder`: what a question costs a reader, cold, at 1,000, 10,000 and 100,000 generated providers.
 * Bytes are brotli 11 of every file that the finder fetches beyond its page: postal area, index, tiles.
 */
import { brotliCompressSync, constants } from 'node:zlib';
import { distanceKm } from '#places/distance.ts';
import { UNITED_STATES } from '#places/countries.ts';
import { placeFilesOf } from '#places/place-files.ts';
import { findPlace, type NamedPoint } from '#places/place-lookup.ts';
import { readPostalAreas, type PostalArea } from '#places/postal-areas.ts';
import { finderSetsOf } from '#providers/finder/dataset.ts';
import { find } from '#providers/finder/finding.ts';
import { compareRanked, drawLot } from '#providers/finder/order.ts';
import { acceptsRow, EMPTY_QUESTION, type FinderQuestion } from '#providers/finder/question.ts';
import type { DatedRow } from '#providers/finder/rows.ts';
import { generateRows, weightedAreas } from '#scripts/bench/people.ts';
import { seededRandom } from '#scripts/bench/random.ts';
import { readContent } from '#scripts/checks/content.ts';
import { argumentsOrExit } from '#scripts/command-line.ts';

const DAY = '2026-11-23';
const WANTED = 50;
/** How much slower a cheap phone is than this machine, as Chromium's tools put it. */
const SLOWDOWN = 4;

interface Cost {
  bytes: number;
  requests: number;
  /** Requests that waited for the answer of another. */
  rounds: number;
  milliseconds: number;
}

interface Query {
  readonly area: PostalArea;
  readonly question: FinderQuestion;
}

const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? 0;

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

/** A site in memory: text by path, and its size as it travels. */
class MemorySite {
  readonly #files: ReadonlyMap<string, string>;
  readonly #sizes = new Map<string, number>();

  constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
  }

  read(path: string): unknown {
    const text = this.#files.get(path);
    return text === undefined ? undefined : JSON.parse(text);
  }

  sizeOf(path: string): number {
    const known = this.#sizes.get(path);
    if (known !== undefined) return known;
    const size = brotliCompressSync(this.#files.get(path) ?? '', {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
    }).length;
    this.#sizes.set(path, size);
    return size;
  }
}

const placeFiles = placeFilesOf(readPostalAreas());

async function ask(site: MemorySite, folders: Record<string, string>, query: Query, cost: Cost): Promise<string[]> {
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
  const place = await findPlace(query.area.postalCode, UNITED_STATES, new Map(), (set, name) =>
    fetchFile(`${set}/${name}`),
  );
  const point = place.points[0] as NamedPoint;
  const finding = await find(query.question, {
    folders,
    fetchFile,
    day: DAY,
    point,
    count: WANTED,
    withinKm: Number.POSITIVE_INFINITY,
    studiedTreatments: new Set(),
  });
  cost.milliseconds = performance.now() - startedAt;
  cost.requests = paths.size;
  cost.bytes = [...paths].reduce((sum, path) => sum + site.sizeOf(path), 0);
  return finding.groups.flatMap(({ found }) => found.map(({ id }) => id));
}

function bruteForce(rows: readonly DatedRow[], { area, question }: Query): string[] {
  const accept = acceptsRow(question, new Set());
  return [false, true]
    .flatMap((isDemoted) =>
      rows
        .filter(
          (dated) =>
            dated.isDemoted === isDemoted && dated.row.treatments.includes(question.treatment) && accept(dated.row),
        )
        .map(({ row }) => ({ id: row.id, distanceKm: distanceKm(area, row), lot: drawLot(row.id, DAY) }))
        .sort(compareRanked),
    )
    .slice(0, WANTED)
    .map(({ id }) => id);
}

const vocabulary = (() => {
  const content = readContent('.', DAY);
  return {
    treatments: [...(content.idsOf('treatments') ?? [])],
    conditions: [...(content.idsOf('conditions') ?? [])],
    professions: [...(content.idsOf('professions') ?? [])],
  };
})();

async function measure(count: number, queryCount: number): Promise<void> {
  const { areas } = readPostalAreas();
  const builtAt = performance.now();
  const rows = generateRows(count, areas, vocabulary);
  const sets = finderSetsOf(rows);
  const files = new Map(sets.flatMap((set) => [...set.files]));
  const buildSeconds = (performance.now() - builtAt) / 1000;
  const total = [...files.values()].reduce((sum, text) => sum + text.length, 0);
  console.log(
    `\n${count.toLocaleString('en')} providers: ${files.size.toLocaleString('en')} files, ${(total / 1e6).toFixed(1)} MB before compression, made in ${buildSeconds.toFixed(1)} s`,
  );
  for (const [name, text] of placeFiles.postal) files.set(`postal/${name}`, text);
  const site = new MemorySite(files);
  const folders = Object.fromEntries(sets.map(({ slug, folder }) => [slug, folder]));
  const random = seededRandom(99);
  const drawArea = weightedAreas(areas, random);
  // A treatment is asked for as often as it is offered.
  const offered = rows.flatMap(({ row }) => row.treatments);
  const kinds: readonly (readonly [string, Partial<FinderQuestion>])[] = [
    ['50 nearest to a ZIP that offer a treatment', {}],
    ['… and take new patients', { accepting: true }],
    ['… and take new patients, and have a sliding scale', { accepting: true, sliding: true }],
    ['… and are claimed, and cost $120 at most', { claimed: true, price: 120 }],
  ];
  const table: Record<string, Record<string, string | number>> = {};
  for (const [name, filters] of kinds) {
    const costs: Cost[] = [];
    let wrong = 0;
    for (let number = 0; number < queryCount; number += 1) {
      const query = { area: drawArea(), question: { ...EMPTY_QUESTION, ...filters, treatment: random.pick(offered) } };
      const cost: Cost = { bytes: 0, requests: 0, rounds: 0, milliseconds: 0 };
      const answer = await ask(site, folders, query, cost);
      costs.push(cost);
      if (answer.join() !== bruteForce(rows, query).join()) wrong += 1;
    }
    const of = (key: keyof Cost): number[] => costs.map((cost) => cost[key]);
    table[name] = {
      'kB median': kilobytes(quantile(of('bytes'), 0.5)),
      'kB 95 %': kilobytes(quantile(of('bytes'), 0.95)),
      'kB max': kilobytes(Math.max(...of('bytes'))),
      'requests median': quantile(of('requests'), 0.5),
      'requests 95 %': quantile(of('requests'), 0.95),
      'rounds median': quantile(of('rounds'), 0.5),
      [`ms median ×${SLOWDOWN}`]: (quantile(of('milliseconds'), 0.5) * SLOWDOWN).toFixed(1),
      [`ms 95 % ×${SLOWDOWN}`]: (quantile(of('milliseconds'), 0.95) * SLOWDOWN).toFixed(1),
      'not as brute force': `${wrong} of ${queryCount}`,
    };
  }
  console.table(table);
}

const USAGE = `npm run bench:finder

Measures what a question to the finder costs a reader.

--sizes COUNTS   numbers of generated providers. Default: 1000,10000,100000
--queries COUNT  Default: 250
`;

const values = argumentsOrExit('bench:finder', USAGE, {
  sizes: { type: 'string', default: '1000,10000,100000' },
  queries: { type: 'string', default: '250' },
});
for (const size of values.sizes.split(',')) await measure(Number(size), Number(values.queries));
