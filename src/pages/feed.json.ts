import type { APIRoute } from 'astro';
import { listArticles } from '#articles/queries.ts';
import { articleFeed } from '#shell/feed.ts';
import { getSite } from '#site/queries.ts';

export const GET: APIRoute = async () =>
  new Response(articleFeed(await getSite(), await listArticles()).json1(), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
