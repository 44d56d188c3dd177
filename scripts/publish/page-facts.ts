/** What the gate, the sitemap and the next build need to know of a built page, without reading it again. */
import { namesIn, textLength, type BuiltPage } from './built-pages.ts';

export interface PageFacts {
  /** Path on the site: `/articles/x/`, `/404.html`. */
  readonly path: string;
  /** Only leads to the new address of a moved page. */
  readonly isRedirect: boolean;
  /** Kept out of search engines. */
  readonly isHidden: boolean;
  /** Letters and signs a reader can read in the main part. */
  readonly textLength: number;
  /** Characters of the whole file. */
  readonly size: number;
  /** Addresses of this site that it names, each once, as path and fragment. Those on the page itself are left out. */
  readonly names: readonly string[];
  /** Styles that stand in its head. */
  readonly styles: readonly string[];
  /** Fragments of its own that it names and does not have. */
  readonly lost: readonly string[];
}

/** The place an address jumps to; none for the top of the page and for what a script of the page reads. */
export const anchorOf = (hash: string): string | undefined => {
  const anchor = decodeURIComponent(hash.replace(/^#/, ''));
  return anchor === '' || anchor === 'top' || /[=:]/.test(anchor) ? undefined : anchor;
};

interface Place {
  readonly pathname: string;
  readonly hash: string;
}

/** Places that addresses from the root lead to: most pages name the same ones, and parsing an address is slow. */
const placesFromRoot = new Map<string, Place>();

const known = new Map<string, string>();

/** The same text, kept once, and not as a piece of the page it was cut from: that would keep the whole page in memory. */
const kept = (text: string): string => {
  const own = known.get(text);
  if (own !== undefined) return own;
  const copy = Buffer.from(text).toString();
  known.set(copy, copy);
  return copy;
};

const placeOf = (address: string, path: string, origin: string): Place | undefined => {
  const isFromRoot = /^\/(?!\/)/.test(address);
  const before = isFromRoot ? placesFromRoot.get(address) : undefined;
  if (before) return before;
  const url = URL.parse(address, `${origin}${path}`);
  if (url?.origin !== origin) return undefined;
  const place = { pathname: url.pathname, hash: url.hash };
  if (isFromRoot) placesFromRoot.set(kept(address), place);
  return place;
};

const headOf = (html: string): string => html.slice(0, html.indexOf('</head>'));

/** @param origin Origin of the published site, without a slash at the end. */
export const factsOf = ({ path, html, isRedirect }: BuiltPage, origin: string): PageFacts => {
  const { addresses, anchors } = namesIn(html);
  const names = new Set<string>();
  const lost = new Set<string>();
  for (const address of new Set(addresses)) {
    const place = placeOf(address, path, origin);
    if (!place) continue;
    const anchor = anchorOf(place.hash);
    if (place.pathname !== path || anchor === undefined) names.add(kept(`${place.pathname}${place.hash}`));
    else if (!anchors.has(anchor)) lost.add(kept(anchor));
  }
  return {
    path,
    isRedirect,
    isHidden: /<meta name="robots" content="noindex/.test(html.slice(0, 4000)),
    textLength: isRedirect ? 0 : textLength(html),
    size: html.length,
    styles: [...headOf(html).matchAll(/<style>([^]*?)<\/style>/g)].map(([, style = '']) => kept(style)),
    names: [...names],
    lost: [...lost],
  };
};
