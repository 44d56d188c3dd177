/** What the finder must answer, found by looking at every row. */
import { distanceKm, type Point } from '#places/distance.ts';
import { acceptsRow } from '#providers/finder/filter-rules.ts';
import { compareRanked, drawLot } from '#providers/finder/order.ts';
import type { FinderQuestion } from '#providers/finder/question.ts';
import type { FinderRow } from '#providers/finder/row.ts';
import type { DatedRow } from '#providers/finder/rows.ts';

export interface OracleQuestion {
  readonly question: FinderQuestion;
  readonly point: Point;
  readonly count: number;
  readonly withinKm: number;
  readonly studiedTreatments: ReadonlySet<string>;
  readonly day: string;
}

/** So many waits are compared, the nearest. */
const WAITS_COMPARED = 100;

/** Of several, any will do; beside others a profession may stand. */
const isOfTreatment = (row: FinderRow, treatment: string): boolean => {
  if (treatment === '') return true;
  const slugs = treatment.split(',');
  return slugs.length === 1
    ? row.treatments.includes(treatment)
    : slugs.some((slug) => [...row.treatments, ...row.professions].includes(slug));
};

/** Rows that answer a question wherever it is asked, and the group of results that each stands in. */
const answersTo = (
  rows: readonly DatedRow[],
  { question, studiedTreatments }: Pick<OracleQuestion, 'question' | 'studiedTreatments'>,
): ReadonlyMap<number, readonly DatedRow[]> => {
  const accept = acceptsRow(question, { studiedTreatments, point: undefined });
  const isRemote = question.telehealth !== '';
  const groupOf = ({ row, isDemoted }: DatedRow): number => {
    const age = isDemoted ? 2 : 0;
    if (!isRemote) return age;
    if (!row.offersTelehealth) return -1;
    if (row.telehealthRegions.includes(question.telehealth)) return age;
    return row.telehealthRegions.length === 0 ? age + 1 : -1;
  };
  return Map.groupBy(
    rows.filter(({ row }) => isOfTreatment(row, question.treatment) && accept(row)),
    groupOf,
  );
};

/**
 * Asks the same question in many places: the rows that answer it are looked for once.
 *
 * @returns Ids of the best: all confirmed ones first, each group nearest first, unless the shortest wait is asked for.
 */
export const oracleOf = (
  rows: readonly DatedRow[],
  asked: Omit<OracleQuestion, 'point'>,
): ((point: Point) => string[]) => {
  const groups = answersTo(rows, asked);
  const { question, withinKm, day } = asked;
  const isSoonest = question.order === 'soonest';
  // Those with the shortest wait stand before the nearest, and among them.
  const looked = isSoonest ? asked.count + WAITS_COMPARED : asked.count;
  const isRemote = question.telehealth !== '';
  const nearestOf = (all: readonly DatedRow[], point: Point, count: number): string[] => {
    // Whether a home visit reaches the reader depends on the place.
    const accept = acceptsRow(question, { ...asked, point });
    const group = question.home ? all.filter(({ row }) => accept(row)) : all;
    const distances = new Float64Array(group.length);
    for (const [index, { row }] of group.entries()) distances[index] = distanceKm(point, row);
    // Sorting a million rows takes seconds: of several places of one provider few stand among the nearest.
    const enough = distances.toSorted()[count * PLACES_OF_ONE] ?? Number.POSITIVE_INFINITY;
    return group
      .flatMap(({ row }, index) => {
        const km = distances[index] ?? 0;
        return km <= enough && (isRemote || km <= withinKm)
          ? [{ id: row.id, distanceKm: km, lot: drawLot(row.id, day) }]
          : [];
      })
      .sort(compareRanked)
      .map(({ id }) => id);
  };
  const told = isSoonest ? (groups.get(0) ?? []).filter(({ row }) => row.waitDays !== undefined) : [];
  const waits = new Map(told.map(({ row }) => [row.id, row.waitDays ?? 0]));
  const soonestOf = (point: Point): string[] =>
    [...new Set(nearestOf(told, point, WAITS_COMPARED))]
      .slice(0, WAITS_COMPARED)
      .sort((a, b) => (waits.get(a) ?? 0) - (waits.get(b) ?? 0));
  return (point) => {
    const ids = [0, 1, 2, 3].flatMap((group) => nearestOf(groups.get(group) ?? [], point, looked));
    return [...new Set([...soonestOf(point), ...ids])].slice(0, asked.count);
  };
};

/** More places than this of each of the nearest providers would be needed to make the oracle leave somebody out. */
const PLACES_OF_ONE = 10;

export const lookAtEveryRow = (rows: readonly DatedRow[], { point, ...asked }: OracleQuestion): string[] =>
  oracleOf(rows, asked)(point);
