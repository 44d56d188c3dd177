import type { APIRoute } from 'astro';
import { getFinderText, listFinderPaths } from '#providers/finder/queries.ts';
import { unbundledPaths } from '#site/file-bundles.ts';

export const getStaticPaths = async () =>
  unbundledPaths(await listFinderPaths()).map((path) => ({
    params: { path },
    // The name of each file changes with what it holds.
    cacheKey: path,
  }));

export const GET: APIRoute<Record<string, unknown>, { path: string }> = async ({ params }) =>
  new Response(await getFinderText(params.path), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
