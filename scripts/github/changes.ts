/** What a pull request changes for readers: pages that come, go or change, and claims that say something else. */
import { readContent } from '#scripts/checks/content.ts';
import type { CalendarDate } from '#site/dates.ts';
import type { Entry } from '#site/entry-files.ts';
import { valueAt } from '#site/schema-fields.ts';

export interface Changes {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** Claims whose certainty, direction or size is another one now. */
  readonly moved: readonly MovedClaim[];
}

interface MovedClaim {
  readonly file: string;
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

/** What a reader would act on differently. */
const WEIGHTY_KEYS = ['certainty', 'direction', 'magnitude'] as const;

const nameOf = ({ collection, id, file }: Entry): string => (collection === 'professions' ? `${file}#${id}` : file);

const contentOf = ({ written, body }: Entry): string => JSON.stringify([written, body]);

const word = (value: unknown): string => (typeof value === 'string' ? value : 'nothing');

const movedIn = (before: Entry, after: Entry): MovedClaim[] =>
  WEIGHTY_KEYS.flatMap((key) => {
    const [from, to] = [word(valueAt(before.written, [key])), word(valueAt(after.written, [key]))];
    return from === to ? [] : [{ file: after.file, key, from, to }];
  });

/** Compares two folders that hold `content/`. */
export const compareContent = (baseRoot: string, headRoot: string, today: CalendarDate): Changes => {
  const head = readContent(headRoot, today);
  const before = byName(readContent(baseRoot, today).entries);
  const after = byName(head.entries);
  const files = new Set(head.files.map(({ file }) => file));
  const changed: string[] = [];
  const removed: string[] = [];
  const moved: MovedClaim[] = [];
  for (const [name, old] of before) {
    const now = after.get(name);
    if (now) {
      if (contentOf(old) !== contentOf(now)) changed.push(name);
      if (now.collection === 'evidence') moved.push(...movedIn(old, now));
    } else if (files.has(name)) {
      // It cannot be read any more, and is still there.
      changed.push(name);
    } else removed.push(name);
  }
  const added = [...after.keys()].filter((name) => !before.has(name));
  return { added: added.sort(), removed: removed.sort(), changed: changed.sort(), moved };
};

const byName = (entries: readonly Entry[]): Map<string, Entry> =>
  new Map(entries.map((entry) => [nameOf(entry), entry]));
