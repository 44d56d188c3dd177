/** Every address of another site that the site leads to: in fields of the content, in its text, as a DOI, and by code. */
import { LICENSE_SEARCHES } from '#places/license-searches.ts';
import { CREDENTIALS_GUIDE } from '#providers/official-lookups.ts';
import type { Content } from '#scripts/checks/content.ts';

export interface OutsideLink {
  readonly url: string;
  /** Files that name it, sorted. */
  readonly files: readonly string[];
  /** What the page is expected to be called: the title of the source whose address this is. */
  readonly title?: string;
}

const ADDRESS = /^https:\/\/\S+$/;

function* addressesIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (ADDRESS.test(value)) yield value;
  } else if (Array.isArray(value)) for (const item of value) yield* addressesIn(item);
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) yield* addressesIn(item);
}

const textField = (data: unknown, name: string): string | undefined => {
  const value = (data as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : undefined;
};

/** The fragment is the reader's, not the server's. */
const withoutFragment = (url: string): string => url.replace(/#.*$/, '');

/** @param own Origin of this site; links to it are the business of other checks. */
export const findOutsideLinks = (content: Content, own: string): OutsideLink[] => {
  const found = new Map<string, { files: Set<string>; title?: string }>();
  const add = (address: string, file: string, title?: string): void => {
    const url = withoutFragment(address);
    if (!URL.canParse(url) || new URL(url).origin === own) return;
    const link = found.get(url) ?? { files: new Set<string>() };
    link.files.add(file);
    if (title !== undefined) link.title = title;
    found.set(url, link);
  };
  for (const { url } of LICENSE_SEARCHES.values()) add(url, 'src/places/license-searches.ts');
  add(CREDENTIALS_GUIDE, 'src/providers/official-lookups.ts');
  for (const entry of content.entries) {
    // Where forms post to is no page that could be read; what people sent is theirs.
    if (['site', 'comments'].includes(entry.collection)) continue;
    const title = entry.collection === 'sources' ? textField(entry.written, 'title') : undefined;
    const doi = entry.collection === 'sources' ? textField(entry.written, 'DOI') : undefined;
    if (doi !== undefined) add(`https://doi.org/${doi}`, entry.file, title);
    for (const address of addressesIn(entry.written)) add(address, entry.file, title);
    const reading = content.textOf(entry);
    if (!('nodes' in reading)) continue;
    for (const node of reading.nodes) {
      if ((node.type === 'link' || node.type === 'definition') && ADDRESS.test(node.url)) add(node.url, entry.file);
    }
  }
  return [...found]
    .map(([url, { files, title }]) => ({ url, files: [...files].sort(), ...(title !== undefined && { title }) }))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
};
