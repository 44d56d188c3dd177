import type { APIRoute } from 'astro';
import { listArticles } from '#articles/queries.ts';
import { atomFeed } from '#shell/feed.ts';
import { getSite } from '#site/queries.ts';

export const GET: APIRoute = async () =>
  new Response(atomFeed(await getSite(), await listArticles()), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
