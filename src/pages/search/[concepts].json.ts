import type { APIRoute } from 'astro';
import { getConceptFile } from '#shell/search-files.ts';

export const getStaticPaths = async () => {
  const { name, text } = await getConceptFile();
  return [{ params: { concepts: name }, props: { text } }];
};

export const GET: APIRoute = ({ props }) =>
  new Response(props['text'] as string, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
