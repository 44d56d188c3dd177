/** What an import does not believe unless it is told to: a shrunken registry, an older one, a day that is none. */
import { calendarDate } from '#site/fields.ts';
import { findFileFaults, findLargeLosses } from '#scripts/nppes/registry-scan.ts';
import type { MergeOutcome } from '#scripts/nppes/merge.ts';
import type { Table } from '#scripts/nppes/open-tables.ts';

/** Where many rows are known, this share of them never leaves within a month: about one in a hundred does. */
const MANY_ROWS = 500;
const LARGEST_SHARE_OF_MANY = 0.1;
const LARGEST_SHARE = 0.5;

const number = (count: number): string => count.toLocaleString('en');

/** Whether more of the rows would go than ever leave within a month. */
export const isImplausibleLoss = (before: number, removed: number): boolean =>
  removed > before * (before >= MANY_ROWS ? LARGEST_SHARE_OF_MANY : LARGEST_SHARE);

export interface MergeClaim extends MergeOutcome {
  readonly registryOn: string;
  readonly isComplete: boolean;
  /** Names of tables that break off. */
  readonly cutShort: readonly string[];
  readonly tables: readonly Table[];
  readonly mayShrink: boolean | undefined;
}

/** Throws with what would happen, what is probably wrong, and what insists. */
export const judgeMerge = (claim: MergeClaim): void => {
  const { before, rows, removed, registryOn, isComplete, cutShort, tables, mayShrink } = claim;
  if (rows > 0 && registryOn === '')
    throw new Error(
      'Neither the names of the files nor content/registry/source.yaml tell the day of the registry, and rows without a day are not published. Add --date YYYY-MM-DD, the day the files were made. Nothing was changed.',
    );
  // A file that only changes names each provider whom it takes out.
  if (!isComplete || mayShrink || removed === 0) return;
  if (!isImplausibleLoss(before, removed) && cutShort.length === 0) return;
  const names = tables.filter(({ layout }) => layout.kind === 'providers').map(({ input }) => input.name);
  const who = removed === before ? `all ${number(before)} rows` : `${number(removed)} of the ${number(before)} rows`;
  throw new Error(
    [
      ...cutShort.map((name) => `${name} ends in the middle of a record: it was cut short.`),
      `${names.join(', ')} counts as the whole registry, and would take out ${who} of content/registry.`,
      'Nothing was changed. Download the file again, and compare its size. If so many are gone (after a change of content/professions.yaml, say), add --allow-shrink; if the file only adds and changes, add --update.',
    ].join('\n'),
  );
};

/**
 * Throws when rows that an update would add to are not all there: it would write what is left as the whole.
 *
 * A file with a few rows more or less is believed: an update that was stopped while it put its files in place is run
 * again.
 *
 * @param folder `content/registry`.
 */
export const judgeKnown = (folder: string): void => {
  const faults = [...findFileFaults(folder), ...findLargeLosses(folder)];
  if (faults.length === 0) return;
  throw new Error(
    [
      'The files only add to content/registry, which is not as the last import left it:',
      ...faults.map(({ file, line, found }) => `  ${file}:${line}  ${found}`),
      'Nothing was changed. Bring back these files (git checkout -- content/registry), or import the monthly file, which replaces them all.',
    ].join('\n'),
  );
};

/**
 * The day that the operator or the names of the files tell; undefined when neither does.
 *
 * @param dayBefore The day of the rows in `content/registry`; empty when there are none.
 */
export const tableDay = (
  tables: readonly Table[],
  dayBefore: string,
  { registryOn, mayGoBack }: { readonly registryOn?: string | undefined; readonly mayGoBack?: boolean | undefined },
): string | undefined => {
  if (registryOn !== undefined && !calendarDate.safeParse(registryOn).success)
    throw new Error(`--date "${registryOn}" is no day. Write it as YYYY-MM-DD, like 2026-11-08.`);
  // A list of deactivations tells who left, not how fresh the other rows are.
  const dated = tables.filter(({ layout, day }) => layout.kind === 'providers' && day !== undefined);
  const newest = dated.toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : -1))[0];
  const day = registryOn ?? newest?.day;
  if (day !== undefined && day < dayBefore && !mayGoBack)
    throw new Error(
      `${registryOn === undefined ? `${newest?.input.name} is` : 'The files are'} of ${day}, and content/registry is of ${dayBefore} already: older rows would replace newer ones. Nothing was changed. If that is meant, add --allow-older.`,
    );
  return day;
};
