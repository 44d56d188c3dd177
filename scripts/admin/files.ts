/** The files of `/admin/`: a page, a start script, the configuration, and the editor itself from npm. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readContent } from '#scripts/checks/content.ts';
import type { CalendarDate } from '#site/dates.ts';
import { readSite } from '#site/read-site.ts';
import { editorConfig } from './config.ts';

export interface AdminFile {
  /** Below `/admin/`. */
  readonly path: string;
  readonly type: string;
  readonly read: () => string | Buffer;
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>Editor</title>
<script src="/admin/start.js" defer></script>
<script src="/admin/sveltia-cms.js" defer></script>
</head>
<body>
<noscript>The editor needs JavaScript. Without it, send your text through the issue forms of the repository.</noscript>
</body>
</html>
`;

const START = `window.CMS_MANUAL_INIT = true;
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
