import type { APIRoute } from 'astro';
import { drawGuide } from '#community/guide-pdf.ts';
import { getGuide } from '#community/queries.ts';
import { getSite } from '#site/queries.ts';

export const GET: APIRoute = async () =>
  new Response(await drawGuide(await getGuide(), await getSite()), { headers: { 'Content-Type': 'application/pdf' } });
