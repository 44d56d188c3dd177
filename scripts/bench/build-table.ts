/** The figures of builds as Markdown. Pure. */
import { CONTESTANT_LABELS, type ContestantName } from '#scripts/bench/contestant-names.ts';
import {
  contestantsIn,
  findFigure,
  indexSecondsOf,
  partsOf,
  sizesIn,
  WAYS,
  type Figure,
  type Figures,
  type Way,
} from '#scripts/bench/build-figures.ts';

/** A share of less is a share of noise. In seconds. */
const LEAST_TO_DIVIDE = 0.05;

const count = (number: number): string => number.toLocaleString('en-US');

const secondsOf = (seconds: number): string => `${seconds < 100 ? seconds.toFixed(1) : seconds.toFixed(0)} s`;

const memoryOf = ({ megabytes }: Figure): string =>
  megabytes === undefined
    ? 'not known'
    : megabytes < 1000
      ? `${megabytes.toFixed(0)} MB`
      : `${(megabytes / 1000).toFixed(2)} GB`;

const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A Markdown table: the first column is text, all others are figures. */
const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [rowOf(head), rowOf(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(rowOf)].join('\n');

const rowFor = (figures: Figures, name: ContestantName, size: number): string[] => {
  const measured = (way: Way): string => {
    const figure = findFigure(figures, name, size, way);
    if (figure) return `${secondsOf(figure.seconds)}, ${memoryOf(figure)}`;
    const failed = figures.failures.some(
      (failure) => failure.contestant === name && failure.size === size && failure.way === way,
    );
    return failed ? 'failed' : '–';
  };
  const cold = findFigure(figures, name, size, 'cold');
  const index = cold && indexSecondsOf(cold);
  return [
    CONTESTANT_LABELS[name],
    cold ? count(cold.pages) : '–',
    ...WAYS.map(measured),
    cold?.processorSeconds === undefined ? '–' : secondsOf(cold.processorSeconds),
    index === undefined ? '–' : secondsOf(index),
    cold ? count(Math.round(cold.pages / cold.seconds)) : '–',
    cold ? `${((cold.seconds * 1000) / cold.pages).toFixed(2)} ms` : '–',
  ];
};

/** One table a size: who, pages written, cold, warm and after one edit, processor time, index, pages a second, cost of a page. */
export const tablesOf = (figures: Figures): string =>
  sizesIn(figures)
    .map((size) => {
      const names = contestantsIn(figures).filter((name) =>
        [...figures.figures, ...figures.failures].some((one) => one.contestant === name && one.size === size),
      );
      return [
        `### ${count(size)} generated pages`,
        '',
        tableOf(
          [
            '',
            'pages written',
            'cold',
            'warm',
            'one edit',
            'processor, cold',
            'index, cold',
            'pages a second',
            'a page',
          ],
          names.map((name) => rowFor(figures, name, size)),
        ),
      ].join('\n');
    })
    .join('\n\n');

/** Ours as a share of the others', cold, in what `costOf` tells. A figure below 100 % says that this site takes less. */
export const ratiosOf = (
  figures: Figures,
  costOf: (figure: Figure) => number | undefined = ({ seconds }) => seconds,
): string => {
  const others = contestantsIn(figures).filter((name) => name !== 'ours');
  const rows = sizesIn(figures).flatMap((size) => {
    const own = findFigure(figures, 'ours', size, 'cold');
    if (!own) return [];
    const shares = others.map((name) => {
      const other = findFigure(figures, name, size, 'cold');
      const [ours, theirs] = [costOf(own), other && costOf(other)];
      return ours && theirs ? `${((ours / theirs) * 100).toFixed(0)} %` : '–';
    });
    return shares.every((share) => share === '–') ? [] : [[count(size), ...shares]];
  });
  return rows.length === 0
    ? ''
    : tableOf(['generated pages', ...others.map((name) => `of ${CONTESTANT_LABELS[name]}`)], rows);
};

/** How the cost of a page changes with the size: this site's milliseconds a page, against those at the smallest size of 1,000 or more. */
export const flatnessOf = (figures: Figures): string => {
  const own = sizesIn(figures)
    .filter((size) => size >= 1000)
    .flatMap((size) => findFigure(figures, 'ours', size, 'cold') ?? []);
  const [first] = own;
  if (!first || own.length < 2) return '';
  const costOf = ({ seconds, pages }: Figure): number => (seconds * 1000) / pages;
  return tableOf(
    ['generated pages', 'ms a page', `against ${count(first.size)}`],
    own.map((figure) => {
      const change = (costOf(figure) / costOf(first) - 1) * 100;
      return [
        count(figure.size),
        costOf(figure).toFixed(2),
        `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(0)} %`,
      ];
    }),
  );
};

/** Where this site's time goes, beside Hugo's, in seconds of cold builds, and how many times Hugo's it is. */
export const breakdownOf = (figures: Figures): string => {
  const rows = sizesIn(figures).flatMap((size) => {
    const own = findFigure(figures, 'ours', size, 'cold');
    const hugo = findFigure(figures, 'hugo', size, 'cold');
    if (!own || Object.keys(own.stages).length === 0) return [];
    const ownParts = Object.values(partsOf(own));
    const cellsOf = (seconds: readonly number[]): string[] => seconds.map(secondsOf);
    const rowOfOwn = [count(size), CONTESTANT_LABELS.ours, ...cellsOf([...ownParts, own.seconds])];
    if (!hugo) return [rowOfOwn];
    const hugoParts = Object.values(partsOf(hugo));
    const times = [...ownParts, own.seconds].map((seconds, at) => {
      const against = [...hugoParts, hugo.seconds][at] ?? 0;
      return against < LEAST_TO_DIVIDE ? '–' : `${(seconds / against).toFixed(1)} ×`;
    });
    return [
      rowOfOwn,
      ['', CONTESTANT_LABELS.hugo, ...cellsOf([...hugoParts, hugo.seconds])],
      ['', 'ours by Hugo’s', ...times],
    ];
  });
  return rows.length === 0
    ? ''
    : tableOf(['generated pages', '', 'Markdown', 'templates', 'index', 'the rest', 'in all'], rows);
};

/** Every stage that this site's build tells of, cold, in the order it tells them. */
export const stagesOf = (figures: Figures): string => {
  const own = sizesIn(figures).flatMap((size) => findFigure(figures, 'ours', size, 'cold') ?? []);
  const names = [...new Set(own.flatMap(({ stages }) => Object.keys(stages)))];
  return names.length === 0
    ? ''
    : tableOf(
        ['stage', ...own.map(({ size }) => count(size))],
        names.map((name) => [name, ...own.map(({ stages }) => (name in stages ? secondsOf(stages[name] ?? 0) : '–'))]),
      );
};
