/** The results as elements. Text is set as text: nothing that comes from a file is parsed as HTML. */
import { address } from '#site/addresses.ts';
import { medicareWords } from '#providers/medicare.ts';
import { formatDate } from '#site/dates.ts';
import type { GroupOfResults } from './finding.ts';
import type { FoundRow } from './results.ts';
import { awayFrom, lowerCaseName } from './words.ts';

export interface ResultWords {
  readonly professionNames: ReadonlyMap<string, string>;
  /** `ZIP area 12203`; undefined when no place was named. */
  readonly from: string | undefined;
  /** Addresses for registry rows, with `{npi}`, `{name}` and `{day}` to fill in. */
  readonly reports: readonly { readonly label: string; readonly url: string }[];
  /** The day of Medicare's list, which tells of registry rows. */
  readonly medicareOn: string | undefined;
}

type Child = Node | string | undefined | false;

export const el = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return element;
};

/** What is known and decides; what is not known is not told as a no. */
const factsOf = ({ row }: FoundRow): string[] =>
  [
    row.isAccepting && 'taking new patients',
    row.offersTelehealth && 'by video or phone',
    row.offersHomeVisits && 'home visits',
    row.hasSlidingScale && 'lower prices for low incomes',
    row.price !== undefined && `from $${row.price}`,
  ].filter((fact): fact is string => fact !== false);

const nameOf = ({ row }: FoundRow): HTMLElement =>
  el('h3', {}, row.source === 'profile' ? el('a', { href: address.provider(row.id) }, row.name) : row.name);

const standingOf = ({ row }: FoundRow, words: ResultWords): HTMLElement => {
  if (row.source === 'profile') {
    return el(
      'p',
      { class: 'small muted' },
      `${row.isClaimed ? 'Claimed' : 'Unclaimed'} listing, checked ${formatDate(row.checkedOn)}`,
    );
  }
  const fill = (url: string): string =>
    url
      .replaceAll('%7Bnpi%7D', encodeURIComponent(row.id))
      .replaceAll('%7Bname%7D', encodeURIComponent(row.name))
      .replaceAll('%7Bday%7D', row.checkedOn);
  const links = words.reports.flatMap(({ label, url }, index) => [
    index === 0 ? ' ' : ' · ',
    el('a', { href: fill(url), 'aria-label': `${label} the listing of ${row.name}` }, label),
  ]);
  return el(
    'p',
    { class: 'small muted' },
    `Unclaimed, from the public registry of ${formatDate(row.checkedOn)}; ask whether this is offered.`,
    ...links,
  );
};

/** What Medicare's list tells of a row of the registry; of a profile the provider tells it. */
const medicareOf = ({ row }: FoundRow, { medicareOn }: ResultWords): HTMLElement | undefined => {
  const words = row.source === 'registry' && medicareOn !== undefined && medicareWords(medicareOn, row);
  return words ? el('p', { class: 'small muted' }, words) : undefined;
};

const itemOf = (found: FoundRow, number: number, words: ResultWords): HTMLLIElement => {
  const { row, distanceKm } = found;
  const professions = row.professions.map((slug) => words.professionNames.get(slug) ?? slug).join(', ');
  const facts = factsOf(found);
  return el(
    'li',
    { value: String(number) },
    nameOf(found),
    el('p', {}, `${professions} · ${row.city}, ${row.region}${row.postalCode && ` ${row.postalCode}`}`),
    words.from !== undefined && el('p', { class: 'provider-finder-distance' }, awayFrom(distanceKm, words.from)),
    facts.length > 0 && el('p', {}, facts.join(' · ')),
    row.phone !== '' && el('p', {}, el('a', { href: `tel:+${row.phone.replaceAll(/[^\d]/g, '')}` }, `+${row.phone}`)),
    medicareOf(found, words),
    standingOf(found, words),
  );
};

const headingOf = ({ isOlder, isPlaceUnknown }: GroupOfResults): string | undefined => {
  if (isOlder) return 'Not confirmed for 90 days or more';
  return isPlaceUnknown ? 'By video or phone; in which states is not known' : undefined;
};

/** Lists, one for each group, numbered through. Registry rows and profiles stand together, by distance. */
export const resultLists = (groups: readonly GroupOfResults[], words: ResultWords): HTMLElement[] => {
  let number = 0;
  return groups.flatMap((group) => {
    const heading = headingOf(group);
    const items = group.found.map((found) => itemOf(found, (number += 1), words));
    const list = el(
      'ol',
      { class: 'provider-list provider-finder-list', start: String(number - items.length + 1) },
      ...items,
    );
    return heading === undefined ? [list] : [el('h3', { class: 'provider-finder-group' }, heading), list];
  });
};

/** Above the results for a condition: what was studied for it, each a button. */
export const conditionNote = (slug: string, name: string, ways: readonly HTMLElement[]): HTMLElement[] => [
  el(
    'p',
    { class: 'measure' },
    `For ${lowerCaseName(name)}, at least one study found some benefit of these, and somebody here offers them. `,
    el('a', { href: address.condition(slug) }, 'Read how sure anyone is'),
    '.',
  ),
  el('p', { class: 'provider-finder-places' }, ...ways),
];
