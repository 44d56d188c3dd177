import { hash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { SearchRecord } from './index-pages.ts';
import { PagefindProcess, type IndexFile } from './pagefind-process.ts';
import type { PartCache, StoredPart } from './part-cache.ts';
import { readPart } from './part-pages.ts';
import type { PlannedPart, RecordNote } from './plan-parts.ts';

/** To be raised when anything is changed in how a part is made from its records; kept parts are then made anew. */
const FORMAT = 1;
/** More of them only wait for one another's files. */
const MOST_PROCESSES = 4;

export interface IndexedParts {
  readonly parts: readonly (StoredPart & Pick<PlannedPart<RecordNote>, 'kind'>)[];
  /** Pagefind's own files, of which some are needed in every index. They come from the package, never from a cache. */
  readonly engine: readonly IndexFile[];
  /** Parts that were made now; the others lay in the cache. */
  readonly freshCount: number;
}

/** All parts of the plan, in its order. Those that the cache does not hold are made by several Pagefinds at once. */
export const indexParts = async <Note extends RecordNote>(
  plan: readonly PlannedPart<Note>[],
  read: (notes: readonly Note[]) => readonly SearchRecord[],
  cache: PartCache,
): Promise<IndexedParts> => {
  const processes = await PagefindProcess.start(Math.min(availableParallelism(), MOST_PROCESSES));
  try {
    const [first] = processes;
    if (!first) throw new Error('No Pagefind was started.');
    const engine = await first.index([{ kind: 'page', url: '/', title: 'Sample', text: 'Sample' }]);
    const version = versionOf(engine);
    const parts = plan.map((part) => {
      const name = nameOf(part, version);
      return { part, name, stored: cache.read(name) };
    });
    const missing = parts.filter(({ stored }) => stored === undefined);
    const waiting = missing.values();
    await Promise.all(
      processes.map(async (process) => {
        for (const found of waiting) {
          found.stored = cache.write(found.name, readPart(await process.index(read(found.part.notes))));
        }
      }),
    );
    return {
      parts: parts.flatMap(({ part, stored }) => (stored ? [{ ...stored, kind: part.kind }] : [])),
      engine,
      freshCount: missing.length,
    };
  } finally {
    await Promise.all(processes.map((process) => process.end()));
  }
};

const versionOf = (engine: readonly IndexFile[]): string => {
  const entry = engine.find(({ path }) => path === 'pagefind-entry.json');
  return (JSON.parse(entry?.bytes.toString('utf8') ?? '{}') as { version: string }).version;
};

/** The digest of everything that decides what becomes of a part. */
const nameOf = ({ kind, notes }: PlannedPart<RecordNote>, version: string): string =>
  hash('sha256', JSON.stringify([FORMAT, version, kind, notes.map(({ url, digest }) => [url, digest])]));
