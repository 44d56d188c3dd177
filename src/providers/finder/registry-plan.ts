/** Chooses the sets of registry rows that a question is asked of. Part of the engine. */
import { ALL, type RegistrySets } from './sets.ts';

/** Sets of professions are asked side by side up to here; beyond, the set of all rows is asked for them. */
const PROFESSIONS_AT_ONCE = 3;

/** Which sets can answer, and whether the profiles that can stand among their rows. */
interface RegistryPlan {
  readonly slugs: readonly string[];
  readonly hasProfiles: boolean;
}

/** Of the lists of tags the one that the fewest professions bear decides: each of these has a set. */
export const planRegistry = (
  { indexes, treatments, isOlder }: RegistrySets,
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
  if (!fewest || fewest.slugs.length > PROFESSIONS_AT_ONCE) return { slugs: [ALL], hasProfiles: !isOlder };
  const { list, slugs } = fewest;
  return { slugs, hasProfiles: !isOlder && list.every((tag) => slugs.some((slug) => bears(slug, tag))) };
};
