/** The reader's own list of pages: what of each is kept, in this browser alone, and only after something was marked. */

export const LIST_KINDS = ['condition', 'treatment', 'article', 'provider'] as const;
type ListKind = (typeof LIST_KINDS)[number];

/** A marked page with what the list shows of it, so that the list need not ask for the page again. */
export interface MarkedPage {
  readonly path: string;
  readonly kind: ListKind;
  readonly name: string;
  readonly summary: string;
  /** The first key message of a topic or an article, or how to reach a provider. */
  readonly lines: readonly string[];
  readonly questions: readonly string[];
  /** "Last reviewed November 29, 2026", as the page says it. */
  readonly dated: string;
  /** Day on which it was marked. */
  readonly markedOn: string;
}

const STORED_AS = 'my-list';
/** More would be no list to take along. */
export const MOST_PAGES = 30;

const isMarkedPage = (value: unknown): value is MarkedPage => {
  const page = value as Partial<Record<keyof MarkedPage, unknown>> | null;
  const areTexts = [page?.path, page?.name, page?.summary, page?.dated, page?.markedOn].every(
    (text) => typeof text === 'string',
  );
  // Only addresses of this site: what is stored may have been written by something else.
  return (
    areTexts && /^\/(?!\/)/.test(String(page?.path)) && Array.isArray(page?.lines) && Array.isArray(page.questions)
  );
};

/** What is stored, as far as it can be read. */
export const parseList = (stored: string | null): MarkedPage[] => {
  try {
    const list: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(list) ? list.filter(isMarkedPage).slice(0, MOST_PAGES) : [];
  } catch {
    return [];
  }
};

/** The list with a page put in, or taken out when it is there. */
export const withToggled = (list: readonly MarkedPage[], page: MarkedPage): MarkedPage[] => {
  const others = list.filter(({ path }) => path !== page.path);
  return others.length < list.length ? others : [...list, page].slice(-MOST_PAGES);
};

export const readList = (): MarkedPage[] => parseList(localStorage.getItem(STORED_AS));

/** An empty list leaves nothing behind. */
export const storeList = (list: readonly MarkedPage[]): void => {
  if (list.length === 0) localStorage.removeItem(STORED_AS);
  else localStorage.setItem(STORED_AS, JSON.stringify(list));
};
