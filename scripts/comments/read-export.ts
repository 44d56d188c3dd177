/**
 * Reads what services for forms export or send: CSV with a head (Netlify Forms, Formspree), JSON (the APIs of both, any
 * webhook, GitHub's `client_payload`), and YAML (Staticman writes one file a comment). The author of the file is a
 * stranger: nothing in it is run, followed or trusted.
 */
import { CsvError, parse as parseCsv } from 'csv-parse/sync';
import { readYaml } from '#site/yaml-document.ts';
import { START, type Position } from '#site/problem.ts';
import { formFieldsOf, type Export, type Fault, type Submission } from './submission.ts';

const MEGABYTE = 1_000_000;
/** Some ten thousand comments; no export of a site like this is larger. */
const MAX_BYTES = 20 * MEGABYTE;
const MAX_SUBMISSIONS = 20_000;

const failed = (fault: Fault): Export => ({ submissions: [], faults: [fault] });

/** @param name Name of the file; its ending says what it is. */
export const readExport = (bytes: Uint8Array, name: string): Export => {
  if (bytes.length > MAX_BYTES) {
    return failed({ ...START, found: 'The file is larger than 20 MB.', fix: 'export a shorter time.' });
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return failed({ ...START, found: 'The file is not UTF-8.', fix: 'export it as UTF-8.' });
  }
  const read = READERS.find(([ending]) => ending.test(name))?.[1];
  if (!read) {
    return failed({
      ...START,
      found: 'The ending of the file says nothing.',
      fix: 'name it .csv, .json, .yml or .yaml.',
    });
  }
  const result = read(text);
  return result.submissions.length > MAX_SUBMISSIONS
    ? failed({
        ...START,
        found: `The file holds more than ${MAX_SUBMISSIONS} comments.`,
        fix: 'export a shorter time.',
      })
    : result;
};

interface CsvRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** What divides the columns of files that some programs call CSV. */
const OTHER_DIVIDERS = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'upright strokes'],
] as const;

const otherDividerIn = (head: readonly string[]): string | undefined =>
  head.length > 1 ? undefined : OTHER_DIVIDERS.find(([sign]) => head[0]?.includes(sign))?.[1];

const cells = (count: number): string => `${count} ${count === 1 ? 'cell' : 'cells'}`;

/** Reads row by row: what is wrong with one is told at its line, and keeps no other from being imported. */
const readCsv = (text: string): Export => {
  const faults: Fault[] = [];
  const skip = (error: CsvError): void => {
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    // The parser stumbles over one row several times.
    if (faults.at(-1)?.line === line) return;
    const found = `This is no CSV: ${error.message}.`;
    faults.push({
      line,
      column: 1,
      found,
      fix: 'put each text that holds a comma or a quotation mark in double quotes.',
    });
  };
  let rows: readonly CsvRow[];
  try {
    rows = parseCsv(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        if (error) skip(error);
      },
    }) as unknown as CsvRow[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return failed({ line, column: 1, found: `This is no CSV: ${error.message}.`, fix: 'export it again, untouched.' });
  }
  const [head, ...others] = rows;
  if (!head) return { submissions: [], faults };
  const divider = otherDividerIn(head.record);
  if (divider !== undefined) {
    const found = `The columns are divided by ${divider} instead of commas.`;
    return failed({ ...START, found, fix: 'export it with commas, or save it again as "CSV (comma delimited)".' });
  }
  const submissions: Submission[] = [];
  const skipped = faults.map((fault) => fault.line);
  // `lines` is the last line of a row; a comment may hold many.
  let last = head.info.lines;
  for (const { record, info } of others) {
    while ((skipped[0] ?? Infinity) < info.lines) last = Math.max(last, skipped.shift() ?? 0);
    const line = last + 1;
    last = info.lines;
    if (record.length === head.record.length) {
      const fields = formFieldsOf(head.record.map((name, index) => [name, record[index]] as const));
      submissions.push({ fields, line, column: 1 });
    } else {
      const found = `This row has ${cells(record.length)}, and the head of the table has ${cells(head.record.length)}.`;
      faults.push({
        line,
        column: 1,
        found,
        fix: 'put a text that holds commas in double quotes, or add what is missing.',
      });
    }
  }
  return { submissions, faults };
};

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Places where services put the fields, or the list of submissions. */
const WRAPPERS = ['client_payload', 'payload', 'submissions', 'submission', 'items'];

const unwrap = (value: unknown): unknown => {
  if (!isGroup(value)) return value;
  const name = WRAPPERS.find((wrapper) => typeof value[wrapper] === 'object' && value[wrapper] !== null);
  return name === undefined ? value : unwrap(value[name]);
};

/** Netlify keeps what was typed in `data` and its own facts around it; Staticman and Formspree use `fields`. */
const fieldsOfItem = (item: Record<string, unknown>): Map<string, string> => {
  const inner = [item['data'], item['fields']].find(isGroup);
  return formFieldsOf([...(inner ? Object.entries(inner) : []), ...Object.entries(item)]);
};

const readJson = (text: string): Export => {
  let value: unknown;
  try {
    value = unwrap(JSON.parse(text));
  } catch (error) {
    return failed({
      ...placeOfError(text, String(error)),
      found: 'This is no JSON.',
      fix: 'export it again, untouched.',
    });
  }
  const items: unknown[] = Array.isArray(value) ? value : [value];
  const places = Array.isArray(value) ? placesOfItems(text) : [START];
  const submissions: Submission[] = [];
  const faults: Fault[] = [];
  for (const [index, item] of items.entries()) {
    const place = places[index] ?? START;
    if (isGroup(item)) submissions.push({ fields: fieldsOfItem(item), ...place });
    else faults.push({ ...place, found: 'This is no comment: a group of fields belongs here.', fix: 'remove it.' });
  }
  return { submissions, faults };
};

/** V8 tells the place, "(line 2 column 3)", or quotes ten letters on each side of the sign it stumbled over. */
const placeOfError = (text: string, message: string): Position => {
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (line !== undefined && column !== undefined) return { line: Number(line), column: Number(column) };
  const [, sign = '', cut, around = ''] = /token '([^]+?)', (\.\.\.)?"([^]*)"(?:\.\.\.)? is not/.exec(message) ?? [];
  const before = text.slice(0, text.indexOf(around) + (cut === undefined ? Math.max(0, around.indexOf(sign)) : 10));
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
};

/** Where the items of the first list of a JSON text start. The text is known to be JSON. */
const placesOfItems = (text: string): Position[] => {
  const places: Position[] = [];
  let depth = 0;
  let listDepth = 0;
  let isExpected = false;
  let line = 1;
  let lineStart = 0;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (sign === '\n') {
      line += 1;
      lineStart = index + 1;
    }
    if (/\s/.test(sign)) continue;
    if (isExpected && sign !== ']') places.push({ line, column: index - lineStart + 1 });
    isExpected = false;
    if (sign === '"') {
      for (index += 1; text.charAt(index) !== '"'; index += 1) if (text.charAt(index) === '\\') index += 1;
    } else if (sign === '[' || sign === '{') {
      depth += 1;
      if (sign === '[' && listDepth === 0) {
        listDepth = depth;
        isExpected = true;
      }
    } else if (sign === ']' || sign === '}') {
      if (depth === listDepth) break;
      depth -= 1;
    } else if (sign === ',' && depth === listDepth) isExpected = true;
  }
  return places;
};

const readStaticman = (text: string): Export => {
  const yaml = readYaml(text);
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  const faults = yaml.faults.map(({ offset, found, fix }) => ({ line: lineOf(offset), column: 1, found, fix }));
  if (faults.length > 0) return { submissions: [], faults };
  const items: unknown[] = Array.isArray(yaml.value) ? yaml.value : [yaml.value];
  return {
    submissions: items.filter(isGroup).map((item, index) => ({
      fields: fieldsOfItem(item),
      line: Array.isArray(yaml.value) ? lineOf(yaml.rangeOf([index])[0]) : 1,
      column: 1,
    })),
    faults: items
      .filter((item) => !isGroup(item))
      .map(() => ({ ...START, found: 'This is no comment: a group of fields belongs here.', fix: 'remove it.' })),
  };
};

const READERS: readonly (readonly [ending: RegExp, read: (text: string) => Export])[] = [
  [/\.csv$/i, readCsv],
  [/\.json$/i, readJson],
  [/\.ya?ml$/i, readStaticman],
];
