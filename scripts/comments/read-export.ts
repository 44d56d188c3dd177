/**
 * Reads what services for forms export or send: CSV with a head (Netlify Forms, Formspree), JSON (the APIs of both, any
 * webhook, GitHub's `client_payload`), and YAML (Staticman writes one file a comment). Whoever wrote the file is a
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

const readCsv = (text: string): Export => {
  try {
    const rows = parseCsv(text, { columns: true, bom: true, info: true, skip_empty_lines: true }) as unknown as {
      record: Record<string, string>;
      info: { lines: number };
    }[];
    // `lines` is the last line of a row; a comment may hold many.
    const submissions = rows.map(({ record }, index) => ({
      fields: formFieldsOf(record),
      line: (rows[index - 1]?.info.lines ?? 1) + 1,
      column: 1,
    }));
    return { submissions, faults: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return failed({ line, column: 1, found: `This is no CSV: ${error.message}.`, fix: 'export it again, untouched.' });
  }
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
  return new Map([...formFieldsOf(item), ...(inner ? formFieldsOf(inner) : [])]);
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
