import type { APIRoute } from 'astro';
import { getProviderPage, keyOfProvider, listProviders } from '#providers/queries.ts';
import { vcardOf } from '#providers/vcard.ts';
import { getSite, pageKey } from '#site/queries.ts';

export const getStaticPaths = async () =>
  Promise.all(
    (await listProviders()).map(async ({ slug }) => ({
      params: { slug },
      cacheKey: await pageKey(await keyOfProvider(slug)),
    })),
  );

export const GET: APIRoute = async ({ params }) => {
  const { provider, card } = await getProviderPage(params['slug'] ?? '');
  const { url } = await getSite();
  return new Response(vcardOf(provider, `${url}${card.url}`, card.professions), {
    headers: { 'Content-Type': 'text/vcard; charset=utf-8' },
  });
};
