/** Runs Lighthouse, which is installed in a folder of its own: it is too heavy to be a dependency of the site. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findOrInstallBrowser } from '#scripts/browser.ts';
import { install } from './others.ts';
import { CATEGORIES, type Report } from './scores.ts';

export const LIGHTHOUSE_VERSION = '13.5.0';

const run = promisify(execFile);

const manifest = `${JSON.stringify(
  { name: 'reader-lighthouse', private: true, dependencies: { lighthouse: LIGHTHOUSE_VERSION } },
  null,
  2,
)}\n`;

/** Now and then the browser's trace lacks the start of the page, and Lighthouse asks to be run again. */
const ATTEMPTS = 3;

export type Lighthouse = (url: string) => Promise<Report>;

/** Lighthouse as it comes: a phone on slow 4G, simulated from an unhindered load. */
export function openLighthouse(): Lighthouse {
  const program = join(install('lighthouse', manifest), 'node_modules/lighthouse/cli/index.js');
  const browser = findOrInstallBrowser();
  const look: Lighthouse = async (url) => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-reader-'));
    const output = join(folder, 'report.json');
    try {
      await run(
        process.execPath,
        [
          program,
          url,
          '--quiet',
          '--output=json',
          `--output-path=${output}`,
          `--only-categories=${CATEGORIES.join(',')}`,
          `--chrome-flags=--headless=new --disable-dev-shm-usage${process.getuid?.() === 0 ? ' --no-sandbox' : ''}`,
        ],
        { env: { ...process.env, CHROME_PATH: browser }, timeout: 180_000, maxBuffer: 64 * 1024 * 1024 },
      );
      return JSON.parse(readFileSync(output, 'utf8')) as Report;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  return async (url) => {
    for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
      try {
        return await look(url);
      } catch (error) {
        console.log(`Lighthouse failed at ${url} and is asked again: ${String(error).split('\n')[1] ?? ''}`);
      }
    }
    return look(url);
  };
}
