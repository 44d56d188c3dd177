import type { APIRoute } from 'astro';
import { getAnswerFiles } from '#shell/search-files.ts';

export const getStaticPaths = async () => {
  const { folder, answers } = await getAnswerFiles();
  return answers.map(({ name, text }) => ({ params: { folder, number: name }, props: { text } }));
};

export const GET: APIRoute = ({ props }) =>
  new Response(props['text'] as string, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
