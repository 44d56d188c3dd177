/** Files that follow from all pages and are written last: sitemaps, the notices of licenses, the rules for hosts. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { listFiles } from '#scripts/files/listing.ts';
import { writeHostFiles } from '#scripts/hosts/host-files.ts';
import { bundledPackages, writeLicenses } from '#scripts/licenses/integration.ts';
import { contentRoot } from '#site/content-root.ts';
import { readSite } from '#site/read-site.ts';
import { pagesIn } from './built-pages.ts';
import { factsOf, type PageFacts } from './page-facts.ts';
import { writeSitemap } from './sitemap.ts';

/**
 * Stands last among the integrations that write files: the rules for hosts name every file of the site.
 *
 * @param onWritten Called with the facts of every page, by path, when all files are written.
 */
export const siteFiles = (onWritten?: (pages: readonly PageFacts[]) => void): AstroIntegration => ({
  name: 'site-files',
  hooks: {
    'astro:build:done': ({ dir }) => {
      const folder = fileURLToPath(dir);
      const root = contentRoot();
      const { url } = readSite(root);
      const pages = Array.from(pagesIn(folder, listFiles(folder)), (page) => factsOf(page, url)).sort((a, b) =>
        a.path < b.path ? -1 : 1,
      );
      writeSitemap(folder, url, pages);
      const files = listFiles(folder);
      writeLicenses(folder, files, bundledPackages());
      writeHostFiles({ folder, root, files, pages });
      onWritten?.(pages);
    },
  },
});
