import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageFacts } from './page-facts.ts';

/** Search engines take 50,000 addresses a file (sitemaps.org, protocol 0.9). */
const MOST_ADDRESSES = 45_000;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Writes the addresses of all pages that search engines may list, and the index of these files. */
export const writeSitemap = (folder: string, origin: string, pages: readonly PageFacts[]): void => {
  const listed = pages.filter(({ path, isHidden, isRedirect }) => !isHidden && !isRedirect && path.endsWith('/'));
  const count = Math.max(1, Math.ceil(listed.length / MOST_ADDRESSES));
  const names = Array.from({ length: count }, (_, index) => {
    const part = listed.slice(index * MOST_ADDRESSES, (index + 1) * MOST_ADDRESSES);
    const rows = part.map(({ path }) => `<url><loc>${escaped(`${origin}${path}`)}</loc></url>`);
    writeFileSync(join(folder, `sitemap-${index}.xml`), `${HEAD}<urlset ${NAMESPACE}>${rows.join('')}</urlset>`);
    return `sitemap-${index}.xml`;
  });
  const rows = names.map((name) => `<sitemap><loc>${escaped(`${origin}/${name}`)}</loc></sitemap>`);
  writeFileSync(join(folder, 'sitemap-index.xml'), `${HEAD}<sitemapindex ${NAMESPACE}>${rows.join('')}</sitemapindex>`);
};
