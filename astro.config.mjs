import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { contentChecks } from './scripts/checks/integration.ts';
import { layerOrder } from './src/design/layer-order.ts';
import { searchIndex } from './src/search/integration.ts';
import { readSite } from './src/site/read-site.ts';

const site = readSite();

export default defineConfig({
  site: site.url,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  prerenderConflictBehavior: 'error',
  redirects: site.redirects,
  devToolbar: { enabled: false },
  integrations: [contentChecks(), sitemap(), searchIndex()],
  vite: { build: { assetsInlineLimit: 0 }, plugins: [layerOrder()] },
});
