import type { APIRoute } from 'astro';
import { getSource, listSources } from '#evidence/queries.ts';
import { toBibtex } from '#evidence/references.ts';

export const getStaticPaths = async () => (await listSources()).map(({ id }) => ({ params: { id } }));

export const GET: APIRoute = async ({ params }) => {
  const { id, data } = await getSource(params['id'] ?? '');
  return new Response(toBibtex(data, id), { headers: { 'Content-Type': 'application/x-bibtex; charset=utf-8' } });
};
