import type { APIRoute } from 'astro';
import { listArticles } from '#articles/queries.ts';
import { jsonFeed } from '#shell/feed.ts';
import { getSite } from '#site/queries.ts';

export const GET: APIRoute = async () =>
  new Response(jsonFeed(await getSite(), await listArticles()), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
