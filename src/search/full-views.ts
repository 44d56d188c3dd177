import type { FoundPage, PageInBrief } from './full-text.ts';
import { RECORD_KINDS, type RecordKind, type TopicAnswer } from './model.ts';
import { element, group, topicUrl } from './result-views.ts';
import type { MatchMode, NameResults, SearchResults } from './results.ts';
import { subjectsIn } from './subjects.ts';

const KIND_NAMES: Readonly<Record<RecordKind, string>> = {
  topic: 'Treatments and conditions',
  article: 'Articles',
  provider: 'Providers',
  glossary: 'Glossary',
  source: 'Sources',
  page: 'About this site',
};

const ONE_OF: Readonly<Record<RecordKind, string>> = {
  topic: 'topic',
  article: 'article',
  provider: 'provider',
  glossary: 'word explained',
  source: 'source',
  page: 'page about the site',
};

const MANY_OF: Readonly<Record<RecordKind, string>> = {
  topic: 'topics',
  article: 'articles',
  provider: 'providers',
  glossary: 'words explained',
  source: 'sources',
  page: 'pages about the site',
};

/** "3 articles", "1 source". */
const countOf = (kind: RecordKind, count: number): string => `${count} ${(count === 1 ? ONE_OF : MANY_OF)[kind]}`;

/** Lists of the pages that are no topics, a list a kind; the best of them with their text. */
export const viewPages = async (
  found: SearchResults,
  shown: RecordKind | '',
  count: number,
  showMore: (kind: RecordKind) => void,
): Promise<HTMLElement[]> => {
  const wanted = shown === '' ? found.pages : pagesOfKind(found, shown);
  const loaded = await loadPages(wanted.slice(0, count));
  return RECORD_KINDS.flatMap((kind) => {
    const all = pagesOfKind({ pages: wanted }, kind);
    const items = loaded.filter(({ page }) => page.kind === kind).map(({ brief }) => pageItem(brief));
    if (items.length === all.length) return group(items, KIND_NAMES[kind]);
    const more = element(
      'button',
      { type: 'button', class: 'button button-quiet' },
      `Show ${countOf(kind, all.length)}`,
    );
    more.addEventListener('click', () => {
      showMore(kind);
    });
    return group(items, KIND_NAMES[kind], more);
  });
};

/** "12 results for “knee”", and for those who do not see the choice of kinds, how many of each. */
export const summarize = (found: NameResults): (Node | string)[] => {
  const { total, kinds } = countKinds(found);
  const query = found.query.trim();
  if (total === 0) return [hasAnswer(found) ? `An answer for “${query}”` : `Nothing found for “${query}”.`];
  const counts = kinds.map(([kind, count]) => countOf(kind, count)).join(', ');
  return [
    `${total} ${total === 1 ? 'result' : 'results'} for “${query}”`,
    element('span', { class: 'visually-hidden' }, `: ${counts}`),
  ];
};

/** The choice of kinds with their counts; hidden when there is nothing to choose. */
export const showKinds = (place: HTMLFieldSetElement, found: SearchResults, shown: RecordKind | ''): void => {
  const { total, kinds } = countKinds(found);
  const choices = [
    ['', `All (${total})`],
    ...kinds.map(([kind, count]) => [kind, `${kind === 'topic' ? 'Topics' : KIND_NAMES[kind]} (${count})`]),
  ];
  const isFocused = place.contains(document.activeElement);
  for (const label of place.querySelectorAll('label')) label.remove();
  place.append(
    ...choices.map(([value = '', name = '']) => {
      const radio = element('input', { type: 'radio', name: 'kind', value });
      radio.checked = value === shown;
      return element('label', {}, radio, ` ${name}`);
    }),
  );
  if (isFocused) place.querySelector<HTMLElement>('input:checked')?.focus();
  place.hidden = kinds.length < 2 && shown === '';
};

const hasAnswer = ({ understood }: NameResults): boolean => subjectsIn(understood).length > 0;

/** Ways on when nothing was found. */
export const showNothing = (place: HTMLElement, found: NameResults): void => {
  place.hidden = countKinds(found).total > 0 || hasAnswer(found);
  const list = place.querySelector('ul');
  list?.replaceChildren(
    ...found.nearest.map((topic) => element('li', {}, element('a', { href: topicUrl(topic) }, topic.name))),
  );
  list?.parentElement?.toggleAttribute('hidden', found.nearest.length === 0);
};

/** What was put right, or taken as it stands, with the way back. */
export const spellingHint = (
  { query, corrections }: SearchResults,
  mode: MatchMode,
  read: (mode: MatchMode) => void,
): HTMLElement[] => {
  const button = (text: string, next: MatchMode): HTMLElement => {
    const made = element('button', { type: 'button', class: 'link-button' }, text);
    made.addEventListener('click', () => {
      read(next);
    });
    return made;
  };
  if (mode === 'exact')
    return [element('p', {}, 'Searching for exactly these words. ', button('Allow for typing errors', 'forgiving'))];
  if (corrections.length === 0) return [];
  const words = corrections.flatMap(({ to }, at) => [...(at > 0 ? [', '] : []), element('strong', {}, to)]);
  const exact = button(`Search for exactly “${query.trim()}”`, 'exact');
  return [element('p', {}, 'Did you mean ', ...words, '? These are its results. ', exact)];
};

/**
 * The way to the finder when somebody to see is looked for. It stands above the results, but below those that warn of
 * the treatment looked for: the warning is to be read first.
 */
export const finderHint = async (
  { finder }: SearchResults,
  answerTo: (slug: string) => Promise<TopicAnswer>,
): Promise<{ above: HTMLElement[]; below: HTMLElement[] }> => {
  if (!finder) return { above: [], below: [] };
  const place = finder.near
    ? ` near ${finder.near}`
    : finder.telehealth
      ? ` by video or phone in ${finder.telehealth.toUpperCase()}`
      : '';
  const link = element('a', { class: 'button', href: finder.url, 'data-finder': '' }, `Find a provider${place}`);
  const hint = [element('p', {}, link)];
  if (!finder.treatment) return { above: hint, below: [] };
  const answer = await answerTo(finder.treatment).catch(() => undefined);
  const isHarmless = answer !== undefined && answer.caution === undefined;
  return isHarmless ? { above: hint, below: [] } : { above: [], below: hint };
};

const pagesOfKind = ({ pages }: Pick<SearchResults, 'pages'>, kind: RecordKind): FoundPage[] =>
  pages.filter((page) => page.kind === kind);

const countKinds = (found: SearchResults): { total: number; kinds: (readonly [RecordKind, number])[] } => {
  const counts = RECORD_KINDS.map(
    (kind) => [kind, kind === 'topic' ? found.topics.length : pagesOfKind(found, kind).length] as const,
  );
  return { total: counts.reduce((sum, [, count]) => sum + count, 0), kinds: counts.filter(([, count]) => count > 0) };
};

/** Pages whose scores differ by less are ordered by date. */
const NEAR_TIE = 0.02;

/** The texts of pages; near ties are ordered by date, the newest first. */
const loadPages = async (pages: readonly FoundPage[]): Promise<{ page: FoundPage; brief: PageInBrief }[]> => {
  const loaded = await Promise.all(pages.map(async (page) => ({ page, brief: await page.load() })));
  return loaded.sort((a, b) => {
    const isTie = Math.abs(a.page.score - b.page.score) <= NEAR_TIE * Math.max(a.page.score, b.page.score);
    return (isTie ? (b.brief.date ?? '').localeCompare(a.brief.date ?? '') : 0) || b.page.score - a.page.score;
  });
};

const pageItem = (page: PageInBrief): HTMLLIElement =>
  element(
    'li',
    { class: 'search-result' },
    element('h3', {}, element('a', { href: page.url, 'data-result': '' }, page.title)),
    element('p', { class: 'small' }, ...markedText(page.excerpt)),
    ...(page.sections.length > 0
      ? [
          element(
            'ul',
            { class: 'search-sections small', role: 'list' },
            ...page.sections.map(({ title, url }) => element('li', {}, element('a', { href: url }, title))),
          ),
        ]
      : []),
  );

/** Pagefind's excerpt is escaped text with `<mark>`: rebuilt as nodes, so that nothing is parsed into the page. */
const markedText = (excerpt: string): (Node | string)[] => {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html').body;
  return [...parsed.childNodes].map((node) =>
    node instanceof HTMLElement && node.localName === 'mark'
      ? element('mark', {}, node.textContent)
      : (node.textContent ?? ''),
  );
};
