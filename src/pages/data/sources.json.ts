import type { APIRoute } from 'astro';
import { listSources } from '#evidence/queries.ts';
import { toCslJson } from '#evidence/references.ts';

export const GET: APIRoute = async () => {
  const items = (await listSources()).map(({ id, data }) => toCslJson(data, id));
  return new Response(`${JSON.stringify(items, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/vnd.citationstyles.csl+json; charset=utf-8' },
  });
};
