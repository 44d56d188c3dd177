/** States and regions as people write them. */
import { listRegions } from '#places/regions.ts';
import { closestTo } from '#site/did-you-mean.ts';

const codeOf = (slug: string): string => slug.slice(3).toUpperCase();

/** The code of a region that was written by its name, or nearly so. */
export const regionCodeMeantBy = (written: string, country: string): string | undefined => {
  const regions = listRegions(country);
  const name = closestTo(
    written,
    regions.map((region) => region.name),
  );
  const byName = regions.find((region) => region.name === name)?.slug;
  const byCode = regions.find(({ slug }) => codeOf(slug) === written.trim().toUpperCase())?.slug;
  const slug = byCode ?? byName;
  return slug === undefined ? undefined : codeOf(slug);
};
