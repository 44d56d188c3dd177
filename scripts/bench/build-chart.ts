/**
 * Cost against size as an SVG chart: both axes logarithmic, a line a generator, its name at its end. It reads on light
 * and dark ground, and no line is told by its color alone. Pure.
 */
import { CONTESTANT_LABELS, type ContestantName } from '#scripts/bench/contestant-names.ts';
import { contestantsIn, findFigure, sizesIn, type Figures, type Way } from '#scripts/bench/build-figures.ts';

const WIDTH = 760;
const HEIGHT = 480;
const LEFT = 70;
const RIGHT = 170;
const TOP = 64;
const BOTTOM = 60;
/** Names that stand nearer than this are pushed apart. */
const LINE_HEIGHT = 18;

interface Series {
  readonly name: string;
  readonly className: string;
  /** Generated pages and seconds, by pages. */
  readonly points: readonly (readonly [size: number, seconds: number])[];
}

const MARKS: Readonly<Record<ContestantName, string>> = {
  ours: 'M-4,-4h8v8h-8z',
  'naive-astro': 'M0,-5l5,9h-10z',
  starlight: 'M0,-5l5,5l-5,5l-5,-5z',
  eleventy: 'M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z',
  hugo: 'M-4,-4l8,8M-4,4l8,-8',
};

const STYLE = `
text { font: 14px system-ui, sans-serif; fill: #1b1b1b; }
.title { font-size: 17px; font-weight: 600; }
.label { paint-order: stroke; stroke: #fff; stroke-width: 5px; stroke-linejoin: round; }
.grid { stroke: #d0d0d0; }
.line { fill: none; stroke-width: 2.5; }
.mark { stroke-width: 2; }
.ours { stroke: #00584d; fill: #00584d; } .ours.line { stroke-width: 4; }
.ours-edit { stroke: #00584d; fill: #00584d; stroke-dasharray: 2 4; } .mark.ours-edit { stroke-dasharray: none; }
.naive-astro { stroke: #9a3412; fill: #9a3412; stroke-dasharray: 8 4; }
.starlight { stroke: #6d28a8; fill: #6d28a8; stroke-dasharray: 12 3 3 3; }
.eleventy { stroke: #1d4f9e; fill: #1d4f9e; stroke-dasharray: 5 3; }
.hugo { stroke: #a31457; fill: #a31457; stroke-dasharray: 14 5; }
.line { fill: none; } .mark { stroke-dasharray: none; }
@media (prefers-color-scheme: dark) {
  .ground { fill: #15191c; } .label { stroke: #15191c; } text { fill: #ececec; } .grid { stroke: #3d444a; }
  .ours, .ours-edit { stroke: #5fd3c0; fill: #5fd3c0; } .naive-astro { stroke: #f2a06b; fill: #f2a06b; }
  .starlight { stroke: #cda4f4; fill: #cda4f4; } .eleventy { stroke: #8db8f5; fill: #8db8f5; }
  .hugo { stroke: #f48fbe; fill: #f48fbe; } .line { fill: none; }
}`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const at = (number: number): string => number.toFixed(1);

const seriesOf = (figures: Figures, contestant: ContestantName, way: Way, name: string, className: string): Series => ({
  name,
  className,
  points: sizesIn(figures).flatMap((size): [number, number][] => {
    const figure = findFigure(figures, contestant, size, way);
    return figure ? [[size, figure.seconds]] : [];
  }),
});

/** Maps values onto a stretch of the picture by their logarithms. */
const logScale =
  ([least, most]: readonly [number, number], [from, to]: readonly [number, number]) =>
  (value: number): number =>
    from + ((Math.log(value) - Math.log(least)) / (Math.log(most) - Math.log(least) || 1)) * (to - from);

/** 1, 2 and 5 times the powers of ten that a range holds. */
const ticksIn = (least: number, most: number): number[] => {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.ceil(Math.log10(most)); power += 1) {
    for (const digit of [1, 2, 5]) ticks.push(digit * 10 ** power);
  }
  return ticks.filter((tick) => tick >= least && tick <= most);
};

interface Label {
  readonly x: number;
  readonly y: number;
}

/** Heights for labels: of those that begin at the same place, none nearer to the next than a line. */
const spread = (labels: readonly Label[]): number[] => {
  const heights = labels.map(({ y }) => y);
  const order = labels.map((label, index) => ({ ...label, index })).sort((a, b) => a.y - b.y);
  const floors = new Map<number, number>();
  for (const { x, y, index } of order) {
    const height = Math.max(y, (floors.get(x) ?? -Infinity) + LINE_HEIGHT);
    floors.set(x, height);
    heights[index] = height;
  }
  return heights;
};

const describe = (all: readonly Series[]): string =>
  all
    .map(({ name, points }) => {
      const words = points.map(([size, seconds]) => `${seconds.toFixed(1)} for ${size.toLocaleString('en-US')} pages`);
      return `${name}, seconds: ${words.join(', ')}.`;
    })
    .join(' ');

/** The chart of cold builds, and of this site's builds after one edit. Undefined when there is nothing to draw. */
export const chartOf = (figures: Figures): string | undefined => {
  const all = [
    ...contestantsIn(figures).map((name) => seriesOf(figures, name, 'cold', CONTESTANT_LABELS[name], name)),
    seriesOf(figures, 'ours', 'edit', 'this site, one edit', 'ours-edit'),
  ].filter(({ points }) => points.length > 0);
  const points = all.flatMap((series) => series.points);
  if (points.length === 0) return undefined;
  const sizes = sizesIn(figures);
  const seconds = points.map(([, spent]) => spent);
  const range = [Math.min(...seconds) / 1.3, Math.max(...seconds) * 1.3] as const;
  const x = logScale([sizes[0] ?? 1, sizes.at(-1) ?? 1], [LEFT + 20, WIDTH - RIGHT]);
  const y = logScale(range, [HEIGHT - BOTTOM, TOP]);

  const grid = [
    ...ticksIn(...range).map(
      (tick) =>
        `<path class="grid" d="M${LEFT},${at(y(tick))}H${WIDTH - RIGHT}"/><text x="${LEFT - 8}" y="${at(y(tick) + 5)}" text-anchor="end">${tick.toLocaleString('en-US')} s</text>`,
    ),
    ...sizes.map(
      (size) =>
        `<path class="grid" d="M${at(x(size))},${TOP}V${HEIGHT - BOTTOM}"/><text x="${at(x(size))}" y="${HEIGHT - BOTTOM + 22}" text-anchor="middle">${size.toLocaleString('en-US')}</text>`,
    ),
  ];
  const ends = all.map((series): Label => {
    const [size, spent] = series.points.at(-1) ?? [1, 1];
    return { x: x(size) + 12, y: y(spent) + 5 };
  });
  const labelHeights = spread(ends);
  const drawn = all.map(({ className, points: own }) => {
    const path = own.map(([size, spent], step) => `${step === 0 ? 'M' : 'L'}${at(x(size))},${at(y(spent))}`).join('');
    const mark = MARKS[(className === 'ours-edit' ? 'ours' : className) as ContestantName];
    const marks = own.map(
      ([size, spent]) =>
        `<path class="mark ${className}" transform="translate(${at(x(size))},${at(y(spent))})" d="${mark}"/>`,
    );
    return `<path class="line ${className}" d="${path}"/>${marks.join('')}`;
  });
  const labels = all.map(
    ({ name }, index) =>
      `<text class="label" x="${at(ends[index]?.x ?? 0)}" y="${at(labelHeights[index] ?? 0)}">${escaped(name)}</text>`,
  );

  const title = 'Seconds of a build, search included, against generated pages';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title desc">
<title id="title">${title}</title>
<desc id="desc">${escaped(`Both axes are logarithmic; lower is faster. ${describe(all)}`)}</desc>
<style>${STYLE}</style>
<rect class="ground" width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text class="title" x="${LEFT}" y="28">${title}</text>
<text x="${LEFT}" y="48">Cold, unless a line says otherwise. Both axes logarithmic; lower is faster.</text>
${grid.join('\n')}
<text x="${at((LEFT + WIDTH - RIGHT) / 2)}" y="${HEIGHT - 12}" text-anchor="middle">generated pages</text>
${drawn.join('\n')}
${labels.join('\n')}
</svg>
`;
};
