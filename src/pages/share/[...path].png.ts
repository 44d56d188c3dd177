import type { APIRoute } from 'astro';
import { drawSharePicture, type ShareCard } from '#shell/share-picture.ts';
import { listShareCards } from '#shell/queries.ts';
import { pageKey } from '#site/queries.ts';

export const getStaticPaths = async () =>
  Promise.all(
    (await listShareCards()).map(async (card) => ({
      params: { path: card.path },
      props: { card },
      cacheKey: await pageKey(card),
    })),
  );

export const GET: APIRoute = async ({ props }) =>
  new Response(await drawSharePicture(props['card'] as ShareCard), { headers: { 'Content-Type': 'image/png' } });
