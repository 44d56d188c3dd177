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

export interface MovedClaim {
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
  const [base, head] = [baseRoot, headRoot].map(
    (root) => new Map(readContent(root, today).entries.map((entry) => [nameOf(entry), entry])),
  ) as [Map<string, Entry>, Map<string, Entry>];
  const both = [...head].flatMap(([name, after]) => {
    const before = base.get(name);
    return before && contentOf(before) !== contentOf(after) ? [{ name, before, after }] : [];
  });
  return {
    added: [...head.keys()].filter((name) => !base.has(name)).sort(),
    removed: [...base.keys()].filter((name) => !head.has(name)).sort(),
    changed: both.map(({ name }) => name).sort(),
    moved: both
      .filter(({ after }) => after.collection === 'evidence')
      .flatMap(({ before, after }) => movedIn(before, after)),
  };
};
