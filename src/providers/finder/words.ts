/** How the finder speaks: distances, counts, what stands in a row. Pure, for browser and tests. */
import { KM_PER_MILE } from '#places/units.ts';

/** Below ten with one decimal, else whole: 2.4, 41. */
const rounded = (value: number): string => (value < 9.95 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));

/** `2.4 mi (3.9 km)`. */
export const distanceWords = (km: number): string => `${rounded(km / KM_PER_MILE)} mi (${rounded(km)} km)`;

/** `2.4 mi (3.9 km) from Albany, NY`; within one postal area there is no distance to tell. */
export const awayFrom = (km: number, from: string): string =>
  km / KM_PER_MILE < 0.05 ? `In ${from}` : `${distanceWords(km)} from ${from}`;

export const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** A name inside a sentence: `Knee pain` → `knee pain`, `TENS` → `TENS`. */
export const lowerCaseName = (name: string): string =>
  name.replace(/\p{L}+/gu, (word) => (/^\p{Lu}{2,}$/u.test(word) ? word : word.toLowerCase()));

/** What readers choose by, in words; also the labels of the form. */
export const ACCESS_WORDS: Readonly<Record<string, string>> = {
  'step-free': 'No steps',
  'accessible-toilet': 'Toilet for wheelchairs',
  'adjustable-table': 'Treatment table that moves up and down',
  'lie-down-waiting': 'Somewhere to lie down while waiting',
  'low-scent': 'Low scent',
  quiet: 'Quiet',
  transit: 'Near public transit',
  parking: 'Parking',
  'large-seat': 'Wide, sturdy seats',
  interpreter: 'Interpreter',
};

/** `A`; `A and B`; `A, B and C`. */
export const joinNames = (names: readonly string[], word: string): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1) ?? ''}`;

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language' });

/** `es` → `Spanish`. An address may hold what is no tag. */
export const languageName = (tag: string): string => {
  try {
    return LANGUAGES.of(tag) ?? tag;
  } catch {
    return tag;
  }
};
