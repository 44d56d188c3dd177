/** Where to look officially: for everybody of a profession when nobody was found, for the license of one who was. */
import { LOOKUP_CAUTION, officialGroups, type LookedUp, type StateSearch } from '#providers/official-lookups.ts';
import { slugsIn } from './filter-rules.ts';
import type { FinderQuestion } from './question.ts';
import { el } from './result-list.ts';

/** `/finder/lookups.….json`. */
export interface LookupsFile {
  readonly professions: Readonly<Record<string, LookedUp>>;
  /** Treatment → who usually gives it. */
  readonly deliveredBy: Readonly<Record<string, readonly string[]>>;
  /** Region slug → the state's own license search. */
  readonly states: Readonly<Record<string, StateSearch>>;
}

/** Where the license of somebody can be looked up: with the state, or by way of the profession's own list of boards. */
export const licensePlaceOf = (
  { professions, states }: LookupsFile,
  slugs: readonly string[],
  region: string,
): { readonly label: string; readonly url: string } | undefined => {
  const known = slugs.flatMap((slug) => professions[slug] ?? []);
  const state = known.some(({ isLicensed }) => isLicensed) ? states[region] : undefined;
  return state ?? known.flatMap(({ places }) => places).find(({ isOfLicenses }) => isOfLicenses);
};

/** @param home The region where the reader is; undefined when no place was named. */
export const officialList = (
  { professions, deliveredBy, states }: LookupsFile,
  { profession, treatment, telehealth }: FinderQuestion,
  home: string | undefined,
): HTMLElement[] => {
  const given = slugsIn(treatment).flatMap((slug) => deliveredBy[slug] ?? (slug in professions ? [slug] : []));
  const slugs = profession === '' ? [...new Set(given)] : [profession];
  const region = telehealth === '' ? home : telehealth;
  const asked = slugs.flatMap((slug) => professions[slug] ?? []);
  const groups = officialGroups(asked, region === undefined ? undefined : states[region]);
  if (groups.length === 0) return [];
  const items = groups.map(({ who, places }) =>
    el(
      'li',
      {},
      `${who}: `,
      ...places.flatMap(({ words, label, url }, index) => [
        `${index > 0 ? '; ' : ''}${words} `,
        el('a', { href: url, rel: 'noopener' }, label),
      ]),
      '.',
    ),
  );
  return [el('ul', {}, ...items), el('p', { class: 'small muted' }, LOOKUP_CAUTION)];
};
