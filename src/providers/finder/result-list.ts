/** The results as elements. Text is set as text: nothing that comes from a file is parsed as HTML. */
import { address } from '#site/addresses.ts';
import { medicareWords } from '#providers/medicare.ts';
import { formatDate } from '#site/dates.ts';
import type { GroupOfResults } from './finding.ts';
import { acceptingWords, careWords, matchWords, paymentWords, reachWords, type AskedWords } from './listing-facts.ts';
import type { ProfileDetail } from './profile-details.ts';
import type { FoundRow } from './results.ts';
import type { FinderRow } from './row.ts';
import { awayFrom, lowerCaseName, plural } from './words.ts';

export interface ResultWords extends AskedWords {
  /** `ZIP area 12203`; undefined when no place was named. */
  readonly from: string | undefined;
  /** Addresses for registry rows, with `{npi}`, `{name}` and `{day}` to fill in. */
  readonly reports: readonly { readonly label: string; readonly url: string }[];
  /** The day of Medicare's list, which tells of registry rows. */
  readonly medicareOn: string | undefined;
  readonly detailOf: (row: FinderRow) => ProfileDetail | undefined;
  /** Where a license can be looked up. */
  readonly licensePlaceOf: (row: FinderRow) => { readonly label: string; readonly url: string } | undefined;
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

const nameOf = ({ row }: FoundRow): HTMLElement =>
  el('h3', {}, row.source === 'profile' ? el('a', { href: address.provider(row.id) }, row.name) : row.name);

const standingOf = ({ row }: FoundRow, words: ResultWords): HTMLElement => {
  if (row.source === 'profile') {
    const standing = row.isClaimed ? 'Confirmed by the provider' : 'Has not joined us: listed from public sources';
    return el('p', { class: 'small muted' }, `${standing}, checked ${formatDate(row.checkedOn)}.`);
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
    `Has not joined us: from the public registry of ${formatDate(row.checkedOn)}. Ask whether this is offered.`,
    ...links,
  );
};

/** License, with where it can be looked up; a registry number is none. */
const licenseOf = (
  { row }: FoundRow,
  detail: ProfileDetail | undefined,
  words: ResultWords,
): HTMLElement | undefined => {
  const [title, url] = detail?.license ?? [];
  const place = words.licensePlaceOf(row);
  const target = url ?? place?.url;
  if (target === undefined) return undefined;
  const label = url === undefined ? `look it up by way of ${place?.label ?? ''}` : 'look it up';
  return el(
    'p',
    {},
    'License: ',
    title !== undefined && `${title}, `,
    el('a', { href: target, rel: 'noopener', 'aria-label': `${label}: ${row.name}` }, label),
  );
};

/** What people decide by: new patients, distance, license, price or insurance. */
const decidingFacts = (
  found: FoundRow,
  detail: ProfileDetail | undefined,
  others: number,
  words: ResultWords,
): Child[] => {
  const { row, distanceKm } = found;
  const accepting = acceptingWords(row, detail);
  // Of a row of the registry Medicare's list alone tells how to pay; a profile's provider tells it.
  const isListed = row.source === 'registry' && words.medicareOn !== undefined;
  const payment = isListed ? medicareWords(words.medicareOn, row) : paymentWords(row, detail, words);
  // That somebody offers telehealth says nothing of what it costs.
  const isPaymentKnown = payment !== undefined && (row.source === 'profile' || row.takesMedicare);
  const unknown = [...(accepting ? [] : ['new patients']), ...(isPaymentKnown ? [] : ['price', 'insurance'])];
  const unknownWords = unknown.join(', ');
  const area = row.postalCode === '' ? row.city : `ZIP area ${row.postalCode}`;
  return [
    accepting !== undefined && el('p', { class: 'provider-finder-accepting' }, accepting),
    words.from !== undefined && el('p', { class: 'provider-finder-distance' }, awayFrom(distanceKm, words.from)),
    words.from !== undefined &&
      others > 0 &&
      el(
        'p',
        { class: 'small muted' },
        `${plural(others, 'other result is', 'other results are')} in ${area}, too: all are measured from its middle.`,
      ),
    licenseOf(found, detail, words),
    payment !== undefined && el('p', {}, payment),
    unknown.length > 0 &&
      el(
        'p',
        { class: 'muted' },
        `${unknownWords.charAt(0).toUpperCase()}${unknownWords.slice(1)}: not known, so ask.`,
      ),
  ];
};

const phoneLink = (phone: string): HTMLElement =>
  el('a', { href: `tel:${phone.startsWith('+') ? '' : '+'}${phone.replaceAll(/[^\d+]/g, '')}` }, phone);

const itemOf = (found: FoundRow, number: number, others: number, words: ResultWords): HTMLLIElement => {
  const { row } = found;
  const detail = words.detailOf(row);
  const professions = row.professions.map((slug) => words.nameOf('profession', slug)).join(', ');
  const matches = matchWords(row, words).filter((match) => match !== '');
  const care = row.source === 'registry' ? '' : careWords(row, words);
  const phone = row.phone === '' ? (detail?.phone ?? '') : `+${row.phone}`;
  const reach = reachWords(detail);
  const street = detail?.street === undefined ? '' : `${detail.street}, `;
  return el(
    'li',
    { value: String(number) },
    nameOf(found),
    el('p', {}, `${professions} · ${row.city}, ${row.region}${row.postalCode && ` ${row.postalCode}`}`),
    ...decidingFacts(found, detail, others, words),
    matches.length > 0 &&
      el('p', { class: 'provider-finder-match' }, ...matches.map((match) => el('span', {}, `✓ ${match}`))),
    care !== '' && el('p', {}, care),
    (phone !== '' || street !== '') &&
      el(
        'p',
        {},
        phone !== '' && phoneLink(phone),
        phone !== '' && street !== '' && ' · ',
        street !== '' && `${street}${row.city}`,
      ),
    reach.length > 0 && el('p', { class: 'small' }, reach.join('. '), '.'),
    standingOf(found, words),
  );
};

const headingOf = ({ isOlder, isPlaceUnknown, isWaitUnknown = false }: GroupOfResults): string | undefined => {
  if (isOlder) return 'Not confirmed for 90 days or more';
  if (isPlaceUnknown) return 'By video or phone; in which states is not known';
  return isWaitUnknown ? 'How long the wait is, is not known: nearest first' : undefined;
};

const pointOf = ({ row }: FoundRow): string => `${row.latitude},${row.longitude}`;

/** Lists, one for each group, numbered through. Registry rows and profiles stand together, by distance. */
export const resultLists = (groups: readonly GroupOfResults[], words: ResultWords): HTMLElement[] => {
  let number = 0;
  const atPoint = Map.groupBy(
    groups.flatMap(({ found }) => found),
    pointOf,
  );
  return groups.flatMap((group) => {
    const heading = headingOf(group);
    const items = group.found.map((found) =>
      itemOf(found, (number += 1), (atPoint.get(pointOf(found))?.length ?? 1) - 1, words),
    );
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
