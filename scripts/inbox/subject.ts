/** The file and the line that a report is about, from the address of its page and the fact it names. */
import type { Content } from '#scripts/checks/content.ts';
import { listingIn } from '#scripts/github/correction-issue.ts';
import type { CollectionName } from '#collections.ts';
import type { Entry } from '#site/entry-files.ts';
import { valueAt } from '#site/schema-fields.ts';

export interface ReportPlace {
  readonly file: string;
  readonly line: number;
}

/** The first part of an address, and the collection whose entries stand below it. */
const COLLECTION_OF: Readonly<Record<string, CollectionName>> = {
  articles: 'articles',
  treatments: 'treatments',
  conditions: 'conditions',
  providers: 'providers',
  sources: 'sources',
  people: 'people',
};

const partsOf = (page: string): string[] =>
  page
    .trim()
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/[?#].*$/, '')
    .split('/')
    .filter((part) => part !== '');

const titled = (content: Content, title: string): Entry | undefined => {
  const wanted = title.trim().toLowerCase();
  return content.entries.find(({ written }) =>
    ['title', 'name'].some((key) => String(valueAt(written, [key])).toLowerCase() === wanted),
  );
};

const entryOf = (page: string, content: Content): Entry | undefined => {
  const [section = '', slug = ''] = partsOf(page);
  const collection = Object.hasOwn(COLLECTION_OF, section) ? COLLECTION_OF[section] : undefined;
  if (collection !== undefined) return content.of(collection).find(({ id }) => id === slug);
  return content.of('pages').find(({ id }) => id === section) ?? titled(content, page);
};

/** A finding by its id, which the links of findings carry. */
const findingOf = (fact: string, content: Content): Entry | undefined =>
  content.of('evidence').find(({ id }) => id === fact);

/** Undefined where the words of the report name nothing that exists. */
export const placeOfReport = (
  { page = '', fact = '' }: Readonly<Record<string, string>>,
  content: Content,
): ReportPlace | undefined => {
  const finding = findingOf(fact, content);
  if (finding) return { file: finding.file, line: finding.locate(['statement']).line };
  const entry = entryOf(page, content) ?? listingIn(page, content);
  if (!entry) return undefined;
  // The words of the fact, where they stand in the text as they do on the page.
  const at = fact === '' ? -1 : entry.body.indexOf(fact);
  const line = at === -1 ? 1 : entry.bodyLine + entry.body.slice(0, at).split('\n').length - 1;
  return { file: entry.file, line };
};
