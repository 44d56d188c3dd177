import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkContent, type CheckReport } from '#scripts/checks/run.ts';

/** The day on which the tree of `tests/fixtures` is in order. */
export const FIXTURE_DAY = '2026-06-01';

const BASE = 'tests/fixtures/content';

/** What a case does to the tree that files cannot do: take one away, make a link, make something very large. */
interface Arrangement {
  readonly arrange: (root: string) => void;
}

/** Checks the valid tree with the files of `folder` laid over it. */
export const checkOverlay = async (folder: string): Promise<CheckReport> => {
  const root = mkdtempSync(join(tmpdir(), 'content-'));
  try {
    cpSync(BASE, join(root, 'content'), { recursive: true });
    if (existsSync(join(folder, 'content')))
      cpSync(join(folder, 'content'), join(root, 'content'), { recursive: true });
    const arrangement = join(folder, 'arrange.ts');
    if (existsSync(arrangement)) {
      const { arrange } = (await import(pathToFileURL(resolve(arrangement)).href)) as Arrangement;
      arrange(root);
    }
    return checkContent({ root, today: FIXTURE_DAY });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};
