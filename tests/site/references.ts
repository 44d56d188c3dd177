import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { attribute, DIST, textOf, type Element, type Page } from '#tests/site/pages.ts';

export interface Reference {
  readonly address: string;
  /** For messages: `<img src>`. */
  readonly where: string;
  /** The browser loads it by itself, without the reader's doing. */
  readonly isLoaded: boolean;
}

/** `rel` values whose target a browser fetches, or whose host it contacts, on its own. */
const LOADED_RELS =
  /\b(?:stylesheet|icon|apple-touch-icon|mask-icon|manifest|preload|modulepreload|prefetch|preconnect|dns-prefetch|prerender)\b/;

const LOADED_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  audio: ['src'],
  embed: ['src'],
  iframe: ['src'],
  image: ['href', 'xlink:href'],
  img: ['src', 'srcset'],
  input: ['src'],
  object: ['data'],
  script: ['src'],
  source: ['src', 'srcset'],
  track: ['src'],
  use: ['href', 'xlink:href'],
  video: ['src', 'poster'],
};

const FOLLOWED_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'ping'],
  area: ['href', 'ping'],
  blockquote: ['cite'],
  button: ['formaction'],
  form: ['action'],
  q: ['cite'],
};

/** Every address that an element names. */
export function referencesOf(page: Page): Reference[] {
  return page.elements.flatMap((element) => {
    const { tagName } = element;
    if (tagName === 'link') return ofLink(element);
    const loaded = read(element, LOADED_ATTRIBUTES[tagName] ?? [], true);
    const followed = read(element, FOLLOWED_ATTRIBUTES[tagName] ?? [], false);
    const inStyle = tagName === 'style' ? addressesInCss(textOfStyle(element)) : [];
    return [...loaded, ...followed, ...inStyle.map((address) => ({ address, where: '<style>', isLoaded: true }))];
  });
}

function ofLink(link: Element): Reference[] {
  const rel = attribute(link, 'rel') ?? '';
  return read(link, ['href', 'imagesrcset'], LOADED_RELS.test(rel)).map((reference) => ({
    ...reference,
    where: `<link rel="${rel}">`,
  }));
}

function read(element: Element, names: readonly string[], isLoaded: boolean): Reference[] {
  return names.flatMap((name) => {
    const value = attribute(element, name);
    if (value === undefined) return [];
    const addresses = name.endsWith('srcset') ? addressesInSrcset(value) : [value];
    return addresses.map((address) => ({ address, where: `<${element.tagName} ${name}>`, isLoaded }));
  });
}

const addressesInSrcset = (srcset: string): string[] =>
  srcset
    .split(/,\s+/)
    .map((candidate) => candidate.trim().split(/\s+/)[0] ?? '')
    .filter((address) => address !== '');

/** Addresses in `url(…)` and `@import`, which a style sheet makes the browser load. */
function addressesInCss(css: string): string[] {
  const found = css.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)'"]*))\s*\)|@import\s+(?:"([^"]+)"|'([^']+)')/g);
  return [...found].map(
    (match) =>
      match
        .slice(1)
        .find((group) => group !== undefined)
        ?.trim() ?? '',
  );
}

/** Addresses in a style sheet of dist, as paths of the site where they are relative. */
export function addressesInStyleSheet(file: string): string[] {
  return addressesInCss(readFileSync(join(DIST, file), 'utf8')).map((address) =>
    /^(?:[a-z]+:|\/|#)/i.test(address) ? address : `/${join(dirname(file), address)}`,
  );
}

function textOfStyle(element: Element): string {
  return element.childNodes.map((node) => ('value' in node ? node.value : textOf(node))).join('');
}
