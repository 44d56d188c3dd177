/** The files of `/admin/`: a page, a start script, the configuration, and the editor itself from npm. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readContent } from '#scripts/checks/content.ts';
import type { CalendarDate } from '#site/dates.ts';
import { readSite } from '#site/read-site.ts';
import { editorConfig } from './config.ts';
import { adminContentSecurityPolicy } from './policy.ts';

export interface AdminFile {
  /** Below `/admin/`. */
  readonly path: string;
  readonly type: string;
  readonly read: () => string | Buffer;
}

/** The policy stands in the page as well, for hosts that send none; what only a header can say is left out there. */
const META_POLICY = adminContentSecurityPolicy().replace(/ frame-ancestors [^;]*;/, '');

const head = (title: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${META_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${title}</title>`;

const PAGE = `${head('Editor')}
<script src="/admin/start.js" defer></script>
<script src="/admin/sveltia-cms.js" defer></script>
</head>
<body>
<noscript>The editor needs JavaScript. Without it, send your text through the issue forms of the repository.</noscript>
</body>
</html>
`;

/** Where nothing can be saved, the page says so, and what the operator and a contributor can do instead. */
const CLOSED_PAGE = `${head('Editor: not set up')}
</head>
<body>
<main>
<h1>The editor is not set up yet</h1>
<p>It saves to a repository on GitHub, and this site does not say where its repository is.</p>
<p>If you run the site: set <code>repository: https://github.com/owner/name</code> in <code>content/site.yaml</code>, and build it again.</p>
<p>If you want to write: work on a copy on your own machine. Run <code>npm run dev</code>, open <code>http://localhost:4321/admin/</code> in Chrome or Edge, and choose “Work with Local Repository”.</p>
<p><a href="/contribute/">Other ways to contribute</a></p>
</main>
</body>
</html>
`;

/**
 * Two tabs would write over each other's drafts, so the second says that there is a first. Before a page with unsaved
 * words is left or loaded again, the browser asks.
 */
const START = `window.CMS_MANUAL_INIT = true;
let isUnsaved = false;
addEventListener('input', () => { isUnsaved = true; }, true);
addEventListener('hashchange', () => { isUnsaved = false; });
addEventListener('beforeunload', (event) => { if (isUnsaved) event.preventDefault(); });
const tellOfOtherTab = () => {
  const note = document.createElement('p');
  note.setAttribute('role', 'alert');
  note.textContent = 'The editor is open in another tab of this browser. Write in one of them only, or the later save takes the place of the earlier.';
  document.body.prepend(note);
};
navigator.locks?.request('editor', { ifAvailable: true }, (lock) => lock ? new Promise(() => {}) : tellOfOtherTab());
addEventListener('DOMContentLoaded', async () => {
  const answer = await fetch('/admin/config.json');
  window.CMS.init({ config: await answer.json() });
});
`;

const { resolve } = createRequire(import.meta.url);

const EDITOR = join(dirname(resolve('@sveltia/cms')), '../dist');

const ICONS = resolve(
  '@fontsource-variable/material-symbols-outlined/files/material-symbols-outlined-latin-wght-normal.woff2',
);

/** The editor loads three fonts from a CDN: its icons come from npm instead, its letters are those of the system. */
const FONT_ADDRESS = /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([a-z0-9-]+)[^)\s]*\.woff2/g;

/** The editor without addresses of other origins in its styles. */
const readEditor = (path: string): string =>
  readFileSync(join(EDITOR, path), 'utf8').replaceAll(FONT_ADDRESS, (_, name: string) =>
    name === 'material-symbols-outlined' ? '/admin/icons.woff2' : 'data:,',
  );

const SCRIPT = 'text/javascript; charset=utf-8';

const editorFiles = (): AdminFile[] =>
  ['sveltia-cms.js', ...readdirSync(join(EDITOR, 'chunks')).map((name) => `chunks/${name}`)]
    .filter((path) => path.endsWith('.js'))
    .map((path) => ({ path, type: SCRIPT, read: () => readEditor(path) }));

/** What a build holds where there is nowhere to save. */
export const closedAdminFiles: readonly AdminFile[] = [
  { path: 'index.html', type: 'text/html; charset=utf-8', read: () => CLOSED_PAGE },
];

export const adminFiles = (root: string, today: CalendarDate): readonly AdminFile[] => [
  { path: 'index.html', type: 'text/html; charset=utf-8', read: () => PAGE },
  { path: 'start.js', type: SCRIPT, read: () => START },
  {
    path: 'config.json',
    type: 'application/json; charset=utf-8',
    read: () => JSON.stringify(editorConfig(readSite(root), readContent(root, today))),
  },
  { path: 'icons.woff2', type: 'font/woff2', read: () => readFileSync(ICONS) },
  ...editorFiles(),
];
