import { markedPart } from './marked-part.ts';
import type { Kind } from './model.ts';

/** Something to be found: the part of a page that is indexed, or a passage that has its own address. */
export type SearchRecord =
  | { readonly kind: Kind; readonly url: string; readonly html: string }
  | { readonly kind: Kind; readonly url: string; readonly title: string; readonly text: string };

const KINDS_BY_FOLDER: Readonly<Record<string, Kind>> = {
  treatments: 'topic',
  conditions: 'topic',
  articles: 'article',
  providers: 'provider',
  sources: 'source',
};

export const kindOf = (url: string): Kind => KINDS_BY_FOLDER[url.split('/')[1] ?? ''] ?? 'page';

/** Only pages that mark their text are indexed; lists and forms do not. */
const isIndexed = (html: string): boolean => html.includes('data-pagefind-body');

const GLOSSARY_TERM = /<dt id="([^"]+)"[^>]*>([^]*?)<\/dt>\s*<dd[^>]*>([^]*?)<\/dd>/g;

const plainText = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', '’')
    .replaceAll('&quot;', '”')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** What the index holds of a built page: its marked part, or each term of the glossary. */
export const recordsOf = (url: string, html: string): SearchRecord[] => {
  if (url === '/glossary/') {
    return [...html.matchAll(GLOSSARY_TERM)].map(([, id = '', term = '', definition = '']) => ({
      kind: 'glossary' as const,
      url: `${url}#${id}`,
      title: plainText(term),
      text: plainText(definition),
    }));
  }
  return isIndexed(html) ? [{ kind: kindOf(url), url, html: markedPart(html) }] : [];
};
