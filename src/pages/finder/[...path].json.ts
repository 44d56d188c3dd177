import type { APIRoute } from 'astro';
import { getFinderTexts } from '#providers/finder/queries.ts';
import { unbundledPaths } from '#site/file-bundles.ts';

export const getStaticPaths = async () =>
  unbundledPaths([...(await getFinderTexts())]).map(([path, text]) => ({
    params: { path },
    props: { text },
    // The name of each file changes with what it holds.
    cacheKey: path,
  }));

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
