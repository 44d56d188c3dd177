import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(process.cwd(), 'public/drawings');

/** The files in `public/drawings`, without `.svg`. */
const drawings: ReadonlySet<string> = new Set(readdirSync(FOLDER).map((file) => file.replace(/\.svg$/, '')));

interface Drawable {
  readonly kind: 'treatment' | 'condition';
  readonly slug: string;
  /** Family of a treatment, body region of a condition. */
  readonly group: string;
}

/** The drawing of a treatment, else that of its family; the part of the body for a condition. */
export const drawingOf = ({ kind, slug, group }: Drawable): string =>
  kind === 'condition' ? `region-${group}` : drawings.has(slug) ? slug : `family-${group}`;

/** The SVG of a drawing, for pictures that are made of it. */
export const readDrawing = (name: string): string => readFileSync(join(FOLDER, `${name}.svg`), 'utf8');
