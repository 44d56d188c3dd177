import { listEntries } from './entries.ts';
import { once } from './once.ts';
import { withPictures } from './pictures.ts';
import { renderText } from './markdown.ts';
import type { Site, SitePage } from './schema.ts';

export const getSite = once(async (): Promise<Site> => {
  const [entry] = listEntries<Site>('site');
  if (!entry) throw new Error('content/site.yaml is missing; the checks should have said so.');
  return entry.data;
});

export const listSitePages = once(async () => {
  const entries = listEntries<SitePage>('pages');
  return Promise.all(
    entries.map(async (entry) => {
      const text = await renderText(entry.body, 'md');
      return { slug: entry.id, ...entry.data, ...text, html: await withPictures(text.html, 'pages') };
    }),
  );
});
