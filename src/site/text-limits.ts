/**
 * Limits that honest text never meets. Parsers take time that grows with the square of what is nested or left open:
 * 256 kB of ">" keep one busy for four minutes, and a table of 20 kB can fill 40 MB of page. One linear pass, before
 * anything is parsed.
 */
import type { TextFormat } from './markdown-tree.ts';
import type { Position } from './problem.ts';

export interface Excess extends Position {
  readonly found: string;
  readonly fix: string;
}

/** The one table of limits: everything that nests or multiplies in contributed files. */
export const LIMITS = {
  /** Quotes and lists on one line. */
  nesting: 10,
  /** Quotes and lists inside other quotes and lists, in the whole text. */
  nested: 1_000,
  /** Characters between two blank lines; a long paragraph has 2,000. */
  block: 16_000,
  /** Signs for emphasis, links and pictures between two blank lines, and in the whole text. */
  marks: 1_000,
  allMarks: 10_000,
  /** Cells of all tables together. */
  cells: 5_000,
  /** Tags and braces of a text of MDX, before it is parsed. Deep enough to be quick: 2,500 nested tags hung a build. */
  tags: 200,
  braces: 200,
  /** Blank lines below a line that starts code: its end is looked for at each of them. */
  codeLines: 200,
  /** Components in a text, one inside the other, and those among them that show tables. */
  components: 40,
  componentDepth: 4,
  componentTables: 8,
  /** Attributes of a component, and characters of one. */
  attributes: 10,
  attributeLength: 500,
  /** Levels of YAML: deeper than any schema here, far shallower than what exhausts the stack. */
  yamlDepth: 24,
} as const;

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
export const findExcess = (text: string, format: TextFormat = 'md'): Excess | undefined => {
  const mdxExcess = format === 'mdx' ? findMdxExcess(text) : undefined;
  if (mdxExcess) return mdxExcess;
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
  if (nesting > LIMITS.nesting) {
    return excessAt(
      number,
      `This line is nested more than ${LIMITS.nesting} levels deep.`,
      'take quotes or lists apart.',
    );
  }
  if (nested > LIMITS.nested) {
    return excessAt(number, 'There are too many lists within lists in this text.', 'write fewer levels.');
  }
  return undefined;
};

const blockExcess = (block: Block, cellsBefore: number, marksBefore: number): Excess | undefined => {
  const { startLine, length, marks } = block;
  if (length > LIMITS.block) {
    return excessAt(
      startLine,
      `This paragraph has more than ${LIMITS.block} characters.`,
      'put blank lines between paragraphs.',
    );
  }
  if (marks > LIMITS.marks) {
    return excessAt(
      startLine,
      `This paragraph has more than ${LIMITS.marks} of the signs * _ ~ [ ].`,
      'split it, or use fewer.',
    );
  }
  if (marksBefore + marks > LIMITS.allMarks) {
    return excessAt(
      startLine,
      `This text has more than ${LIMITS.allMarks} of the signs * _ ~ [ ].`,
      'use fewer, or split the text.',
    );
  }
  if (cellsBefore + cellsOf(block) > LIMITS.cells) {
    return excessAt(
      startLine,
      `The tables here have more than ${LIMITS.cells} cells.`,
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
  while (markers <= LIMITS.nesting && marker.test(line)) markers += 1;
  const indent = line.length - line.trimStart().length;
  return markers === 0 ? 0 : markers + Math.floor(indent / 4);
};

/** MDX looks for the ends of tags, braces and code again and again: each is counted before it is parsed. */
const findMdxExcess = (text: string): Excess | undefined => {
  let number = 0;
  let tags = 0;
  let braces = 0;
  let codeStart = 0;
  let blankLines = 0;
  for (const line of text.split('\n')) {
    number += 1;
    tags += countOf(line, /<(?=[A-Za-z_$>])/g);
    braces += countOf(line, /[{}]/g);
    if (codeStart > 0 && line.trim() === '') blankLines += 1;
    if (codeStart === 0 && /^(?:import|export)(?![A-Za-z\d])/.test(line)) codeStart = number;
    if (tags > LIMITS.tags)
      return excessAt(number, `There are more than ${LIMITS.tags} tags.`, 'use fewer components.');
    if (braces > LIMITS.braces) {
      return excessAt(number, `There are more than ${LIMITS.braces} braces.`, 'write the text itself.');
    }
    if (blankLines > LIMITS.codeLines) {
      return excessAt(codeStart, 'This line starts code that does not end.', 'start it with another word.');
    }
  }
  return undefined;
};
