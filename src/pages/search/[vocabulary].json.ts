import type { APIRoute } from 'astro';
import { getVocabularyFiles } from '#shell/search-files.ts';

export const getStaticPaths = async () =>
  Object.values(await getVocabularyFiles()).map(({ name, text }) => ({
    params: { vocabulary: name },
    props: { text },
  }));

export const GET: APIRoute = ({ props }) =>
  new Response(props['text'] as string, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
