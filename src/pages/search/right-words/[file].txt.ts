import type { APIRoute } from 'astro';
import { getRightWordFiles } from '#shell/search-files.ts';

export const getStaticPaths = async () =>
  (await getRightWordFiles()).map((text, file) => ({ params: { file: String(file) }, props: { text } }));

export const GET: APIRoute = ({ props }) =>
  new Response(props['text'] as string, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
