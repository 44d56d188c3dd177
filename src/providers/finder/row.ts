/** One practice location of one provider, as the finder shows and filters it. Shared by build, browser and tests. */
export interface FinderRow {
  /** Slug of a profile, or the NPI of a registry row. Rows of one id are one provider at several places. */
  readonly id: string;
  /** `profile` leads to a page of its own; `registry` is an unclaimed row of the public registry. */
  readonly source: 'profile' | 'registry';
  readonly kind: 'person' | 'organization';
  readonly name: string;
  /** Slugs of content/professions.yaml. */
  readonly professions: readonly string[];
  /** Degrees, WGS 84, three decimals. */
  readonly latitude: number;
  readonly longitude: number;
  readonly city: string;
  /** ISO 3166-2 part: NY. */
  readonly region: string;
  /** Empty when only the city is known. */
  readonly postalCode: string;
  readonly treatments: readonly string[];
  readonly conditions: readonly string[];
  /** True where somebody said so and it is fresh enough; false means no or not known. */
  readonly isClaimed: boolean;
  /** Said to have no office; others may have one, or nobody said. */
  readonly isRemoteOnly: boolean;
  readonly offersHomeVisits: boolean;
  readonly offersTelehealth: boolean;
  readonly isAccepting: boolean;
  readonly hasSlidingScale: boolean;
  /** Of a profile, that Medicare is among its plans; of a registry row, that Medicare's own list says so. */
  readonly takesMedicare: boolean;
  readonly hasFreeFirstTalk: boolean;
  /** Opening hours past six in the evening, and on Saturday or Sunday. */
  readonly isOpenEvenings: boolean;
  readonly isOpenWeekends: boolean;
  /** Whom they see, where they said so. */
  readonly seesChildren: boolean;
  readonly seesTeens: boolean;
  readonly seesAdults: boolean;
  readonly seesOlderAdults: boolean;
  /** Slugs of the regions where telehealth is offered: us-ny. Empty when it is offered but nobody said where. */
  readonly telehealthRegions: readonly string[];
  /** The lowest price of a visit in the country's currency. */
  readonly price: number | undefined;
  /** How far they travel for a home visit, in miles; undefined when they did not say. */
  readonly homeVisitMiles: number | undefined;
  /** The usual wait of new patients in days, told together with `isAccepting`; undefined when it is not known. */
  readonly waitDays: number | undefined;
  readonly insurance: readonly string[];
  /** BCP 47 tags. */
  readonly languages: readonly string[];
  /** Values of `ACCESS_FEATURES`. */
  readonly access: readonly string[];
  /** Only of registry rows: a profile has its own page for it. `1 518 555 0100`. */
  readonly phone: string;
  /** The day the listing was last compared with its source. Of registry rows the registry's own date. */
  readonly checkedOn: string;
}

/** The flags of a row, in the order of their bits in a tile. */
export const FLAGS = [
  'isClaimed',
  'isRemoteOnly',
  'offersHomeVisits',
  'offersTelehealth',
  'isAccepting',
  'hasSlidingScale',
  'takesMedicare',
  'hasFreeFirstTalk',
  'isOpenEvenings',
  'isOpenWeekends',
  'seesChildren',
  'seesTeens',
  'seesAdults',
  'seesOlderAdults',
] as const satisfies readonly (keyof FinderRow)[];

/** Which field answers for which age, by the values of `AGE_GROUPS`. */
export const AGE_FLAGS = {
  children: 'seesChildren',
  teens: 'seesTeens',
  adults: 'seesAdults',
  'older-adults': 'seesOlderAdults',
} as const satisfies Readonly<Record<string, (typeof FLAGS)[number]>>;

export const isAgeGroup = (text: string): text is keyof typeof AGE_FLAGS => Object.hasOwn(AGE_FLAGS, text);
