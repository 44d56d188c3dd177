/** Links to claim, correct or remove a registry row. Where they lead is the page's to say. */
import type { CalendarDate } from '#site/dates.ts';
import { address } from '#site/addresses.ts';
import type { ListingCard } from './model.ts';

type RegistryWish = 'claim' | 'update' | 'remove';

interface RegistrySubject {
  readonly title: string;
  readonly path: string;
  readonly fact: string;
  readonly checkedOn: CalendarDate;
}

type UrlOf = (subject: RegistrySubject, wish: RegistryWish) => string;

const LABELS: readonly (readonly [RegistryWish, string])[] = [
  ['claim', 'Claim'],
  ['update', 'Correct'],
  ['remove', 'Remove'],
];

/** The links of one row. */
export const reportsOfRow =
  (urlOf: UrlOf) =>
  ({ name, slug, assuredOn }: Pick<ListingCard, 'name' | 'slug' | 'assuredOn'>): { label: string; url: string }[] =>
    LABELS.map(([wish, label]) => ({
      label,
      url: urlOf({ title: name, path: address.providers, fact: `NPI ${slug}`, checkedOn: assuredOn }, wish),
    }));

/** The links of any row, with `{name}`, `{npi}` and `{day}` for the browser to fill in. */
export const registryReports = (urlOf: UrlOf): { label: string; url: string }[] =>
  reportsOfRow(urlOf)({ name: '{name}', slug: '{npi}', assuredOn: '{day}' });
