import type { APIRoute } from 'astro';
import { getFinderData } from '#providers/finder/queries.ts';

export const getStaticPaths = async () =>
  [...(await getFinderData()).files].map(([path, text]) => ({ params: { path }, props: { text } }));

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
