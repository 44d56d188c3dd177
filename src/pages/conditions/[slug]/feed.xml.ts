import type { APIRoute } from 'astro';
import { listClaimsForCondition } from '#evidence/queries.ts';
import { topicFeed } from '#shell/feed.ts';
import { getSite } from '#site/queries.ts';
import { changeDays } from '#topics/model.ts';
import { getUpkeep, listConditions } from '#topics/queries.ts';

export const getStaticPaths = async () => (await listConditions()).map(({ slug }) => ({ params: { slug } }));

export const GET: APIRoute = async ({ params }) => {
  const { card, changes, reviewedOn } = await getUpkeep(params['slug'] ?? '');
  const days = changeDays(changes, await listClaimsForCondition(card.slug));
  return new Response(topicFeed(await getSite(), card, days, reviewedOn), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
};
