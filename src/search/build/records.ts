import { kindOfUrl } from '#search/kind-of-url.ts';
import type { RecordKind } from '#search/model.ts';
import { markedPart, textOfMarkedPart } from './marked-part.ts';

/** A search result to be: the part of a page that is indexed, or a passage that has its own address. */
export type SearchRecord =
  | { readonly kind: RecordKind; readonly url: string; readonly html: string }
  | { readonly kind: RecordKind; readonly url: string; readonly title: string; readonly text: string };

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
  return isIndexed(html) ? [{ kind: kindOfUrl(url), url, html: markedPart(html) }] : [];
};

/** The title and text of a record as Pagefind indexes them, without markup. */
export const textOf = (record: SearchRecord): string =>
  'html' in record ? textOfMarkedPart(record.html) : `${record.title} ${record.text}`;
