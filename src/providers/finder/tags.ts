/**
 * Tags: what a row can be filtered by, each a word whose first letter tells its kind. The nodes of the trees say which
 * tags stand below them, so that a branch without a match is never fetched. The filters name the tags they need.
 */
import { AGE_FLAGS, type FinderRow } from './row.ts';

/** Prices are told in steps: a tag stands for a price from its number up to the next one. */
const PRICE_STEP = 25;
/** Prices from here on share a tag. */
const HIGHEST_PRICE = 400;

const priceTag = (price: number): string => `$${Math.min(HIGHEST_PRICE, Math.floor(price / PRICE_STEP) * PRICE_STEP)}`;

/** The tags of all prices that may be low enough. */
export const priceTags = (most: number): string[] =>
  Array.from({ length: Math.min(HIGHEST_PRICE, most) / PRICE_STEP + 1 }, (_, step) => priceTag(step * PRICE_STEP));

/** Of those who said how long new patients wait. */
export const WAIT_TAG = 'fwait';

/** The tags of one row. Build only. */
export const tagsOf = (row: FinderRow): string[] => [
  ...row.treatments.map((slug) => `t${slug}`),
  ...row.conditions.map((slug) => `c${slug}`),
  ...row.professions.map((slug) => `p${slug}`),
  ...row.insurance.map((plan) => `i${plan}`),
  ...row.languages.map((tag) => `l${tag}`),
  ...row.access.map((feature) => `a${feature}`),
  ...row.telehealthRegions.map((slug) => `r${slug}`),
  ...(row.offersTelehealth && row.telehealthRegions.length === 0 ? ['r'] : []),
  ...(row.price === undefined ? [] : [priceTag(row.price)]),
  ...(row.isRemoteOnly ? [] : ['foffice']),
  ...(row.offersHomeVisits ? ['fhome'] : []),
  ...(row.isAccepting ? ['faccepting'] : []),
  ...(row.hasSlidingScale ? ['fsliding'] : []),
  ...(row.takesMedicare ? ['fmedicare'] : []),
  ...(row.isClaimed ? ['fclaimed'] : []),
  `f${row.kind}`,
  ...(row.hasFreeFirstTalk ? ['ffree'] : []),
  ...(row.isOpenEvenings ? ['fevening'] : []),
  ...(row.isOpenWeekends ? ['fweekend'] : []),
  ...(row.waitDays === undefined ? [] : [WAIT_TAG]),
  ...Object.entries(AGE_FLAGS).flatMap(([group, flag]) => (row[flag] ? [`f${group}`] : [])),
];
