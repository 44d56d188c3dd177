/**
 * Writes a path of straight lines with steps from point to point instead of places: short numbers, a third fewer bytes.
 *
 * @param d As d3-geo writes it: `M0,0L5,0L5,5Z`, whole numbers.
 */
export const withSteps = (d: string): string =>
  d.replaceAll(/M([^MZ]+)(Z?)/g, (_match, points: string, end: string) => {
    let before: readonly [number, number] | undefined;
    let path = '';
    for (const point of points.split('L')) {
      const [x = 0, y = 0] = point.split(',').map(Number);
      if (before === undefined) path = `M${x},${y}l`;
      else if (x !== before[0] || y !== before[1]) path += step(path, x - before[0], y - before[1]);
      before = [x, y];
    }
    // An island of one point is nothing to draw.
    return path.endsWith('l') ? '' : path + end.toLowerCase();
  });

/** A minus sign parts two numbers as well as a comma does. */
const step = (path: string, dx: number, dy: number): string =>
  `${dx < 0 || path.endsWith('l') ? '' : ' '}${dx}${dy < 0 ? '' : ','}${dy}`;
