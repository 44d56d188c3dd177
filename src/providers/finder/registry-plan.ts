/** Chooses the sets of registry rows that a question is asked of. Part of the engine. */
import { ALL, isRegistryTag, type RegistrySets } from './sets.ts';

/** Sets of professions are asked side by side up to here; beyond, the set of all rows is asked for them. */
const PROFESSIONS_AT_ONCE = 3;

/** Which sets can answer, and whether the profiles that can stand among their rows. */
interface RegistryPlan {
  readonly slugs: readonly string[];
  readonly hasProfiles: boolean;
}

/** Of the lists of tags the one that the fewest professions bear decides: each of these has a set. */
export const planRegistry = (
  { indexes, treatments, isOlder, lacking = {} }: RegistrySets,
  treatment: string,
  tags: readonly (readonly string[])[],
): RegistryPlan => {
  const bears = (slug: string, tag: string): boolean =>
    tag === `p${slug}` || (tag.startsWith('t') && treatments[slug]?.includes(tag.slice(1)) === true);
  const professions = Object.keys(indexes).filter((slug) => slug !== ALL);
  const offered = treatment === '' ? [] : [[`t${treatment}`]];
  const choices = [...offered, ...tags]
    .filter((list) => list.some((tag) => /^[pt]/.test(tag)))
    .map((list) => ({ list, slugs: professions.filter((slug) => list.some((tag) => bears(slug, tag))) }))
    // Nodes tell professions and no treatments: of a set that does not give the treatment all would be read in vain.
    .filter(({ slugs }) => offered.flat().every((tag) => slugs.every((slug) => bears(slug, tag))))
    .sort((a, b) => a.slugs.length - b.slugs.length);
  const [fewest] = choices;
  const isAll = !fewest || fewest.slugs.length > PROFESSIONS_AT_ONCE;
  const chosen = isAll ? [ALL] : fewest.slugs;
  const holdsProfiles = isAll || fewest.list.every((tag) => chosen.some((slug) => bears(slug, tag)));
  // Where no row of the registry bears a tag that is needed, the profiles are asked alone: few stand in each tile there.
  const slugs = chosen.filter((slug) =>
    tags.every((list) => list.some((tag) => isRegistryTag(tag) && !lacking[slug]?.includes(tag))),
  );
  return { slugs, hasProfiles: !isOlder && holdsProfiles && slugs.length === chosen.length };
};
