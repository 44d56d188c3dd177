import type { APIRoute } from 'astro';
import { drawSharePicture, type ShareCard } from '#shell/share-picture.ts';
import { listShareCards } from '#shell/queries.ts';
import { whileDeveloping } from '#site/static-paths.ts';

export const getStaticPaths = () =>
  whileDeveloping(async () =>
    (await listShareCards()).map((card) => ({ params: { path: card.path }, props: { card } })),
  );

export const GET: APIRoute = async ({ props }) =>
  new Response(await drawSharePicture(props['card'] as ShareCard), { headers: { 'Content-Type': 'image/png' } });
