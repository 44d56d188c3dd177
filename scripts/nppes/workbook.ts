/**
 * The first sheet of an Excel workbook (.xlsx, ECMA-376) as the text of a CSV file. The registry publishes its list of
 * deactivations as one, with some hundred thousand rows: cells are streamed, only the shared strings are in memory.
 */
import { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { listArchive, type ArchiveEntry } from '#scripts/nppes/archive.ts';

const STRINGS = 'xl/sharedStrings.xml';
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
/** No cell of the registry is longer, and no table of it wider. */
const LONGEST_CELL = 1000;
const WIDEST_ROW = 1000;

export const isWorkbook = (entries: readonly ArchiveEntry[]): boolean =>
  entries.some(({ path }) => path === 'xl/workbook.xml');

/** @param workbook The path of the workbook, or its bytes. */
export const openWorkbook = async (workbook: string | Buffer, name: string): Promise<Readable> => {
  const entries = await listArchive(workbook, name);
  const sheet = entries.filter(({ path }) => SHEET.test(path)).sort((a, b) => sheetNumber(a) - sheetNumber(b))[0];
  if (!sheet) throw new Error(`${name} holds no sheet. Save it as CSV, and import that.`);
  const strings = entries.find(({ path }) => path === STRINGS);
  return Readable.from(readRows(sheet, strings === undefined ? [] : await readStrings(strings)));
};

const sheetNumber = ({ path }: ArchiveEntry): number => Number(/(\d+)\.xml$/.exec(path)?.[1] ?? 0);

/** `x:row` → `row`: some programs write a prefix before each name. */
const plain = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Feeds an entry to a parser, and stops after each part of it. */
async function* feed(entry: ArchiveEntry, parser: SaxesParser): AsyncGenerator<undefined> {
  const decoder = new TextDecoder();
  parser.on('error', (error) => {
    throw error;
  });
  for await (const chunk of await entry.open()) {
    parser.write(decoder.decode(chunk as Buffer, { stream: true }));
    yield undefined;
  }
  parser.close();
  yield undefined;
}

const readStrings = async (entry: ArchiveEntry): Promise<string[]> => {
  const strings: string[] = [];
  const parser = new SaxesParser();
  let text = '';
  let isText = false;
  parser.on('opentag', ({ name }) => {
    if (plain(name) === 'si') text = '';
    isText = plain(name) === 't';
  });
  parser.on('text', (part) => {
    if (isText) text = (text + part).slice(0, LONGEST_CELL);
  });
  parser.on('closetag', ({ name }) => {
    isText = false;
    if (plain(name) === 'si') strings.push(text);
  });
  await Array.fromAsync(feed(entry, parser));
  return strings;
};

/** `C12` → 2. */
const columnOf = (place: string): number =>
  [...(/^[A-Z]*/.exec(place)?.[0] ?? '')].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 64) - 64, 0) - 1;

const csvLine = (cells: readonly (string | undefined)[]): string =>
  `${Array.from(cells, (cell = '') => `"${cell.replaceAll('"', '""').replaceAll(/[\r\n]+/g, ' ')}"`).join(',')}\n`;

async function* readRows(sheet: ArchiveEntry, strings: readonly string[]): AsyncGenerator<Buffer> {
  let ready = '';
  let cells: (string | undefined)[] = [];
  let width = 0;
  let cell = { column: 0, type: '', value: '' };
  let isValue = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const tag = plain(name);
    if (tag === 'row') cells = [];
    else if (tag === 'c') {
      const column = attributes['r'] === undefined ? cells.length : columnOf(attributes['r']);
      cell = { column, type: attributes['t'] ?? 'n', value: '' };
    }
    isValue = tag === 'v' || tag === 't';
  });
  parser.on('text', (part) => {
    if (isValue) cell.value = (cell.value + part).slice(0, LONGEST_CELL);
  });
  parser.on('closetag', ({ name }) => {
    const tag = plain(name);
    isValue = false;
    if (tag === 'c' && cell.column >= 0 && cell.column < WIDEST_ROW) {
      cells[cell.column] = textOf(cell, strings);
    } else if (tag === 'row') {
      // Excel leaves out empty cells at the end of a row; the table is as wide as its widest row so far.
      width = Math.max(width, cells.length);
      cells.length = width;
      ready += csvLine(cells);
    }
  });
  const parts = feed(sheet, parser);
  while ((await parts.next()).done !== true) {
    if (ready === '') continue;
    yield Buffer.from(ready);
    ready = '';
  }
}

const textOf = ({ type, value }: { type: string; value: string }, strings: readonly string[]): string => {
  if (type === 's') return strings[Number(value)] ?? '';
  // Large numbers may be written with an exponent.
  return type === 'n' && /e/i.test(value) ? String(Number(value)) : value;
};
