import type { APIRoute } from 'astro';
import { lastCheckedOn } from '#evidence/model.ts';
import { DATA_LICENSE, DATA_VERSION, toEvidenceRecord, type EvidenceFile } from '#evidence/open-data.ts';
import { listClaims } from '#evidence/queries.ts';
import { address } from '#site/addresses.ts';
import { getSite } from '#site/queries.ts';
import { topicsBySlug } from '#topics/queries.ts';

export const GET: APIRoute = async () => {
  const [site, claims, topics] = await Promise.all([getSite(), listClaims(), topicsBySlug()]);
  const file: EvidenceFile = {
    $schema: `${site.url}${address.dataFile('evidence.schema.json')}`,
    version: DATA_VERSION,
    title: 'Findings on treatments for pain',
    publisher: site.name,
    url: `${site.url}${address.data}`,
    license: DATA_LICENSE,
    checkedOn: lastCheckedOn(claims),
    findings: claims.map((claim) => toEvidenceRecord(claim, topics, site.url)),
  };
  return new Response(`${JSON.stringify(file, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
