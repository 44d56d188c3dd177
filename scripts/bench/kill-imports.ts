/** Imports that are killed: every file they write must be whole, and the next run must bring the rest. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { between, runUntil, type KillCount, type Moment } from '#scripts/bench/kill-run.ts';
import { writeRegistryFile } from '#scripts/bench/registry-file.ts';

type Folder = ReadonlyMap<string, string>;

/** Texts by file name. Hidden files and those that wait to be put in place are nobody's entry. */
const readFolder = (folder: string): Folder =>
  new Map(
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => !name.startsWith('.') && !name.endsWith('.new'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

const refill = (folder: string, files: Folder): void => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
};

interface Import {
  /** Holds `content/`. */
  readonly root: string;
  readonly script: string;
  readonly args: readonly string[];
  /** The folder that is written. */
  readonly folder: string;
  /** What lies there before each run. */
  readonly before: Folder;
  /** Work in progress that a kill leaves behind. */
  readonly work?: string;
}

/** Kills one import again and again, then lets it end: what is there must be what a run without a kill writes. */
const killImport = async ({ root, script, args, folder, before, work }: Import, times: number): Promise<KillCount> => {
  refill(folder, before);
  const whole = await runUntil(script, args, undefined, root);
  const after = readFolder(folder);
  const halfWritten: string[] = [];
  let amidst = 0;
  for (let run = 0; run < times; run += 1) {
    refill(folder, before);
    if (work !== undefined) rmSync(work, { recursive: true, force: true });
    const first = readdirSync(folder).length;
    // The first kill, and every second one after it, waits for the first new file, since writing is a small part of the whole.
    const moment: Moment =
      run % 2 === 1
        ? { milliseconds: between(whole * 0.4, whole * 1.05) }
        : { after: () => readdirSync(folder).length !== first, milliseconds: between(0, 25) };
    await runUntil(script, args, moment, root);
    const now = readFolder(folder);
    for (const [name, text] of now) {
      if (text !== before.get(name) && text !== after.get(name)) halfWritten.push(`run ${run}: ${name}`);
    }
    const done = [...after].filter(([name, text]) => now.get(name) === text && before.get(name) !== text).length;
    if (done > 0 && done < after.size) amidst += 1;
  }
  await runUntil(script, args, undefined, root);
  const end = readFolder(folder);
  if (end.size !== after.size || [...after].some(([name, text]) => end.get(name) !== text))
    halfWritten.push('the run after the last kill does not bring the rest');
  return { killed: times, amidst, halfWritten };
};

const COMMENTS = 150;

const article = 'example-article';

export const killCommentImport = async (times: number): Promise<KillCount> => {
  const root = mkdtempSync(join(tmpdir(), 'kill-comments-'));
  try {
    cpSync('tests/fixtures/content', join(root, 'content'), { recursive: true });
    rmSync(join(root, 'content/comments'), { recursive: true });
    const rows = Array.from({ length: COMMENTS }, (_, number) =>
      [number, article, `Fixture ${number}`, `"Words of number ${number}. ${'More of them. '.repeat(20).trim()}"`].join(
        ',',
      ),
    );
    const file = join(root, 'export.csv');
    writeFileSync(
      file,
      `number,article,name,message,created_at\n${rows.map((row) => `${row},2026-05-01 09:00:00 UTC\n`).join('')}`,
    );
    const folder = join(root, 'content/comments', article);
    return await killImport(
      { root, script: 'import-comments.ts', args: ['--into', 'comments', file], folder, before: new Map() },
      times,
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

/** Rows of the first and of the second file: enough for a file in nearly every state. */
const ROWS = [4000, 6000] as const;

export const killRegistryImport = async (times: number): Promise<KillCount> => {
  const root = mkdtempSync(join(tmpdir(), 'kill-registry-'));
  try {
    mkdirSync(join(root, 'content'));
    for (const name of ['site.yaml', 'professions.yaml', 'removed.yaml'])
      cpSync(join('content', name), join(root, 'content', name));
    const folder = join(root, 'content/registry');
    const work = join(root, 'work');
    const files = ['20261011', '20261108'].map((day) => join(root, `npidata_pfile_20050523-${day}.csv`));
    const argsFor = (file: string): string[] => ['--root', root, '--work', work, file];
    for (const [number, file] of files.entries()) await writeRegistryFile(file, ROWS[number] ?? 0);
    const [old = '', young = ''] = files;
    await runUntil('import-nppes.ts', argsFor(old));
    return await killImport(
      { root, script: 'import-nppes.ts', args: argsFor(young), folder, before: readFolder(folder), work },
      times,
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
