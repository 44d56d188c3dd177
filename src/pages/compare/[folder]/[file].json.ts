import type { APIRoute } from 'astro';
import { getSidesFolder } from '#try/queries.ts';

export const getStaticPaths = async () => {
  const { folder, files } = await getSidesFolder();
  return files.map(({ name, text }) => ({ params: { folder, file: name }, props: { text } }));
};

export const GET: APIRoute = ({ props }) =>
  new Response(props['text'] as string, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
