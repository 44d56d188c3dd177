import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a built site holds. It stands in the site itself, as the marker of a build that came to its end. */
export interface Inventory {
  readonly pages: number;
  /** Pages by page type. */
  readonly sections: Readonly<Record<string, number>>;
}

/** Stands at the root of every whole site, and is the last file that is written. */
export const MARKER_FILE = 'build.json';

/** The inventory of a whole site; undefined where there is none, or one that never came to its end. */
export const readInventory = (folder: string): Inventory | undefined => {
  const file = join(folder, MARKER_FILE);
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Inventory;
  } catch {
    return undefined;
  }
};

/** A site that lost more than this share of its pages, or of one type, has more likely lost them by mistake. */
const MAX_LOST_SHARE = 0.02;
/** One page of ten is more than two in a hundred; a person who removes it need not say so. */
const ALWAYS_ACCEPTED = 1;

/** What a site has lost since it was last published, each as a sentence. */
export const lossesSince = (before: Inventory, now: Inventory): string[] => {
  const lost = (what: string, had: number, has: number): string[] =>
    had - has > Math.max(ALWAYS_ACCEPTED, had * MAX_LOST_SHARE)
      ? [`${what}: ${had} before, ${has} now. If that is meant: npm run build -- --allow-shrink`]
      : [];
  return [
    ...lost('Pages are missing', before.pages, now.pages),
    ...Object.entries(before.sections).flatMap(([section, had]) =>
      lost(`Pages of the type “${section}” are missing`, had, now.sections[section] ?? 0),
    ),
  ];
};
