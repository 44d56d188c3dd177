/**
 * `npm run bench:inbox`: honest and hostile posts against the inbox on this machine: how long they take, the memory, and
 * whether each honest one lies in the folder. `--kills` kills the service again and again while they come.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argumentsOrExit } from '#scripts/command-line.ts';
import { loadInbox } from './inbox-load.ts';

const USAGE = `npm run bench:inbox

--posts N  honest posts, and as many hostile ones. Default: 10000
--kills N  kills the service so often meanwhile. Default: 0
`;

const values = argumentsOrExit('bench:inbox', USAGE, {
  posts: { type: 'string', default: '10000' },
  kills: { type: 'string', default: '0' },
});

const root = mkdtempSync(join(tmpdir(), 'bench-inbox-'));
try {
  cpSync('content/site.yaml', join(root, 'content/site.yaml'));
  const figures = await loadInbox({ root, posts: Number(values.posts), kills: Number(values.kills) });
  console.log(figures);
  if (figures.stored !== figures.posts || figures.halfWritten.length > 0) process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
