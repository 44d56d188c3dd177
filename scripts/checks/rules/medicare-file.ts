import { REGION_NAMES } from '#places/regions.ts';
import {
  MEDICARE_PATH,
  medicareLines,
  medicareRegions,
  npiOfLine,
  readMedicareSource,
} from '#providers/medicare-files.ts';
import { MEDICARE_HEADER, readMedicareLine } from '#providers/medicare-rows.ts';
import type { Finding, Rule } from '#scripts/checks/rule.ts';
import { MEDICARE_SOURCE } from '#scripts/checks/summary.ts';
import { quote } from '#site/problem.ts';

const AGAIN = 'import the list again: npm run import:medicare.';

/** Lines of a file that are told: nobody mends more of them by hand. */
const MOST_LINES = 20;

function* findWrongLines(file: string, lines: readonly string[]): Iterable<Finding> {
  let wrong = 0;
  let last = '';
  for (const [index, line] of lines.entries()) {
    const read = readMedicareLine(line);
    const npi = npiOfLine(line);
    const fault =
      'found' in read
        ? read
        : npi === last
          ? { found: `NPI ${npi} stands here twice.`, column: 1 }
          : npi < last
            ? { found: `NPI ${npi} stands after ${last}: the lines are not in order.`, column: 1 }
            : undefined;
    last = npi;
    if (fault === undefined) continue;
    wrong += 1;
    if (wrong <= MOST_LINES) yield { file, line: index + 2, ...fault, fix: AGAIN };
  }
  if (wrong > MOST_LINES)
    yield {
      file,
      line: lines.length + 1,
      column: 1,
      found: `${(wrong - MOST_LINES).toLocaleString('en')} more lines are wrong.`,
      fix: AGAIN,
    };
}

/** The files of Medicare's list hold what the import writes: every line, their order, their day and their number. */
export const rule: Rule = {
  code: 'medicare-file',
  *check({ root }) {
    const regions = medicareRegions(root);
    const source = readMedicareSource(root);
    if (regions.length === 0 && source === undefined) return;
    let rows = 0;
    for (const region of regions) {
      const file = `${MEDICARE_PATH}/${region}.csv`;
      const { header, lines } = medicareLines(root, region);
      rows += lines.length;
      const place = { file, line: 1, column: 1 };
      if (!REGION_NAMES.has(region))
        yield { ...place, found: `${quote(region)} is no region: nothing reads this file.`, fix: AGAIN };
      else if (header !== MEDICARE_HEADER)
        yield { ...place, found: `The first line is not ${quote(MEDICARE_HEADER)}.`, fix: AGAIN };
      else yield* findWrongLines(file, lines);
    }
    const start = { file: MEDICARE_SOURCE, line: 1, column: 1 };
    if (source === undefined) {
      const found = `${MEDICARE_PATH} holds rows, and this file, which tells their day, is missing.`;
      yield { ...start, found, fix: AGAIN };
      return;
    }
    const { on, writtenOn, writtenRows } = source;
    if (on === '')
      yield {
        ...start,
        line: writtenOn.line,
        column: writtenOn.column,
        found: `medicareOn is ${writtenOn.written === '' ? 'empty' : `${quote(writtenOn.written)}, which is no day`}: nothing of the list would be shown.`,
        fix: 'write the day of the list, like medicareOn: 2026-11-05, or import it again: npm run import:medicare.',
      };
    if (source.rows !== rows)
      yield {
        ...start,
        line: writtenRows.line,
        column: writtenRows.column,
        found: `rows is ${writtenRows.written || 'empty'}, and the files beside it hold ${rows}: one of them is missing, was cut, or comes from another import.`,
        fix: AGAIN,
      };
  },
};
