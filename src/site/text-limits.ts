/**
 * Limits that honest text never meets. Parsers take time that grows with the square of what is nested or left open:
 * 256 kB of ">" keep one busy for four minutes, and a table of 20 kB can fill 40 MB of page. One linear pass, before
 * anything is parsed.
 */
import type { Position } from './problem.ts';

export interface Excess extends Position {
  readonly found: string;
  readonly fix: string;
}

const MAX_NESTING = 10;
/** Quotes and lists inside other quotes and lists, in the whole text. */
const MAX_NESTED = 1_000;
/** Characters between two blank lines; a long paragraph has 2,000. */
const MAX_BLOCK = 16_000;
/** Signs for emphasis, links and pictures between two blank lines, and in the whole text. */
const MAX_MARKS = 1_000;
const MAX_ALL_MARKS = 10_000;
/** Cells of all tables together. */
const MAX_CELLS = 5_000;

/** What stands between two blank lines. */
interface Block {
  readonly startLine: number;
  readonly length: number;
  readonly lines: number;
  readonly marks: number;
  readonly columns: number;
}

const blockAt = (startLine: number): Block => ({ startLine, length: 0, lines: 0, marks: 0, columns: 1 });

const withLine = (block: Block, line: string): Block => ({
  ...block,
  length: block.length + line.length + 1,
  lines: block.lines + 1,
  marks: block.marks + countOf(line, /[*_~[\]]/g),
  columns: Math.max(block.columns, countOf(line, /\|/g) + 1),
});

const cellsOf = ({ lines, columns }: Block): number => (columns > 1 ? lines * columns : 0);

/** The first place where a text goes beyond a limit; lines count from the start of the text. */
export const findExcess = (text: string): Excess | undefined => {
  let block = blockAt(1);
  let number = 0;
  let nested = 0;
  let cells = 0;
  let marks = 0;
  for (const line of text.split('\n')) {
    number += 1;
    if (line.trim() === '') {
      cells += cellsOf(block);
      marks += block.marks;
      block = blockAt(number + 1);
      continue;
    }
    const nesting = nestingOf(line);
    nested += Math.max(0, nesting - 1);
    block = withLine(block, line);
    const excess = lineExcess(number, nesting, nested) ?? blockExcess(block, cells, marks);
    if (excess) return excess;
  }
  return undefined;
};

const lineExcess = (number: number, nesting: number, nested: number): Excess | undefined => {
  if (nesting > MAX_NESTING) {
    return excessAt(number, `This line is nested more than ${MAX_NESTING} levels deep.`, 'take quotes or lists apart.');
  }
  if (nested > MAX_NESTED) {
    return excessAt(number, 'There are too many lists within lists in this text.', 'write fewer levels.');
  }
  return undefined;
};

const blockExcess = (block: Block, cellsBefore: number, marksBefore: number): Excess | undefined => {
  const { startLine, length, marks } = block;
  if (length > MAX_BLOCK) {
    return excessAt(
      startLine,
      `This paragraph has more than ${MAX_BLOCK} characters.`,
      'put blank lines between paragraphs.',
    );
  }
  if (marks > MAX_MARKS) {
    return excessAt(
      startLine,
      `This paragraph has more than ${MAX_MARKS} of the signs * _ ~ [ ].`,
      'split it, or use fewer.',
    );
  }
  if (marksBefore + marks > MAX_ALL_MARKS) {
    return excessAt(
      startLine,
      `This text has more than ${MAX_ALL_MARKS} of the signs * _ ~ [ ].`,
      'use fewer, or split the text.',
    );
  }
  if (cellsBefore + cellsOf(block) > MAX_CELLS) {
    return excessAt(
      startLine,
      `The tables here have more than ${MAX_CELLS} cells.`,
      'shorten them, or link to the data.',
    );
  }
  return undefined;
};

const excessAt = (line: number, found: string, fix: string): Excess => ({ line, column: 1, found, fix });

const countOf = (line: string, sign: RegExp): number => line.match(sign)?.length ?? 0;

/** How many quotes and lists a line opens or continues: "> - 1. text" has three; indentation counts too. */
const nestingOf = (line: string): number => {
  const marker = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
  let markers = 0;
  while (markers <= MAX_NESTING && marker.test(line)) markers += 1;
  const indent = line.length - line.trimStart().length;
  return markers === 0 ? 0 : markers + Math.floor(indent / 4);
};
