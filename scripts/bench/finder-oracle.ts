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

/** Ids of the best: all confirmed ones first, each group nearest first. */
export const lookAtEveryRow = (rows: readonly DatedRow[], asked: OracleQuestion): string[] => {
  const { question, point, count, withinKm, studiedTreatments, day } = asked;
  const accept = acceptsRow(question, studiedTreatments);
  const isRemote = question.telehealth !== '';
  const groupOf = ({ row, isDemoted }: DatedRow): number => {
    const age = isDemoted ? 2 : 0;
    if (!isRemote) return age;
    if (!row.offersTelehealth) return -1;
    if (row.telehealthRegions.includes(question.telehealth)) return age;
    return row.telehealthRegions.length === 0 ? age + 1 : -1;
  };
  const groups = Map.groupBy(
    rows.filter(({ row }) => (question.treatment === '' || row.treatments.includes(question.treatment)) && accept(row)),
    groupOf,
  );
  const ids = [0, 1, 2, 3].flatMap((group) =>
    (groups.get(group) ?? [])
      .map(({ row }) => ({ id: row.id, distanceKm: distanceKm(point, row), lot: drawLot(row.id, day) }))
      .filter((found) => isRemote || found.distanceKm <= withinKm)
      .sort(compareRanked)
      .map(({ id }) => id),
  );
  return [...new Set(ids)].slice(0, count);
};
