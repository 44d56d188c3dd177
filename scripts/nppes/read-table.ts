/** Reads the records of a registry file one by one, from any record on. */
import { parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { readLayout, type Layout } from '#scripts/nppes/columns.ts';
import { readingFailure } from '#scripts/nppes/file-form.ts';
import { LineLimit, TOO_LONG } from '#scripts/nppes/line-limit.ts';
import { readHead, type Input } from '#scripts/nppes/open-input.ts';

export interface TableRecord {
  /** Raw cells, one character a byte. */
  readonly cells: readonly string[];
  /** Line of the file that the record ends on, from 1. */
  readonly line: number;
  /** Bytes of the file up to its end. */
  readonly bytes: number;
}

export interface TableReader {
  readonly onRecord: (record: TableRecord) => void;
  /** A line that is no record; reading goes on with the next. */
  readonly onUnreadable: (line: number, reason: 'unreadable quotes' | 'record too long', message: string) => void;
}

/** Reports carry a title or two above their columns. */
const TITLE_LINES = 5;
/** The columns of the widest file are named in 15,000 letters. */
const HEAD_BYTES = 256_000;
/** Without a record in so many bytes a quotation mark was opened and never closed. */
const LONGEST_RECORD = 8_000_000;

/** What may stand between cells, and what it is called. */
const SEPARATORS: readonly (readonly [string, string])[] = [
  [',', 'commas'],
  ['\t', 'tabs'],
  [';', 'semicolons'],
  ['|', 'vertical bars'],
];

/** Where the columns of a kind of table stand, and how many there are. */
interface AnyLayout {
  readonly width: number;
}

/** A kind of table: what its columns are, and what it is called in messages. */
interface TableKind<Columns extends AnyLayout> {
  /** Answers which columns are missing where a line is not the head of such a table. */
  readonly readLayout: (header: readonly string[]) => Columns | { readonly missing: readonly string[] };
  readonly name: string;
}

const REGISTRY_TABLE: TableKind<Layout> = { readLayout, name: 'file of the NPI registry' };

export interface TableStart<Columns extends AnyLayout = Layout> {
  readonly layout: Columns;
  readonly separator: string;
  /** `tabs`, for messages. */
  readonly separatorName: string;
  /** Bytes and lines up to the first record. */
  readonly bytes: number;
  readonly lines: number;
}

/** The columns a file has not, of those that every file of its kind has. */
export class NoRegistryFile extends Error {
  readonly missing: readonly string[];
  /** The line that comes closest to the head of such a file. */
  readonly line: number;

  constructor(message: string, missing: readonly string[], line: number) {
    super(message);
    this.missing = missing;
    this.line = line;
  }
}

/** Finds the columns and what separates them. Throws with what is missing when this is no file of the registry. */
export const findColumns = (input: Input): Promise<TableStart> => findTable(input, REGISTRY_TABLE);

/** The same for any kind of table. */
export const findTable = async <Columns extends AnyLayout>(
  input: Input,
  kind: TableKind<Columns>,
): Promise<TableStart<Columns>> => {
  const head = await input
    .open(0)
    .then((source) => readHead(source, HEAD_BYTES))
    .catch((error: unknown) => {
      throw readingFailure(input.name, error);
    });
  let missing: readonly string[] | undefined;
  let missingAt = 1;
  for (const [separator, separatorName] of SEPARATORS) {
    if (!head.includes(separator)) continue;
    const records = parseAtOnce(head, {
      encoding: 'latin1',
      delimiter: separator,
      relax_column_count: true,
      relax_quotes: true,
      skip_records_with_error: true,
      info: true,
      to_line: TITLE_LINES,
    }) as unknown as { record: string[]; info: { bytes: number; lines: number } }[];
    for (const { record, info } of records) {
      const layout = kind.readLayout(record);
      if (isLayout(layout)) return { layout, separator, separatorName, bytes: info.bytes, lines: info.lines };
      if (missing !== undefined && layout.missing.length >= missing.length) continue;
      missing = layout.missing;
      missingAt = info.lines;
    }
  }
  const lacks = missing ?? ['NPI'];
  const names = lacks.slice(0, 5).map((name) => `"${name}"`);
  throw new NoRegistryFile(
    `${input.name} is no ${kind.name}: it has no column ${names.join(', ')}${lacks.length > 5 ? ` and ${lacks.length - 5} more` : ''}.`,
    lacks,
    missingAt,
  );
};

const isLayout = <Columns extends AnyLayout>(
  found: Columns | { readonly missing: readonly string[] },
): found is Columns => !('missing' in found);

/**
 * Tells every record. Answers whether the file breaks off in the middle of one.
 *
 * @param from Bytes and lines that are done already.
 */
export const readTable = async (
  input: Input,
  { layout, separator }: Pick<TableStart<AnyLayout>, 'layout' | 'separator'>,
  from: { bytes: number; lines: number },
  reader: TableReader,
): Promise<{ readonly isCutShort: boolean }> => {
  const source = await input.open(from.bytes);
  const limit = new LineLimit();
  let lastRecord = 0;
  let lastWidth: number = layout.width;
  let isQuoteOpen = false;
  await new Promise<void>((resolve, reject) => {
    const parser = parse({
      encoding: 'latin1',
      delimiter: separator,
      relax_column_count: true,
      skip_records_with_error: true,
      skip_empty_lines: true,
      // Records are used up here; handing them on would only cost time.
      on_record: (cells: string[], context) => {
        lastRecord = context.bytes;
        lastWidth = cells.length;
        const line = from.lines + context.lines;
        try {
          if (cells[0] === TOO_LONG) reader.onUnreadable(line, 'record too long', '');
          else reader.onRecord({ cells, line, bytes: from.bytes + limit.bytesOf(context.bytes) });
        } catch (error) {
          parser.destroy(error as Error);
        }
        return null;
      },
      on_skip: (error) => {
        isQuoteOpen ||= error?.code === 'CSV_QUOTE_NOT_CLOSED';
        const line = from.lines + Number(error?.['lines'] ?? 0);
        reader.onUnreadable(line, 'unreadable quotes', error?.message ?? 'unreadable');
        return undefined;
      },
    });
    const stop = (error: Error): void => {
      source.destroy();
      parser.destroy();
      reject(error);
    };
    let passed = 0;
    limit.on('data', (chunk: Buffer) => {
      passed += chunk.length;
      if (passed - lastRecord > LONGEST_RECORD + chunk.length)
        stop(
          new Error(
            `${input.name}: after line ${(from.lines + parser.info.lines).toLocaleString('en')} a quotation mark opens a cell that is never closed. Download the file again.`,
          ),
        );
    });
    parser.on('end', resolve);
    parser.on('error', stop);
    source.on('error', (error) => {
      stop(readingFailure(input.name, error));
    });
    parser.resume();
    source.pipe(limit).pipe(parser);
  });
  const endsInLine = limit.lastByte !== undefined && limit.lastByte !== 10 && limit.lastByte !== 13;
  return { isCutShort: isQuoteOpen || (endsInLine && lastWidth !== layout.width) };
};
