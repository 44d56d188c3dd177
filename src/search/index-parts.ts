import { hash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { SearchRecord } from './index-pages.ts';
import { digestOfOwnCode } from './own-code.ts';
import { PagefindPool, type IndexFile } from './pagefind-process.ts';
import type { PartCache, StoredPart } from './part-cache.ts';
import { readPart } from './part-pages.ts';
import type { PlannedPart, RecordNote } from './plan-parts.ts';

/** More of them only wait for one another's files. */
const MOST_PROCESSES = 4;
/** Pagefind's own files come with any index. */
const SAMPLE: readonly SearchRecord[] = [{ kind: 'page', url: '/', title: 'Sample', text: 'Sample' }];

export interface IndexedParts {
  readonly parts: readonly (StoredPart & Pick<PlannedPart<RecordNote>, 'kind'>)[];
  /** Pagefind's own files, of which some are needed in every index. They come from the package, never from a cache. */
  readonly engine: readonly IndexFile[];
  /** Parts that were made now; the others lay in the cache. */
  readonly freshCount: number;
}

interface NamedPart<Note extends RecordNote> {
  readonly part: PlannedPart<Note>;
  readonly name: string;
  stored: StoredPart | undefined;
}

/** All parts of the plan, in its order. Those that the cache does not hold are made by several Pagefinds at once. */
export const indexParts = async <Note extends RecordNote>(
  plan: readonly PlannedPart<Note>[],
  read: (notes: readonly Note[]) => readonly SearchRecord[],
  cache: PartCache,
): Promise<IndexedParts> => {
  const pagefinds = new PagefindPool(Math.min(availableParallelism(), MOST_PROCESSES));
  try {
    const engine = await pagefinds.use((process) => process.index(SAMPLE));
    const makers = [versionOf(engine), digestOfOwnCode()];
    const parts = plan.map((part): NamedPart<Note> => ({ part, name: nameOf(part, makers), stored: undefined }));
    const make = (found: NamedPart<Note>): Promise<void> =>
      pagefinds.use(async (process) => {
        found.stored = cache.write(found.name, readPart(await process.index(read(found.part.notes))));
      });
    const missing = parts.filter(({ name }) => !cache.has(name));
    // Pagefind works on these while the others are looked at.
    const [damaged] = await Promise.all([
      readKept(
        parts.filter((found) => !missing.includes(found)),
        cache,
      ),
      ...missing.map(make),
    ]);
    await Promise.all(damaged.map(make));
    return {
      parts: parts.flatMap(({ part, stored }) => (stored ? [{ ...stored, kind: part.kind }] : [])),
      engine,
      freshCount: missing.length + damaged.length,
    };
  } finally {
    await pagefinds.end();
  }
};

/** Reads kept parts; returns those that are not whole. */
const readKept = async <Note extends RecordNote>(
  parts: readonly NamedPart<Note>[],
  cache: PartCache,
): Promise<NamedPart<Note>[]> => {
  for (const found of parts) {
    found.stored = cache.read(found.name);
    await setImmediate();
  }
  return parts.filter(({ stored }) => stored === undefined);
};

const versionOf = (engine: readonly IndexFile[]): string => {
  const entry = engine.find(({ path }) => path === 'pagefind-entry.json');
  return (JSON.parse(entry?.bytes.toString('utf8') ?? '{}') as { version: string }).version;
};

/** The digest of everything that decides what becomes of a part. */
const nameOf = ({ kind, notes }: PlannedPart<RecordNote>, makers: readonly string[]): string =>
  hash('sha256', JSON.stringify([...makers, kind, notes.map(({ url, digest }) => [url, digest])]));
