import type { APIRoute } from 'astro';
import { toCsv, toEvidenceRecord } from '#evidence/open-data.ts';
import { listClaims } from '#evidence/queries.ts';
import { getSite } from '#site/queries.ts';
import { topicsBySlug } from '#topics/queries.ts';

export const GET: APIRoute = async () => {
  const [site, claims, topics] = await Promise.all([getSite(), listClaims(), topicsBySlug()]);
  return new Response(toCsv(claims.map((claim) => toEvidenceRecord(claim, topics, site.url))), {
    headers: { 'Content-Type': 'text/csv; charset=utf-8; header=present' },
  });
};
