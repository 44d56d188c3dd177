import { importsOf, type FileMap, type FoundImport } from '#tests/house/imports.ts';

/** From left to right; the right may import the left. Rooms of one group are peers and do not know each other. */
const GROUPS = [
  ['site', 'design'],
  ['people', 'places', 'evidence', 'topics', 'search'],
  ['articles', 'providers', 'community', 'try'],
  ['shell'],
  ['pages'],
] as const satisfies readonly (readonly string[])[];

/** Everything may stand on these two, their own group included. */
const FOUNDATION: readonly string[] = GROUPS[0];

/** Modules that wire all subjects together and may read the schema of any. Nothing but pages and themselves use them. */
const ROOT_MODULES: readonly string[] = ['src/collections.ts', 'src/content.config.ts'];

/** Modules that may ask Astro for entries. Schemas, models and checks run under plain Node. */
const ASKS_FOR_ENTRIES =
  /^src\/(?:content\.config\.ts|site\/entries\.ts|articles\/render-body\.ts|pages\/.*|.*\/queries\.ts)$/;

/** Astro hands these to every module; they hold types alone. */
const AMBIENT = /\.d\.ts$/;

const roomOf = (path: string): string => path.split('/')[1] ?? '';
const groupOf = (room: string): number => GROUPS.findIndex((rooms) => (rooms as readonly string[]).includes(room));

/**
 * Every import that breaks the order of the house, as `file:line: from → to, and why`.
 *
 * Files outside `src` are looked at for `../` alone: scripts and tests may read everything.
 */
export function findImportProblems(files: FileMap): string[] {
  const problems: string[] = [];
  for (const [path, text] of files) {
    if (path.startsWith('src/') && !AMBIENT.test(path) && !hasPlace(path)) {
      problems.push(`${path}: no room of the house. Rooms are ${GROUPS.flat().join(', ')}.`);
    }
    for (const found of importsOf(path, text)) {
      const reason = reasonAgainst(path, found);
      if (reason !== undefined) problems.push(`${path}:${found.line}: ${reason}`);
    }
  }
  return problems.sort();
}

const hasPlace = (path: string): boolean => ROOT_MODULES.includes(path) || groupOf(roomOf(path)) >= 0;

function reasonAgainst(path: string, { specifier, target }: FoundImport): string | undefined {
  if (specifier.split('/').includes('..'))
    return `"${specifier}" climbs out of its folder; use an alias like #articles/…`;
  if (!path.startsWith('src/')) return undefined;
  if (specifier === 'astro:content' && !ASKS_FOR_ENTRIES.test(path)) {
    return 'only queries.ts, and routes that render an entry, import astro:content; ask a query';
  }
  if (target === 'src/site/entries.ts' && !path.endsWith('/queries.ts')) {
    return 'only queries.ts imports the entries; ask a query';
  }
  if (target === undefined) return undefined;
  if (!target.startsWith('src/')) {
    return /^(?:scripts|tests)\//.test(target) ? `src → ${target}: the site does not know its tools` : undefined;
  }
  return ROOT_MODULES.includes(path) ? againstRoot(target) : againstRooms(path, target);
}

function againstRoot(target: string): string | undefined {
  const room = roomOf(target);
  const mayRead = ROOT_MODULES.includes(target) || FOUNDATION.includes(room) || /\/(?:schema|loader)\.ts$/.test(target);
  return mayRead ? undefined : `collections → ${room}: only its schema.ts, not ${target}`;
}

function againstRooms(path: string, target: string): string | undefined {
  const from = roomOf(path);
  const to = roomOf(target);
  if (ROOT_MODULES.includes(target)) {
    return from === 'pages'
      ? undefined
      : `${from} → ${to}: the collection table knows every subject, so none may know it`;
  }
  if (from === to) return undefined;
  const arrow = `${from} → ${to}`;
  const distance = groupOf(from) - groupOf(to);
  if (groupOf(to) < 0) return `${arrow}: there is no such room`;
  if (distance < 0) return `${arrow}: runs against ${GROUPS.map((rooms) => rooms.join(', ')).join(' → ')}`;
  if (distance === 0 && !FOUNDATION.includes(to)) return `${arrow}: peers do not import each other; a page asks each`;
  return undefined;
}
