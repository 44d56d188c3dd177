import type { APIRoute } from 'astro';
import { getSite } from '#site/queries.ts';

export const GET: APIRoute = async () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${(await getSite()).url}/sitemap-index.xml\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
