import type { APIRoute } from 'astro';
import { writeOpenListings } from '#providers/queries.ts';

export const GET: APIRoute = async () =>
  new Response(await writeOpenListings(), { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
