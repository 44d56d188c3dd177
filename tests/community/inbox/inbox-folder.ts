import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface InboxRoot {
  /** Holds `content/` and `inbox/`. */
  readonly root: string;
  readonly remove: () => void;
}

/** A copy of the small made-up content, for commands that change it. */
export const copiedRoot = (): InboxRoot => {
  const root = mkdtempSync(join(tmpdir(), 'inbox-'));
  cpSync('tests/fixtures/content', join(root, 'content'), { recursive: true });
  return {
    root,
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
};
