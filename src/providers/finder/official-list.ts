/** Where to look officially when nobody was found: fetched then alone. */
import { regionSlugOf, UNITED_STATES } from '#places/countries.ts';
import { LOOKUP_CAUTION, officialGroups, type LookedUp, type StateSearch } from '#providers/official-lookups.ts';
import { fetchFile } from './finder-files.ts';
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

/** @param code The region where the reader is, by its part of ISO 3166-2; undefined when no place was named. */
export const officialList = async (
  path: string,
  { profession, treatment, telehealth }: FinderQuestion,
  code: string | undefined,
): Promise<HTMLElement[]> => {
  const { professions, deliveredBy, states } = (await fetchFile(path)) as LookupsFile;
  const slugs = profession === '' ? (deliveredBy[treatment] ?? []) : [profession];
  const region = telehealth === '' && code !== undefined ? regionSlugOf(UNITED_STATES.code, code) : telehealth;
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
