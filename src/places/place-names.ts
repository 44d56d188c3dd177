/** How names of places are compared, however they are spelled: `St. Louis`, `Ft Worth`, `N. Miami`, `O'Fallon`. */

/** What is written short in names of places; the same for what readers type and for the names in our data. */
const LONG_FORMS: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  ft: 'fort',
  mt: 'mount',
  mtn: 'mountain',
  pt: 'point',
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
  ne: 'northeast',
  nw: 'northwest',
  se: 'southeast',
  sw: 'southwest',
  no: 'north',
  so: 'south',
  bch: 'beach',
  ctr: 'center',
  centre: 'center',
  fls: 'falls',
  hts: 'heights',
  hgts: 'heights',
  hbr: 'harbor',
  harbour: 'harbor',
  hls: 'hills',
  is: 'island',
  jct: 'junction',
  lk: 'lake',
  pk: 'park',
  spg: 'spring',
  spgs: 'springs',
  twp: 'township',
  vlg: 'village',
};

/** Names that everybody uses and the postal service does not. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'new york city': 'new york',
  nyc: 'new york',
  philly: 'philadelphia',
  'charlotte amalie': 'saint thomas',
  agana: 'hagatna',
};

/** Words in lower case, without accents, apostrophes and the dots of abbreviations: `Washington, D.C.` → `washington dc`. */
const plainWords = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`ʻʼ]/g, '')
    .replace(/\b([a-z])\. ?(?=[a-z]\b)/g, '$1')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const withLongForms = (words: string): string =>
  words
    .split(' ')
    .map((word) => LONG_FORMS[word] ?? word)
    .join(' ');

/** The key of a name: `St. Louis` → `saint louis`, `Española` → `espanola`. */
export const cityKeyOf = (name: string): string => withLongForms(plainWords(name));

/** `de kalb` → `dekalb`: blanks and apostrophes come and go in names. */
export const withoutBlanks = (key: string): string => key.replaceAll(' ', '');

/** The first two letters of a key. */
export const cityShardOf = (key: string): string | undefined => /^[a-z0-9]{2}/.exec(withoutBlanks(key))?.[0];

/** The region that a whole text names, in full or by its letters: `Vermont`, `TX`, `N.Y.`, `State of Washington`. */
export const regionCalled = (text: string, regions: ReadonlyMap<string, string>): string | undefined => {
  const words = plainWords(text)
    .replace(/^(?:the )?state of /, '')
    .replace(/ state$/, '');
  const letters = withoutBlanks(words).toUpperCase();
  if (letters.length === 2 && regions.has(letters)) return letters;
  const key = withLongForms(words);
  return [...regions].find(([, name]) => cityKeyOf(name) === key)?.[0];
};

export interface WantedPlace {
  readonly key: string;
  /** ISO 3166-2 part: NY. Undefined when none was named. */
  readonly region: string | undefined;
}

/**
 * What a reader may mean, the likeliest first: `Albany, NY`, `albany new york`, `Kansas City`, `City of Albany`.
 *
 * @param regions ISO 3166-2 part → name, of the country: NY → New York.
 */
export const readPlaceName = (text: string, regions: ReadonlyMap<string, string>): WantedPlace[] => {
  const words = plainWords(text).replace(/ (?:usa|us|united states(?: of america)?)$/, '');
  const whole = { key: withLongForms(words), region: undefined };
  const split = splitRegion(words, regions);
  // "Kansas City" ends in no region, but "Oklahoma City Kansas" and "New York" do: try the whole name as well.
  const named = split === undefined ? [whole] : [split, whole];
  return named.flatMap((wanted) => {
    const other = OTHER_NAMES[wanted.key];
    const bare = wanted.key.replace(/^(?:city|town|township|village|borough) of /, '');
    // Of a city in a named state, "City" may be left out: Boise City, Idaho. Alone it would be a guess: Mexico City.
    const shorter = wanted.region === undefined ? bare : bare.replace(/ city$/, '');
    return [...new Set([other ?? wanted.key, bare, shorter])].map((key) => ({ key, region: wanted.region }));
  });
};

/** The region whose code or name is the longest end of the text: West Virginia before Virginia. */
const splitRegion = (words: string, regions: ReadonlyMap<string, string>): WantedPlace | undefined => {
  const key = withLongForms(words);
  let best: (WantedPlace & { readonly length: number }) | undefined;
  for (const [code, fullName] of regions) {
    const short = code.toLowerCase();
    const endings: readonly (readonly [text: string, ending: string])[] = [
      // Before short forms are written out: MT is Montana, and no mount.
      [words, ` ${short}`],
      [words, ` ${[...short].join(' ')}`],
      [key, ` ${cityKeyOf(fullName)}`],
    ];
    for (const [text, ending] of endings) {
      if (!text.endsWith(ending) || ending.length <= (best?.length ?? 0)) continue;
      best = { key: withLongForms(text.slice(0, -ending.length)), region: code, length: ending.length };
    }
  }
  return best;
};
