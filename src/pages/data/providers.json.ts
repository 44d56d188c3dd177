import type { APIRoute } from 'astro';
import { getOpenListings } from '#providers/queries.ts';

export const GET: APIRoute = async () =>
  new Response(`${JSON.stringify(await getOpenListings(), null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
