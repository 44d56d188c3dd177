import type { APIRoute } from 'astro';
import { listShareCards } from '#shell/queries.ts';
import { getSharePicture, removeOtherPictures } from '#shell/share-picture-cache.ts';
import { drawSharePicture, type ShareCard } from '#shell/share-picture.ts';
import { contentRoot } from '#site/content-root.ts';

export const getStaticPaths = async () => {
  const cards = await listShareCards();
  removeOtherPictures(cards, contentRoot());
  return cards.map((card) => ({ params: { path: card.path }, props: { card }, cacheKey: JSON.stringify(card) }));
};

export const GET: APIRoute = async ({ props }) =>
  new Response(await getSharePicture(props['card'] as ShareCard, contentRoot(), drawSharePicture), {
    headers: { 'Content-Type': 'image/png' },
  });
