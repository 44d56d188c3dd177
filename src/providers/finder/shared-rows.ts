/**
 * Rows of the registry as they lie in memory while their trees are cut. There may be 1.5 million of them, and as plain
 * objects each takes 700 bytes, most of which say what many rows say. A row holds its own number, name and phone, and
 * shares the rest with all rows of its place and of its kind. Build only.
 */
import { FLAGS, type FinderRow } from './row.ts';

type Place = Pick<FinderRow, 'latitude' | 'longitude' | 'city' | 'region' | 'postalCode'>;
type Own = Pick<FinderRow, 'id' | 'name' | 'phone'>;
type Common = Omit<FinderRow, keyof Place | keyof Own>;

class SharedRow implements FinderRow {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly place: Place;
  readonly common: Common;

  constructor({ id, name, phone }: Own, place: Place, common: Common) {
    this.id = id;
    this.name = name;
    this.phone = phone;
    this.place = place;
    this.common = common;
  }

  get source(): FinderRow['source'] {
    return this.common.source;
  }

  get kind(): FinderRow['kind'] {
    return this.common.kind;
  }

  get professions(): FinderRow['professions'] {
    return this.common.professions;
  }

  get latitude(): FinderRow['latitude'] {
    return this.place.latitude;
  }

  get longitude(): FinderRow['longitude'] {
    return this.place.longitude;
  }

  get city(): FinderRow['city'] {
    return this.place.city;
  }

  get region(): FinderRow['region'] {
    return this.place.region;
  }

  get postalCode(): FinderRow['postalCode'] {
    return this.place.postalCode;
  }

  get treatments(): FinderRow['treatments'] {
    return this.common.treatments;
  }

  get conditions(): FinderRow['conditions'] {
    return this.common.conditions;
  }

  get isClaimed(): FinderRow['isClaimed'] {
    return this.common.isClaimed;
  }

  get isRemoteOnly(): FinderRow['isRemoteOnly'] {
    return this.common.isRemoteOnly;
  }

  get offersHomeVisits(): FinderRow['offersHomeVisits'] {
    return this.common.offersHomeVisits;
  }

  get offersTelehealth(): FinderRow['offersTelehealth'] {
    return this.common.offersTelehealth;
  }

  get isAccepting(): FinderRow['isAccepting'] {
    return this.common.isAccepting;
  }

  get hasSlidingScale(): FinderRow['hasSlidingScale'] {
    return this.common.hasSlidingScale;
  }

  get takesMedicare(): FinderRow['takesMedicare'] {
    return this.common.takesMedicare;
  }

  get hasFreeFirstTalk(): FinderRow['hasFreeFirstTalk'] {
    return this.common.hasFreeFirstTalk;
  }

  get isOpenEvenings(): FinderRow['isOpenEvenings'] {
    return this.common.isOpenEvenings;
  }

  get isOpenWeekends(): FinderRow['isOpenWeekends'] {
    return this.common.isOpenWeekends;
  }

  get seesChildren(): FinderRow['seesChildren'] {
    return this.common.seesChildren;
  }

  get seesTeens(): FinderRow['seesTeens'] {
    return this.common.seesTeens;
  }

  get seesAdults(): FinderRow['seesAdults'] {
    return this.common.seesAdults;
  }

  get seesOlderAdults(): FinderRow['seesOlderAdults'] {
    return this.common.seesOlderAdults;
  }

  get homeVisitMiles(): FinderRow['homeVisitMiles'] {
    return this.common.homeVisitMiles;
  }

  get waitDays(): FinderRow['waitDays'] {
    return this.common.waitDays;
  }

  get telehealthRegions(): FinderRow['telehealthRegions'] {
    return this.common.telehealthRegions;
  }

  get price(): FinderRow['price'] {
    return this.common.price;
  }

  get insurance(): FinderRow['insurance'] {
    return this.common.insurance;
  }

  get languages(): FinderRow['languages'] {
    return this.common.languages;
  }

  get access(): FinderRow['access'] {
    return this.common.access;
  }

  get checkedOn(): FinderRow['checkedOn'] {
    return this.common.checkedOn;
  }
}

/** What rows of one kind have in common, as a text that tells kinds apart. */
const commonKey = (row: FinderRow): string =>
  `${row.source} ${row.kind} ${row.professions.join()} ${row.treatments.join()} ${row.conditions.join()} ${row.telehealthRegions.join()} ${row.insurance.join()} ${row.languages.join()} ${row.access.join()} ${row.price ?? ''} ${row.homeVisitMiles ?? ''} ${row.waitDays ?? ''} ${row.checkedOn} ${FLAGS.map((flag) => (row[flag] ? 1 : 0)).join('')}`;

/** Makes rows that share what they have in common. */
export class RowSharing {
  readonly #places = new Map<string, Place>();
  readonly #commons = new Map<string, FinderRow>();

  share(row: FinderRow): FinderRow {
    return new SharedRow(row, this.#placeOf(row), this.#commonOf(row));
  }

  /** One row of each kind and with each choice of flags. */
  examples(): FinderRow[] {
    const keyOf = (row: FinderRow): string => `${row.kind} ${FLAGS.filter((flag) => row[flag]).join()}`;
    return [...new Map(this.#commons.values().map((row) => [keyOf(row), row])).values()];
  }

  #placeOf({ latitude, longitude, city, region, postalCode }: FinderRow): Place {
    const key = `${postalCode} ${region} ${city}`;
    const known = this.#places.get(key);
    if (known?.latitude === latitude && known.longitude === longitude) return known;
    const place = { latitude, longitude, city, region, postalCode };
    this.#places.set(key, place);
    return place;
  }

  #commonOf(row: FinderRow): Common {
    const key = commonKey(row);
    const known = this.#commons.get(key);
    if (known !== undefined) return known;
    // The whole row stands for what it has in common with others: there are few of these.
    this.#commons.set(key, row);
    return row;
  }
}
