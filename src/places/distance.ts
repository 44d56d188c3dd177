/** Distances on a sphere. Runs in the build, in the browser and in tests: no imports. */

/** Degrees, WGS 84. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Degrees. Does not cross the 180th meridian. */
export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** Mean radius of the Earth, in kilometers (IUGG). A sphere of this size is at most 0.6 % off. */
const EARTH_RADIUS_KM = 6371.0088;

const RADIANS = Math.PI / 180;

/** Half the versed sine of an angle in radians. */
const haversine = (angle: number): number => Math.sin(angle / 2) ** 2;

/** Great-circle distance in kilometers, by the haversine formula (R. W. Sinnott, Sky and Telescope 68, 1984). */
export const distanceKm = (a: Point, b: Point): number => {
  const h =
    haversine((b.latitude - a.latitude) * RADIANS) +
    Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * haversine((b.longitude - a.longitude) * RADIANS);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
};

/** Rounding may make a distance to the nearest corner a hair shorter than the bound: the bound yields. */
const SLACK_KM = 1e-6;

/**
 * A distance in kilometers that no point of the box is nearer than.
 *
 * East or west of the box the nearest point lies on its nearer side, a piece of a meridian: where the great circle
 * from the point meets that meridian at a right angle, at atan(tan φ / cos Δλ), or at an end of the side.
 */
export const distanceToBoxKm = (point: Point, box: Box): number => {
  const { latitude, longitude } = point;
  const around = (degrees: number): number => Math.abs(((degrees + 540) % 360) - 180);
  const isBetween = longitude >= box.west && longitude <= box.east;
  if (isBetween) {
    const nearest = Math.min(Math.max(latitude, box.south), box.north);
    return Math.max(0, Math.abs(latitude - nearest) * RADIANS * EARTH_RADIUS_KM - SLACK_KM);
  }
  const toWest = around(longitude - box.west);
  const toEast = around(longitude - box.east);
  const away = Math.min(toWest, toEast);
  const side = toWest < toEast ? box.west : box.east;
  const foot =
    Math.atan2(Math.sin(latitude * RADIANS), Math.cos(latitude * RADIANS) * Math.cos(away * RADIANS)) / RADIANS;
  const candidates = [box.south, box.north, ...(foot > box.south && foot < box.north ? [foot] : [])];
  const nearest = Math.min(...candidates.map((at) => distanceKm(point, { latitude: at, longitude: side })));
  return Math.max(0, nearest - SLACK_KM);
};
