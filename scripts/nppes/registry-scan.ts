/**
 * Looks through the files of `content/registry` for what may have happened to them since the import wrote them: a file
 * that is missing or was cut, lines that are no rows, rows out of order or twice. A build would publish what is left of
 * the registry without a word, and an import would take it for the whole.
 */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRegistryCounts, type RegistryCount } from '#providers/registry-counts.ts';
import { listRegistryFiles } from '#providers/registry-files.ts';
import { faultOfRegistryLine, REGISTRY_HEADER } from '#providers/registry.ts';
import { fileStamp } from '#site/entry-reader.ts';
import { quote } from '#site/problem.ts';

/** Where content lies, as a problem names it. */
const PLACE = 'content/registry';
const SOURCE = `${PLACE}/source.yaml`;

interface RegistryFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly found: string;
  readonly fix: string;
}

const number = (count: number): string => count.toLocaleString('en');
const rowsInWords = (count: number): string => `${number(count)} ${count === 1 ? 'row' : 'rows'}`;
const linesInWords = (more: number): string => `${number(more)} more ${more === 1 ? 'line' : 'lines'}`;

/** So many lines of a file are told one by one. */
const MOST_LINES = 10;

const IMPORT_AGAIN = 'import the files of the registry again: npm run import:nppes';

const restore = (file: string): string =>
  `bring back the file of the last import (git checkout -- ${file}), or ${IMPORT_AGAIN}.`;

interface RegionScan {
  /** `content/registry/us-ny.csv` */
  readonly file: string;
  readonly region: string;
  readonly rowCount: number;
  /** The number of each line below the header; 0 where it has none. */
  readonly npis: Uint32Array;
  readonly faults: readonly RegistryFault[];
}

const npiOf = (line: string): number => (/^[12]\d{9}(?:,|$)/.test(line) ? Number(line.slice(0, 10)) : 0);

/** What lines are no rows, the first of them one by one. */
const lineFaults = (
  lines: readonly string[],
  faultAt: (line: number, found: string) => RegistryFault,
): RegistryFault[] => {
  const wrong = lines.flatMap((line, index) => {
    const reason = faultOfRegistryLine(line);
    return reason === undefined ? [] : [{ line: index + 2, reason }];
  });
  const more = wrong.length - MOST_LINES;
  return wrong.slice(0, MOST_LINES).map(({ line, reason }, index) => {
    const others = more > 0 && index === MOST_LINES - 1 ? ` So it is with ${linesInWords(more)} of this file.` : '';
    return faultAt(line, `This line is no row as the import writes it: ${reason}.${others}`);
  });
};

/** The first row that is out of order, or stands twice, and how many more do. */
const orderFaults = (npis: Uint32Array, faultAt: (line: number, found: string) => RegistryFault): RegistryFault[] => {
  let last = 0;
  let first: { readonly line: number; readonly found: string } | undefined;
  let more = -1;
  for (const [index, npi] of npis.entries()) {
    if (npi === 0) continue;
    if (npi <= last) {
      more += 1;
      first ??= {
        line: index + 2,
        found:
          npi === last
            ? `NPI ${npi} stands in the line before, too.`
            : `Rows are sorted by NPI, and ${npi} comes after ${last}.`,
      };
    }
    last = npi;
  }
  if (first === undefined) return [];
  const others = more > 0 ? ` So it is with ${linesInWords(more)} of this file.` : '';
  return [faultAt(first.line, `${first.found}${others}`)];
};

const scanRegion = (folder: string, name: string): RegionScan => {
  const file = `${PLACE}/${name}`;
  const faultAt = (line: number, found: string): RegistryFault => ({
    file,
    line,
    column: 1,
    found,
    fix: restore(file),
  });
  const bytes = readFileSync(join(folder, name));
  // Git may have changed the ends of the lines on Windows.
  const lines = bytes.toString().split(/\r?\n/);
  // Behind the last end of a line there is nothing.
  const cutLine = lines.pop() ?? '';
  const [header = '', ...rows] = lines;
  const scan = { file, region: name.replace(/\.csv$/, ''), rowCount: rows.length + (cutLine === '' ? 0 : 1) };
  if (bytes.length === 0 || `${header}\n` !== REGISTRY_HEADER) {
    const found =
      bytes.length === 0 ? 'The file is empty.' : 'The first line does not name the columns of a registry file.';
    return { ...scan, npis: new Uint32Array(), faults: [faultAt(1, found)] };
  }
  const npis = Uint32Array.from(rows, npiOf);
  const damaged = cutLine === '' && !isUtf8(bytes) ? rows.findIndex((row) => row.includes('\uFFFD')) : -1;
  return {
    ...scan,
    npis,
    faults: [
      ...lineFaults(rows, faultAt),
      ...orderFaults(npis, faultAt),
      ...(damaged === -1 ? [] : [faultAt(damaged + 2, 'A character of this line is damaged: it is not UTF-8.')]),
      ...(cutLine === '' ? [] : [faultAt(lines.length + 1, 'The file ends in the middle of this line: it was cut.')]),
    ],
  };
};

/** Scans of files by path: in development every change of any content asks for them. */
const known = new Map<string, { readonly stamp: string; readonly scan: RegionScan }>();

const scanRegions = (folder: string): RegionScan[] =>
  listRegistryFiles(folder).map((name) => {
    const path = join(folder, name);
    const stamp = fileStamp(path);
    const before = known.get(path);
    if (before?.stamp === stamp) return before.scan;
    const scan = scanRegion(folder, name);
    known.set(path, { stamp, scan });
    return scan;
  });

/** Providers who stand in two regions, the first of them one by one. */
const sharedFaults = (scans: readonly RegionScan[]): RegistryFault[] => {
  const all = new Uint32Array(scans.reduce((sum, { npis }) => sum + npis.length, 0));
  let end = 0;
  for (const { npis } of scans) {
    all.set(npis, end);
    end += npis.length;
  }
  all.sort();
  const twice = new Set(all.filter((npi, index) => npi !== 0 && npi === all[index - 1]));
  return [...twice].slice(0, MOST_LINES).flatMap((npi) => {
    const places = scans.flatMap(({ file, npis }) => {
      const index = npis.indexOf(npi);
      return index === -1 ? [] : [{ file, line: index + 2 }];
    });
    const [first, second] = places;
    // Of a row that stands twice in one file its order tells.
    if (first === undefined || second === undefined) return [];
    const found = `NPI ${npi} stands in ${first.file}, too, in line ${first.line}.`;
    return [{ ...second, column: 1, found, fix: `take the older of the two rows out, or ${IMPORT_AGAIN}.` }];
  });
};

/**
 * Files that are not as the import writes them.
 *
 * @param folder `content/registry`.
 */
export const findFileFaults = (folder: string): RegistryFault[] => {
  const scans = scanRegions(folder);
  return [...scans.flatMap(({ faults }) => faults), ...sharedFaults(scans)];
};

interface CountFault {
  readonly fault: RegistryFault;
  /** The file is missing, or more than half of its rows are: no import that was stopped explains that. */
  readonly isLargeLoss: boolean;
}

const missingFile = (region: string, count: RegistryCount): CountFault => {
  const { written, rowCount, line, column, numberColumn } = count;
  const file = `${PLACE}/${region}.csv`;
  if (rowCount === undefined) {
    const fix = `write how many rows ${file} holds, or ${IMPORT_AGAIN}.`;
    const found = `${quote(written)} is no number of rows.`;
    return { fault: { file: SOURCE, line, column: numberColumn, found, fix }, isLargeLoss: false };
  }
  const found = `${file}, which held ${rowsInWords(rowCount)}, is missing.`;
  const fix = `${restore(file)} If nobody is listed in ${region} any more, remove this line.`;
  return { fault: { file: SOURCE, line, column, found, fix }, isLargeLoss: true };
};

const uncountedFile = ({ file, region, rowCount }: RegionScan): CountFault => {
  const found = `${SOURCE} does not count this file.`;
  const fix = `add "${region}: ${rowCount}" there if it belongs to the registry, or remove the file.`;
  return { fault: { file, line: 1, column: 1, found, fix }, isLargeLoss: false };
};

const otherCount = ({ file, region, rowCount }: RegionScan, counted: number): CountFault => {
  const missing = counted - rowCount;
  const amount = missing > 0 ? `${rowsInWords(missing)} missing` : `${rowsInWords(-missing)} too many`;
  const found = `The file holds ${rowsInWords(rowCount)}, and ${SOURCE} counts ${number(counted)}: ${amount}.`;
  const fix = `${restore(file)} If rows were taken out or added on purpose, write ${region}: ${rowCount} in ${SOURCE}.`;
  return { fault: { file, line: rowCount + 1, column: 1, found, fix }, isLargeLoss: missing > counted / 2 };
};

const compareCounts = (folder: string): CountFault[] => {
  const counts = readRegistryCounts(folder);
  if (counts === undefined) return [];
  const scans = scanRegions(folder);
  const files = new Set(scans.map(({ region }) => region));
  const lost = [...counts].filter(([region, { rowCount }]) => rowCount === undefined || !files.has(region));
  return [
    ...lost.map(([region, count]) => missingFile(region, count)),
    ...scans.flatMap((scan) => {
      const count = counts.get(scan.region);
      if (count === undefined) return [uncountedFile(scan)];
      const { rowCount = scan.rowCount } = count;
      return rowCount === scan.rowCount ? [] : [otherCount(scan, rowCount)];
    }),
  ];
};

/** Files that do not hold as many rows as `source.yaml` counts. */
export const findCountFaults = (folder: string): RegistryFault[] => compareCounts(folder).map(({ fault }) => fault);

/** Those of them that an update must not add to. */
export const findLargeLosses = (folder: string): RegistryFault[] =>
  compareCounts(folder).flatMap(({ fault, isLargeLoss }) => (isLargeLoss ? [fault] : []));
