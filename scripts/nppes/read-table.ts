/** Reads the records of a registry file one by one, from any record on. */
import { parse } from 'csv-parse';
import { readLayout, type Layout } from '#scripts/nppes/columns.ts';
import type { Input } from '#scripts/nppes/open-input.ts';

export interface TableRecord {
  /** Raw cells, one character a byte. */
  readonly cells: readonly string[];
  /** Line of the file that the record ends on, from 1. */
  readonly line: number;
  /** Bytes of the file up to its end. */
  readonly bytes: number;
}

export interface TableReader {
  /** Answering false stops the reading for good. */
  readonly onRecord: (record: TableRecord) => void;
  /** A line whose quotes cannot be read; reading goes on with the next. */
  readonly onUnreadable: (line: number, message: string) => void;
}

/** A record longer than this is a quote that never closed. */
const LONGEST_RECORD = 200_000;
/** Reports carry a title or two above their columns. */
const TITLE_LINES = 5;

export interface TableStart {
  readonly layout: Layout;
  /** Bytes and lines up to the first record. */
  readonly bytes: number;
  readonly lines: number;
}

/** Finds the columns. Throws with what is missing when this is no file of the registry. */
export const findColumns = async (input: Input): Promise<TableStart> => {
  let missing: readonly string[] = [];
  let tried = 0;
  const parser = parse({
    encoding: 'latin1',
    relax_column_count: true,
    relax_quotes: true,
    info: true,
    to_line: TITLE_LINES,
  });
  const source = await input.open(0);
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<{
      record: string[];
      info: { bytes: number; lines: number };
    }>) {
      const layout = readLayout(record);
      if (!('missing' in layout)) return { layout, bytes: info.bytes, lines: info.lines };
      if (tried === 0 || layout.missing.length < missing.length) missing = layout.missing;
      tried += 1;
    }
  } finally {
    source.destroy();
  }
  const names = missing.slice(0, 5).map((name) => `"${name}"`);
  throw new Error(
    `${input.name} is no file of the NPI registry: it has no column ${names.join(', ')}${missing.length > 5 ? ` and ${missing.length - 5} more` : ''}.`,
  );
};

/** @param from Bytes and lines that are done already. */
export const readTable = async (
  input: Input,
  from: { bytes: number; lines: number },
  reader: TableReader,
): Promise<void> => {
  const source = await input.open(from.bytes);
  await new Promise<void>((resolve, reject) => {
    const parser = parse({
      encoding: 'latin1',
      relax_column_count: true,
      skip_records_with_error: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
      // Records are used up here; handing them on would only cost time.
      on_record: (cells: string[], context) => {
        try {
          reader.onRecord({ cells, line: from.lines + context.lines, bytes: from.bytes + context.bytes });
        } catch (error) {
          parser.destroy(error as Error);
        }
        return null;
      },
      on_skip: (error) => {
        reader.onUnreadable(from.lines + Number(error?.['lines'] ?? 0), error?.message ?? 'unreadable');
        return undefined;
      },
    });
    parser.on('end', resolve);
    parser.on('error', reject);
    source.on('error', reject);
    parser.resume();
    source.pipe(parser);
  });
};
