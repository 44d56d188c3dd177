import type { APIRoute } from 'astro';
import { getAnswerFiles } from '#shell/search-files.ts';

export const getStaticPaths = async () => {
  const { folder, answers } = await getAnswerFiles();
  return answers.map(({ slug, text }) => ({ params: { folder, slug }, props: { text } }));
};

export const GET: APIRoute = ({ props }) =>
  new Response(props['text'] as string, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
