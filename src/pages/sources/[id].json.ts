import type { APIRoute } from 'astro';
import { getSource, listSources } from '#evidence/queries.ts';
import { toCslJson } from '#evidence/references.ts';

export const getStaticPaths = async () => (await listSources()).map(({ id }) => ({ params: { id } }));

export const GET: APIRoute = async ({ params }) => {
  const { id, data } = await getSource(params['id'] ?? '');
  return new Response(`${JSON.stringify([toCslJson(data, id)], null, 2)}\n`, {
    headers: { 'Content-Type': 'application/vnd.citationstyles.csl+json; charset=utf-8' },
  });
};
