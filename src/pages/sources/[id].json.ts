import type { APIRoute } from 'astro';
import { getReferenceFile, listSources } from '#evidence/queries.ts';
import { unbundledPaths } from '#site/file-bundles.ts';

export const getStaticPaths = async () => unbundledPaths(await listSources()).map(({ id }) => ({ params: { id } }));

export const GET: APIRoute = async ({ params }) =>
  new Response(await getReferenceFile(params['id'] ?? '', 'json'), {
    headers: { 'Content-Type': 'application/vnd.citationstyles.csl+json; charset=utf-8' },
  });
