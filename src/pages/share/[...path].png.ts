import type { APIRoute } from 'astro';
import { drawSharePicture, type ShareCard } from '#shell/share-picture.ts';
import { listShareCards } from '#shell/queries.ts';

export const getStaticPaths = async () =>
  (await listShareCards()).map((card) => ({
    params: { path: card.path },
    props: { card },
    cacheKey: JSON.stringify(card),
  }));

export const GET: APIRoute = async ({ props }) =>
  new Response(await drawSharePicture(props['card'] as ShareCard), { headers: { 'Content-Type': 'image/png' } });
