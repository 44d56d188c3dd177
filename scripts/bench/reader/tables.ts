/** The figures of `npm run bench:reader` as Markdown tables, for the terminal and for docs/bench/reader.md. */
import {
  BYTE_KINDS,
  bytesWithoutPictures,
  medianLoad,
  visitRatiosOf,
  type Load,
  type Measured,
  type Ratio,
} from './figures.ts';
import { CATEGORIES, CATEGORY_NAMES, type PageScores } from './scores.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The first column holds words, all others hold numbers. */
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(heads), row(heads.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(row)].join('\n');

const milliseconds = (value: number): string => Math.round(value).toLocaleString('en-US');
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

const cellsOf = (load: Load): string[] => [
  milliseconds(load.firstPaint),
  milliseconds(load.largestPaint),
  load.shift.toFixed(3),
  milliseconds(load.blocking),
  String(load.requests),
  ...BYTE_KINDS.map((kind) => kilobytes(load.bytes[kind])),
  kilobytes(bytesWithoutPictures(load)),
];

const HEADS = [
  'page',
  'first paint, ms',
  'largest paint, ms',
  'layout shift',
  'blocking, ms',
  'requests',
  ...BYTE_KINDS.map((kind) => `${kind}, kB`),
  'all but pictures, kB',
];

export const loadTable = (pages: readonly Measured[]): string =>
  table(
    HEADS,
    pages.map((page) => [page.name, ...cellsOf(medianLoad(page))]),
  );

const ratioCells = ({ against, what, ours, theirs, ratio, goal, isMet }: Ratio): string[] => {
  const figure = what.startsWith('bytes') ? kilobytes : milliseconds;
  return [
    `${what}, against ${against}`,
    figure(ours),
    figure(theirs),
    ratio.toFixed(2),
    `≥ ${goal}`,
    isMet ? 'yes' : 'no',
  ];
};

export const ratioTable = (ours: Measured, others: readonly Measured[]): string =>
  table(['', 'ours', 'theirs', 'theirs / ours', 'goal', 'met'], visitRatiosOf(ours, others).map(ratioCells));

export const scoreTable = (pages: readonly PageScores[]): string =>
  table(
    ['page', ...CATEGORIES.map((category) => CATEGORY_NAMES[category])],
    pages.map(({ name, scores }) => [
      name,
      ...CATEGORIES.map((category) => String(Math.round(scores[category] * 100))),
    ]),
  );

/** Every audit that costs a point, with the pages it does so on. */
export const faultList = (pages: readonly PageScores[]): string => {
  const faults = pages.flatMap(({ name, faults: own }) => own.map((fault) => ({ name, ...fault })));
  return [...Map.groupBy(faults, ({ category, id, title }) => `${CATEGORY_NAMES[category]}: ${title} (\`${id}\`)`)]
    .map(([what, found]) => {
      const pagesWith = found.map(({ name, detail }) => (detail === '' ? name : `${name} (${detail})`));
      return `- ${what}. ${pagesWith.join('; ')}`;
    })
    .join('\n');
};
