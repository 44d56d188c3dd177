/**
 * A map of the results, drawn here: rings of distance around the reader's point, borders, and a dot for each ZIP area
 * with the numbers of the list. It shows what the list says; nothing is on the map alone.
 */
import type { Point } from '#places/distance.ts';
import type { LandFile } from '#places/land-files.ts';
import type { FoundRow } from './results.ts';

const SIZE = 400;
const MARGIN = 24;
const KM_PER_DEGREE = 111.195;
/** Rings that people think in, in miles. */
const RINGS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500];

const NAMESPACE = 'http://www.w3.org/2000/svg';

const svg = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly (Node | string)[]
): SVGElement => {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
};

interface Frame {
  readonly x: (longitude: number) => number;
  readonly y: (latitude: number) => number;
  readonly pixelsPerKm: number;
}

/** Flat around the center: right to about one part in a hundred within 500 km. */
const frameAround = (center: Point, reachKm: number): Frame => {
  const pixelsPerKm = (SIZE / 2 - MARGIN) / reachKm;
  const perLongitude = KM_PER_DEGREE * Math.cos((center.latitude * Math.PI) / 180) * pixelsPerKm;
  return {
    pixelsPerKm,
    x: (longitude) => SIZE / 2 + (longitude - center.longitude) * perLongitude,
    y: (latitude) => SIZE / 2 - (latitude - center.latitude) * KM_PER_DEGREE * pixelsPerKm,
  };
};

const pathOf = (lines: readonly (readonly number[])[], { x, y }: Frame): string =>
  lines
    .map((steps) => {
      let latitude = 0;
      let longitude = 0;
      let path = '';
      for (let index = 0; index < steps.length; index += 2) {
        latitude += steps[index] ?? 0;
        longitude += steps[index + 1] ?? 0;
        path += `${index === 0 ? 'M' : 'L'}${x(longitude / 100).toFixed(1)} ${y(latitude / 100).toFixed(1)}`;
      }
      return path;
    })
    .join('');

/** On a screen of 360 pixels a dot is still 24 wide. */
const DOT_RADIUS = 15;

const dotsOf = (found: readonly FoundRow[], { x, y }: Frame): SVGElement[] => {
  const numbered = found.map((each, index) => ({ ...each, number: index + 1 }));
  const byPlace = Map.groupBy(numbered, ({ row }) => `${row.latitude},${row.longitude}`);
  // The nearest are drawn last, above the others.
  return [...byPlace.values()].reverse().map((at) => {
    const [first] = at;
    const label = first ? `${first.number}${at.length > 1 ? '+' : ''}` : '';
    const position = `translate(${x(first?.row.longitude ?? 0).toFixed(1)} ${y(first?.row.latitude ?? 0).toFixed(1)})`;
    const dot = svg(
      'g',
      { transform: position, class: 'dot' },
      svg('circle', { r: DOT_RADIUS }),
      svg('text', { dy: '0.36em' }, label),
    );
    // For mouse and finger: who uses the keyboard has the list itself.
    dot.addEventListener('click', () => {
      goToResults(at.map(({ number }) => number));
    });
    return dot;
  });
};

/** Marks those of one dot, and goes to the first of them. */
const goToResults = (numbers: readonly number[]): void => {
  const items = [...document.querySelectorAll<HTMLLIElement>('.provider-finder-list > li')];
  const chosen = items.filter((item) => {
    const isChosen = numbers.includes(item.value);
    item.classList.toggle('is-on-dot', isChosen);
    return isChosen;
  });
  chosen[0]?.setAttribute('tabindex', '-1');
  chosen[0]?.focus();
};

/** @param kmPerMile Passed in, since a module that the finder imports too would become a file of its own. */
export const drawResultMap = (
  center: Point,
  found: readonly FoundRow[],
  land: readonly LandFile[],
  kmPerMile: number,
): SVGElement => {
  const farthestKm = Math.max(...found.map(({ distanceKm }) => distanceKm), 2 * kmPerMile);
  const reachKm = farthestKm * 1.08;
  const frame = frameAround(center, reachKm);
  const rings = RINGS.filter((miles) => miles * kmPerMile <= reachKm * 1.2 && miles * kmPerMile >= reachKm / 12).slice(
    -3,
  );
  const middle = SIZE / 2;
  return svg(
    'svg',
    { viewBox: `0 0 ${SIZE} ${SIZE}`, 'aria-hidden': 'true', class: 'provider-finder-map' },
    svg('path', {
      class: 'land',
      d: pathOf(
        land.flatMap(({ border }) => border),
        frame,
      ),
    }),
    svg('path', {
      class: 'county',
      d: pathOf(
        land.flatMap(({ counties }) => counties),
        frame,
      ),
    }),
    svg('path', {
      class: 'border',
      d: pathOf(
        land.flatMap(({ border }) => border),
        frame,
      ),
    }),
    ...rings.flatMap((miles) => {
      const radius = miles * kmPerMile * frame.pixelsPerKm;
      return [
        svg('circle', { class: 'ring', cx: middle, cy: middle, r: radius.toFixed(1) }),
        svg('text', { class: 'ring-label', x: middle, y: (middle - radius + 14).toFixed(1) }, `${miles} mi`),
      ];
    }),
    svg('path', { class: 'here', d: `M${middle - 7} ${middle}h14M${middle} ${middle - 7}v14` }),
    ...dotsOf(found, frame),
  );
};
