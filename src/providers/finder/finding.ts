/** Answers a question from the finder's files: which groups, how many, and what to say when there is nobody. */
import type { Point } from '#places/distance.ts';
import { acceptsRow, groupsFor, needsDetails, setOf, type FinderQuestion, type Group } from './question.ts';
import type { FinderRow } from './row.ts';
import { findNearest, type FoundRow, type SearchAnswer } from './search.ts';
import { detailsPath, HERE, tilePath, type SetIndex } from './sets.ts';
import { decodeTile, type Tile, type TileDetails } from './tile.ts';

/** Fetches a finder file by its path without ending; the same path may be asked for again. */
type FetchFile = (path: string) => Promise<unknown>;

export interface GroupOfResults extends Group {
  readonly found: readonly FoundRow[];
}

export interface FinderResult {
  readonly groups: readonly GroupOfResults[];
  readonly count: number;
  /** More may be within reach than were asked for. */
  readonly isCut: boolean;
  /** How many listings the set holds in all. */
  readonly listed: number;
}

export interface FindingOptions {
  /** Path of each set's folder by its slug. */
  readonly folders: Readonly<Record<string, string>>;
  readonly fetchFile: FetchFile;
  readonly day: string;
  readonly point: Point | undefined;
  readonly count: number;
  /** Infinite for any distance. */
  readonly withinKm: number;
  readonly studiedTreatments: ReadonlySet<string>;
}

const NOBODY: FinderResult = { groups: [], count: 0, isCut: false, listed: 0 };

export const find = async (question: FinderQuestion, options: FindingOptions): Promise<FinderResult> => {
  const { folders, fetchFile, count } = options;
  const folder = folders[setOf(question)];
  if (folder === undefined) return NOBODY;
  const index = (await fetchFile(`${folder}/index`)) as SetIndex;
  const treatment = question.treatment || undefined;
  const withDetails = needsDetails(question, options.studiedTreatments);
  const accept = acceptsRow(question, options.studiedTreatments);
  const groups: GroupOfResults[] = [];
  const seen = new Set<string>();
  let isCut = false;
  for (const group of groupsFor(question, index)) {
    const missing = count - seen.size;
    if (missing <= 0) {
      isCut = true;
      break;
    }
    const fetchTile = async (number: number): Promise<FinderRow[]> => {
      const tile = (await fetchFile(`${folder}/${tilePath(group.tree, number)}`)) as Tile;
      const details =
        withDetails && tile.more ? await fetchFile(`${folder}/${detailsPath(group.tree, number)}`) : undefined;
      return decodeTile(tile, index.words, treatment, details as TileDetails | undefined);
    };
    const answer: SearchAnswer = await findNearest(
      index.trees[group.tree] ?? '',
      {
        ...options,
        count: missing,
        // Care by video knows no distance.
        withinKm: question.telehealth === '' ? options.withinKm : Number.POSITIVE_INFINITY,
        accept: (row) => !seen.has(row.id) && accept(row),
      },
      fetchTile,
    );
    isCut ||= answer.isCut;
    for (const { id } of answer.found) seen.add(id);
    if (answer.found.length > 0) groups.push({ ...group, found: answer.found });
  }
  const listed = Object.entries(index.counts).reduce(
    (sum, [tree, many]) => (tree.startsWith(HERE) ? sum + many : sum),
    0,
  );
  return { groups, count: seen.size, isCut, listed };
};
