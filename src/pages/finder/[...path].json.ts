import type { APIRoute } from 'astro';
import { getFinderData } from '#providers/finder/queries.ts';
import { pageKey } from '#site/queries.ts';

export const getStaticPaths = async () =>
  Promise.all(
    [...(await getFinderData()).files].map(async ([path, text]) => ({
      params: { path },
      props: { text },
      cacheKey: await pageKey(text),
    })),
  );

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
