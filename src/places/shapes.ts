/** State shapes of the United States (us-atlas 3.0.1, from the Census Bureau's 2017 boundary files), for maps drawn at build. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { feature, merge, mesh } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { UNITED_STATES } from './countries.ts';
import { REGION_NAMES } from './regions.ts';

type Atlas = Topology<{ states: GeometryCollection<{ name: string }>; counties: GeometryCollection }>;
export type RegionShape = Polygon | MultiPolygon;

export interface CountryShapes {
  readonly country: string;
  /** Shape of each region by its slug: us-ny. Already projected for a picture of 975 × 610. */
  readonly regions: ReadonlyMap<string, RegionShape>;
  /** All of them in one, and the borders between them, each line once. */
  readonly land: MultiPolygon;
  readonly borders: MultiLineString;
}

const readAtlas = (file: string, root: string): Atlas =>
  JSON.parse(readFileSync(join(root, 'node_modules/us-atlas', file), 'utf8')) as Atlas;

const SLUG_BY_NAME = new Map([...REGION_NAMES].map(([slug, name]) => [name, slug]));
/** Names in the atlas that differ from ours. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'United States Virgin Islands': 'us-vi',
  'Commonwealth of the Northern Mariana Islands': 'us-mp',
};
const slugOf = (name: string): string | undefined => SLUG_BY_NAME.get(name) ?? OTHER_NAMES[name];

/** Size of the picture that us-atlas projects its Albers files for. */
export const NATION_SIZE = { width: 975, height: 610 } as const;

/** A corner goes when the triangle it makes is smaller than this, in square units of the picture or in steradians. */
const SMALLEST_TRIANGLE_PX = 12;

const shapesOf = (atlas: Atlas): Map<string, RegionShape> => {
  const { features } = feature(atlas, atlas.objects.states) as FeatureCollection<RegionShape, { name: string }>;
  return new Map(
    features.flatMap(({ geometry, properties }) => {
      const slug = slugOf(properties.name);
      return slug === undefined ? [] : [[slug, geometry] as const];
    }),
  );
};

/** All states in one picture, Alaska and Hawaii beside them. Territories have no place in it (geoAlbersUsa). */
export const nationShapes = (root: string = process.cwd()): CountryShapes => {
  const atlas = simplify(presimplify(readAtlas('states-albers-10m.json', root)), SMALLEST_TRIANGLE_PX);
  const { states } = atlas.objects;
  return {
    country: UNITED_STATES.code,
    regions: shapesOf(atlas),
    land: merge(atlas, states.geometries as never),
    borders: mesh(atlas, states, (a, b) => a !== b),
  };
};

export interface RegionOutline {
  /** Degrees. */
  readonly shape: RegionShape;
  /** Borders of the counties inside, degrees. */
  readonly counties: MultiLineString;
}

/** The outline of every region, territories included, in degrees. */
export const regionOutlines = (root: string = process.cwd()): ReadonlyMap<string, RegionOutline> =>
  (outlines ??= readOutlines(root));

/** Read once: every region's page asks. */
let outlines: ReadonlyMap<string, RegionOutline> | undefined;

const readOutlines = (root: string): ReadonlyMap<string, RegionOutline> => {
  const atlas = readAtlas('counties-10m.json', root);
  const shapes = shapesOf(atlas);
  const idOf = new Map(
    atlas.objects.states.geometries.flatMap(({ id, properties }) => {
      const slug = slugOf((properties as { name?: string } | undefined)?.name ?? '');
      return slug === undefined ? [] : [[slug, String(id)] as const];
    }),
  );
  return new Map(
    [...shapes].map(([slug, shape]) => {
      const prefix = idOf.get(slug) ?? '';
      const isInside = (county: { id?: string | number | undefined }): boolean => String(county.id).startsWith(prefix);
      const counties = mesh(atlas, atlas.objects.counties, (a, b) => a !== b && isInside(a) && isInside(b));
      return [slug, { shape, counties }] as const;
    }),
  );
};
