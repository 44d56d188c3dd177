import type { APIRoute } from 'astro';
import { getProviderPage, listProviders } from '#providers/queries.ts';
import { vcardOf } from '#providers/vcard.ts';
import { getSite } from '#site/queries.ts';
import { whileDeveloping } from '#site/static-paths.ts';

export const getStaticPaths = () =>
  whileDeveloping(async () => (await listProviders()).map(({ slug }) => ({ params: { slug } })));

export const GET: APIRoute = async ({ params }) => {
  const { provider, card } = await getProviderPage(params['slug'] ?? '');
  const { url } = await getSite();
  return new Response(vcardOf(provider, `${url}${card.url}`, card.professions), {
    headers: { 'Content-Type': 'text/vcard; charset=utf-8' },
  });
};
