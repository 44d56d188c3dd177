import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { browserEditor } from './scripts/admin/integration.ts';
import { bannerPreview } from './scripts/banners/preview.ts';
import { contentChecks } from './scripts/checks/integration.ts';
import { siteInbox } from './scripts/inbox/integration.ts';
import { licenses } from './scripts/licenses/integration.ts';
import { removeOriginals } from './scripts/publish/originals.ts';
import { fileBundles } from './scripts/publish/unpack-bundles.ts';
import { siteFiles } from './scripts/publish/site-files.ts';
import { searchIndex } from './src/search/integration.ts';
import { scriptUrls } from './src/shell/script-urls.ts';
import { contentRoot } from './src/site/content-root.ts';
import { mdxProcessor } from './src/site/mdx-processor.ts';
import { readSite } from './src/site/read-site.ts';
import { termsExplainedIn } from './src/topics/glossary-files.ts';

const site = readSite();
/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: contentRoot(),
  outDir: join(contentRoot(), 'dist'),
  cacheDir: join(contentRoot(), '.cache/astro'),
  srcDir: here('./src'),
  publicDir: here('./public'),
  site: site.url,
  trailingSlash: 'always',
  // A style sheet to wait for costs a phone on slow 4G a quarter of a second; the policy names the styles by their hashes.
  build: { format: 'directory', assets: '_astro', inlineStylesheets: 'always' },
  prerenderConflictBehavior: 'error',
  redirects: site.redirects,
  devToolbar: { enabled: false },
  markdown: { processor: mdxProcessor(termsExplainedIn(contentRoot())), syntaxHighlight: false },
  integrations: [
    contentChecks(),
    mdx(),
    searchIndex(),
    browserEditor(),
    siteInbox(),
    bannerPreview(),
    licenses(),
    removeOriginals(contentRoot()),
    fileBundles(),
    siteFiles(),
  ],
  vite: {
    build: { assetsInlineLimit: 0 },
    // Every page names its scripts; names that tell where they come from cost it up to 80 bytes of its first paint.
    environments: {
      client: {
        build: {
          rollupOptions: { output: { entryFileNames: '_astro/[hash].js', chunkFileNames: '_astro/[hash].js' } },
        },
      },
    },
    plugins: [scriptUrls()],
  },
});
