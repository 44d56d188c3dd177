import type { APIRoute } from 'astro';
import { getFinderTexts } from '#providers/finder/queries.ts';
import { whileDeveloping } from '#site/static-paths.ts';

export const getStaticPaths = () =>
  whileDeveloping(async () =>
    [...(await getFinderTexts())].map(([path, text]) => ({ params: { path }, props: { text } })),
  );

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
