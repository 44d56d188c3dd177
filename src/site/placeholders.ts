/**
 * Words that content leaves to content/site.yaml, written `[[emergency]]`: what differs from operator to operator and
 * from country to country. The build fills them; the checker tells those that do not exist. With a capital,
 * `[[Crisis]]`, the words begin a sentence. Pure.
 */
import type { Site } from './schema.ts';

/** What stands in the place of each, and what it is for. */
const PLACEHOLDERS = {
  name: { is: 'the name of the site', wordsOf: ({ name }: Site) => name },
  'short-name': { is: 'its short name', wordsOf: ({ shortName }: Site) => shortName },
  country: { is: 'the country, as in “in the US”', wordsOf: ({ help }: Site) => help.countryName },
  emergency: { is: 'the number for emergencies', wordsOf: ({ help }: Site) => help.emergency },
  crisis: {
    is: 'how to reach the crisis line: “call or text 988”',
    wordsOf: ({ help }: Site) => `${help.crisisBy} ${help.crisis}`,
  },
  'crisis-number': { is: 'the number of the crisis line', wordsOf: ({ help }: Site) => help.crisis },
  'poison-control': { is: 'the number of poison control', wordsOf: ({ help }: Site) => help.poisonControl },
} as const satisfies Record<string, { readonly is: string; readonly wordsOf: (site: Site) => string }>;

type Placeholder = keyof typeof PLACEHOLDERS;

export const PLACEHOLDER_NAMES = Object.keys(PLACEHOLDERS) as readonly Placeholder[];

/** Collections whose texts are our own; listings, sources, banners and comments hold words of others. */
export const FILLED_COLLECTIONS: readonly string[] = [
  'articles',
  'conditions',
  'downloads',
  'evidence',
  'glossary',
  'pages',
  'people',
  'search',
  'treatments',
];

const FORM = /\[\[([^[\]]*)\]\]/g;

export interface WrittenPlaceholder {
  /** As written, brackets included. */
  readonly text: string;
  /** Undefined when there is none of this name. */
  readonly name: Placeholder | undefined;
  /** What stands between the brackets, in lower case. */
  readonly called: string;
}

const isPlaceholder = (name: string): name is Placeholder => Object.hasOwn(PLACEHOLDERS, name);

const calledIn = (inside: string): string => inside.charAt(0).toLowerCase() + inside.slice(1);

export const placeholdersIn = (text: string): WrittenPlaceholder[] =>
  text.includes('[[')
    ? [...text.matchAll(FORM)].map(([written, inside = '']) => {
        const called = calledIn(inside);
        return { text: written, called, name: isPlaceholder(called) ? called : undefined };
      })
    : [];

const withCapital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What is unknown stays as it is; the checks have told of it. */
export const fillText = (text: string, site: Site): string =>
  text.includes('[[')
    ? text.replaceAll(FORM, (written, inside: string) => {
        const name = calledIn(inside);
        if (!isPlaceholder(name)) return written;
        const words = PLACEHOLDERS[name].wordsOf(site);
        return name === inside ? words : withCapital(words);
      })
    : text;

/** The same for every text of an entry. What holds no placeholder is returned as it is, not copied. */
export const fillTexts = <Value>(value: Value, site: Site): Value => {
  if (typeof value === 'string') return fillText(value, site) as Value;
  if (Array.isArray(value)) {
    const filled: unknown[] = value.map((item: unknown) => fillTexts(item, site));
    return (filled.every((item, index) => item === (value as unknown[])[index]) ? value : filled) as Value;
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const pairs = Object.entries(value).map(([key, item]) => [key, fillTexts<unknown>(item, site)] as const);
  const isSame = pairs.every(([key, item]) => item === (value as Record<string, unknown>)[key]);
  return (isSame ? value : Object.fromEntries(pairs)) as Value;
};
