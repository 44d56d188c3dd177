import type { APIRoute } from 'astro';
import { getContactCard, keyOfProvider, listProviders } from '#providers/queries.ts';
import { unbundledPaths } from '#site/file-bundles.ts';
import { pageKey } from '#site/queries.ts';

export const getStaticPaths = async () =>
  Promise.all(
    unbundledPaths(await listProviders()).map(async ({ slug }) => ({
      params: { slug },
      cacheKey: await pageKey(await keyOfProvider(slug)),
    })),
  );

export const GET: APIRoute = async ({ params }) =>
  new Response(await getContactCard(params['slug'] ?? ''), {
    headers: { 'Content-Type': 'text/vcard; charset=utf-8' },
  });
