/** What the finder must answer, found by looking at every row. */
import { distanceKm, type Point } from '#places/distance.ts';
import { compareRanked, drawLot } from '#providers/finder/order.ts';
import { acceptsRow, type FinderQuestion } from '#providers/finder/question.ts';
import type { DatedRow } from '#providers/finder/rows.ts';

export interface OracleQuestion {
  readonly question: FinderQuestion;
  readonly point: Point;
  readonly count: number;
  readonly withinKm: number;
  readonly studiedTreatments: ReadonlySet<string>;
  readonly day: string;
}

/** Rows that answer a question wherever it is asked, and the group of results that each stands in. */
const answersTo = (
  rows: readonly DatedRow[],
  { question, studiedTreatments }: Pick<OracleQuestion, 'question' | 'studiedTreatments'>,
): ReadonlyMap<number, readonly DatedRow[]> => {
  const accept = acceptsRow(question, studiedTreatments);
  const isRemote = question.telehealth !== '';
  const groupOf = ({ row, isDemoted }: DatedRow): number => {
    const age = isDemoted ? 2 : 0;
    if (!isRemote) return age;
    if (!row.offersTelehealth) return -1;
    if (row.telehealthRegions.includes(question.telehealth)) return age;
    return row.telehealthRegions.length === 0 ? age + 1 : -1;
  };
  return Map.groupBy(
    rows.filter(({ row }) => (question.treatment === '' || row.treatments.includes(question.treatment)) && accept(row)),
    groupOf,
  );
};

/**
 * Asks the same question in many places: the rows that answer it are looked for once.
 *
 * @returns Ids of the best: all confirmed ones first, each group nearest first.
 */
export const oracleOf = (
  rows: readonly DatedRow[],
  asked: Omit<OracleQuestion, 'point'>,
): ((point: Point) => string[]) => {
  const groups = answersTo(rows, asked);
  const { question, count, withinKm, day } = asked;
  const isRemote = question.telehealth !== '';
  const nearestOf = (group: readonly DatedRow[], point: Point): string[] => {
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
  return (point) => {
    const ids = [0, 1, 2, 3].flatMap((group) => nearestOf(groups.get(group) ?? [], point));
    return [...new Set(ids)].slice(0, count);
  };
};

/** More places than this of each of the nearest providers would be needed to make the oracle leave somebody out. */
const PLACES_OF_ONE = 10;

export const lookAtEveryRow = (rows: readonly DatedRow[], { point, ...asked }: OracleQuestion): string[] =>
  oracleOf(rows, asked)(point);
