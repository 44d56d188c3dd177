import type { APIRoute } from 'astro';
import { evidenceJsonSchema } from '#evidence/open-data.ts';
import { address } from '#site/addresses.ts';
import { getSite } from '#site/queries.ts';

export const GET: APIRoute = async () => {
  const id = `${(await getSite()).url}${address.dataFile('evidence.schema.json')}`;
  return new Response(`${JSON.stringify(evidenceJsonSchema(id), null, 2)}\n`, {
    headers: { 'Content-Type': 'application/schema+json; charset=utf-8' },
  });
};
