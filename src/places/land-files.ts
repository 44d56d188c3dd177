/** Borders for the finder's map, as small files by region. Pure; the caller writes them. */
import type { MultiLineString, Position } from 'geojson';
import type { RegionOutline, RegionShape } from './shapes.ts';

/** Lines as first point and steps, in hundredths of a degree: `[latitude, longitude, Δlatitude, Δlongitude, …]`. */
export interface LandFile {
  readonly border: readonly (readonly number[])[];
  readonly counties: readonly (readonly number[])[];
}

const CENTI = 100;

const toSteps = (line: readonly Position[]): number[] => {
  const steps: number[] = [];
  let before: readonly [number, number] | undefined;
  for (const [longitude = 0, latitude = 0] of line) {
    const at = [Math.round(latitude * CENTI), Math.round(longitude * CENTI)] as const;
    if (before && at[0] === before[0] && at[1] === before[1]) continue;
    steps.push(at[0] - (before?.[0] ?? 0), at[1] - (before?.[1] ?? 0));
    before = at;
  }
  return steps;
};

const ringsOf = (shape: RegionShape): Position[][] =>
  shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();

const isLine = (steps: readonly number[]): boolean => steps.length > 4;

const linesOf = ({ coordinates }: MultiLineString): Position[][] => coordinates;

export const landFileOf = ({ shape, counties }: RegionOutline): string =>
  JSON.stringify({
    border: ringsOf(shape).map(toSteps).filter(isLine),
    counties: linesOf(counties).map(toSteps).filter(isLine),
  } satisfies LandFile);
