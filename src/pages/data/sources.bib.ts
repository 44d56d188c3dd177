import type { APIRoute } from 'astro';
import { listSources } from '#evidence/queries.ts';
import { toBibtexFile } from '#evidence/references.ts';

export const GET: APIRoute = async () =>
  new Response(toBibtexFile(await listSources()), {
    headers: { 'Content-Type': 'application/x-bibtex; charset=utf-8' },
  });
