/**
 * `npm run bench:inbox`: honest and hostile posts against the inbox on this machine: how long they take, the memory, and
 * whether each honest one lies in the folder; then the same while the service is killed again and again.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argumentsOrExit } from '#scripts/command-line.ts';
import { loadInbox } from './inbox-load.ts';

const USAGE = `npm run bench:inbox

Posts first in peace, for time and memory; then once more while the service is killed.

--posts N  honest posts, and as many hostile ones, each time. Default: 10000
--kills N  kills the service so often the second time; 0 leaves that out. Default: 50
`;

const values = argumentsOrExit('bench:inbox', USAGE, {
  posts: { type: 'string', default: '10000' },
  kills: { type: 'string', default: '50' },
});

const count = (number: number): string => number.toLocaleString('en');

const measure = async (kills: number): Promise<void> => {
  const root = mkdtempSync(join(tmpdir(), 'bench-inbox-'));
  try {
    cpSync('content/site.yaml', join(root, 'content/site.yaml'));
    const figures = await loadInbox({ root, posts: Number(values.posts), kills });
    const { posts, stored, hostileRefused, hostileTaken, halfWritten, seconds, memory } = figures;
    console.log(
      [
        kills === 0 ? 'In peace:' : `Killed ${kills} times at random moments:`,
        `  ${count(stored)} of ${count(posts)} honest messages lie in the folder, each whole and once`,
        `  ${count(hostileTaken)} of ${count(posts)} hostile ones were taken, ${count(hostileRefused)} refused with a reason${kills === 0 ? '' : ', the others cut off by a kill'}`,
        `  ${halfWritten.length} half-written files`,
        `  ${count(Math.round((2 * posts) / seconds))} posts a second`,
        ...(kills === 0 ? [`  memory after each tenth, in MB: ${memory.join(', ')}`] : []),
      ].join('\n'),
    );
    if (stored !== posts || hostileTaken > 0 || halfWritten.length > 0) process.exitCode = 1;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

await measure(0);
if (Number(values.kills) > 0) await measure(Number(values.kills));
