import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type BrowserServer } from 'playwright-core';
import { answers, canInstallPackages, findOnPath, installPackage, runQuietly } from '#scripts/install.ts';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const MAC_PROGRAMS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Path of a Chromium that starts: `CHROME_PATH`, the machine's own, Playwright's, else one that is installed now.
 *
 * @throws Error with a sentence for a person when there is none and none can be had.
 */
export function findOrInstallBrowser(): string {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (answers(named, '--version')) return named;
    throw new Error(`CHROME_PATH is "${named}", which does not start. Correct it, or unset it.`);
  }
  const found = findBrowser();
  if (found !== undefined) return found;

  if (canInstallPackages() && installPackage('chromium')) {
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  console.log('Downloading Chromium with Playwright; this happens once.');
  if (runQuietly(process.execPath, [playwrightCli(), 'install', 'chromium'])) {
    const downloaded = findBrowser();
    if (downloaded !== undefined) return downloaded;
  }
  throw new Error(
    'The browser tests need Chromium, and it could be neither found nor installed. ' +
      'Install the package "chromium" (as root: apt-get install chromium) or name a Chromium or Chrome in CHROME_PATH.',
  );
}

const launchOptions = (): Parameters<typeof chromium.launchServer>[0] & object => ({
  executablePath: findOrInstallBrowser(),
  headless: true,
  args: [
    // Chromium refuses its sandbox to root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Containers often have a tiny /dev/shm.
    '--disable-dev-shm-usage',
  ],
});

/** A headless Chromium that makes no request of its own. */
export const launchBrowser = (): Promise<Browser> => chromium.launch(launchOptions());

/** The same for other processes of this machine, which connect to its `wsEndpoint()`. */
export const launchBrowserServer = (): Promise<BrowserServer> =>
  chromium.launchServer({ ...launchOptions(), host: '127.0.0.1' });

function findBrowser(): string | undefined {
  const candidates = [...PROGRAMS.map(findOnPath), ...MAC_PROGRAMS.filter(existsSync), chromium.executablePath()];
  return candidates.find(
    // A stub that only tells how to install the real thing (Ubuntu's chromium-browser) does not count.
    (path): path is string => path !== undefined && existsSync(path) && answers(path, '--version'),
  );
}

function playwrightCli(): string {
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
  return join(dirname(manifest), 'cli.js');
}

if (import.meta.main) {
  try {
    console.log(findOrInstallBrowser());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
