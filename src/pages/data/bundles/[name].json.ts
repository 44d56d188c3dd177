import type { APIRoute } from 'astro';
import { bundleReferenceFiles } from '#evidence/queries.ts';
import { bundleFinderFiles } from '#providers/finder/queries.ts';
import { bundleContactCards } from '#providers/queries.ts';
import type { FileBundle } from '#site/file-bundles.ts';

/** The build unpacks these before anything looks at the site, and removes them. */
export const getStaticPaths = async () => {
  const bundles = await Promise.all([bundleReferenceFiles(), bundleFinderFiles(), bundleContactCards()]);
  return bundles.flat().map(({ name, cacheKey, files }) => ({ params: { name }, props: { files }, cacheKey }));
};

export const GET: APIRoute<Pick<FileBundle, 'files'>> = async ({ props }) => Response.json(await props.files());
