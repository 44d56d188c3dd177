import { NEAR_TIE, pagesOfKind, SearchEngine, type Found, type Reading, type TopicResult } from './engine.ts';
import type { FoundPage, PageInBrief } from './full-text.ts';
import type { Kind } from './model.ts';
import { answerItem, countOf, element, KIND_NAMES, pageItem, topicItem, topicUrl, urgentItem } from './result-views.ts';

const TYPING_PAUSE_MS = 120;
/** Pages whose text is fetched for the first view, over all kinds; and with each “show more”. */
const FIRST_PAGES = 6;
const MORE_PAGES = 10;
const PAGE_KINDS: readonly Kind[] = ['article', 'provider', 'glossary', 'source', 'page'];

/**
 * The search page. Answers come in two steps: what the vocabulary knows at once, then what the full text says.
 * Nothing typed leaves the browser; query and filter stand in the address, so that a search can be kept and shared.
 */
class SiteSearch extends HTMLElement {
  readonly #engine = new SearchEngine({
    concepts: this.dataset['concepts'] ?? '',
    answers: this.dataset['answers'] ?? '',
    index: '/pagefind/',
  });
  #kind: Kind | '' = '';
  #reading: Reading = 'forgiving';
  #shown = FIRST_PAGES;
  /** Counts searches, so that a late answer to an earlier one is dropped. */
  #turn = 0;
  readonly #topicItems = new Map<string, HTMLLIElement>();

  connectedCallback(): void {
    const { form, input, kinds } = this.#parts;
    const state = new URLSearchParams(location.search);
    input.value = state.get('q') ?? '';
    this.#kind = PAGE_KINDS.concat('topic').find((kind) => kind === state.get('kind')) ?? '';
    if (state.has('exact')) this.#reading = 'exact';
    input.addEventListener('focus', () => { this.#engine.prepare(); }, { once: true });
    input.addEventListener('input', () => {
      this.#reading = 'forgiving';
      this.#kind = '';
      this.#start();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#start();
    });
    kinds.addEventListener('change', (event) => {
      this.#kind = (event.target as HTMLInputElement).value as Kind | '';
      this.#start();
    });
    this.addEventListener('keydown', (event) => { this.#move(event); });
    if (input.value) this.#start();
    else input.focus();
  }

  get #parts() {
    const find = <Found extends Element>(selector: string): Found => {
      const found = this.querySelector<Found>(selector);
      if (!found) throw new Error(`The search page lacks ${selector}.`);
      return found;
    };
    return {
      form: find<HTMLFormElement>('form'),
      input: find<HTMLInputElement>('input[type="search"]'),
      status: find<HTMLElement>('[role="status"]'),
      kinds: find<HTMLFieldSetElement>('.search-page-kinds'),
      urgent: find<HTMLElement>('.search-page-urgent'),
      hints: find<HTMLElement>('.search-page-hints'),
      results: find<HTMLElement>('.search-page-results'),
      nothing: find<HTMLElement>('.search-page-nothing'),
    };
  }

  #start(): void {
    this.#shown = FIRST_PAGES;
    void this.#search();
  }

  async #search(): Promise<void> {
    const turn = (this.#turn += 1);
    const isLate = (): boolean => turn !== this.#turn;
    // A blank at the end says that a word is complete.
    const query = this.#parts.input.value.trimStart();
    this.#keepInAddress(query.trim());
    if (query.trim() === '') {
      this.#clear();
      return;
    }
    try {
      const first = await this.#engine.atOnce(query, this.#reading);
      if (isLate()) return;
      this.#showHelp(first);
      if (first.topics.length > 0) this.#showResults(first, new Map());
      // The first search of a page asks at once; later ones wait until the typing pauses.
      if (turn > 1) await new Promise((done) => setTimeout(done, TYPING_PAUSE_MS));
      if (isLate()) return;
      const full = await this.#engine.inFull(query, this.#reading);
      if (isLate()) return;
      const pages = await loadPages(this.#kind === '' ? full.pages : pagesOfKind(full.pages, this.#kind), this.#shown);
      if (isLate()) return;
      this.#showHelp(full);
      this.#showResults(full, pages);
      this.#announce(full);
    } catch {
      if (isLate()) return;
      this.#parts.status.textContent = 'The search could not be loaded. Check your connection and try again, or browse below.';
    }
  }

  #keepInAddress(query: string): void {
    const state = new URLSearchParams();
    if (query) state.set('q', query);
    if (query && this.#kind) state.set('kind', this.#kind);
    if (query && this.#reading === 'exact') state.set('exact', '1');
    const text = state.toString();
    history.replaceState(null, '', text ? `?${text}` : location.pathname);
  }

  #clear(): void {
    const { status, kinds, urgent, hints, results, nothing } = this.#parts;
    for (const part of [urgent, hints, results]) part.replaceChildren();
    status.textContent = '';
    kinds.hidden = true;
    nothing.hidden = true;
  }

  /** What stands above the results: emergencies, spelling, and the way to a provider. */
  #showHelp(found: Found): void {
    const { urgent, hints } = this.#parts;
    const titles = found.urgent.map(([title]) => title).join('|');
    // Left alone while it stays the same, so that it is announced once.
    if (urgent.dataset['shown'] !== titles) urgent.replaceChildren(...found.urgent.map(urgentItem));
    urgent.dataset['shown'] = titles;
    hints.replaceChildren(...this.#spellingHint(found), ...finderHint(found));
  }

  #spellingHint({ query, corrections }: Found): HTMLElement[] {
    if (this.#reading === 'exact') {
      const button = element('button', { type: 'button', class: 'link-button' }, 'Allow for typing errors');
      button.addEventListener('click', () => { this.#read('forgiving'); });
      return [element('p', {}, 'Searching for exactly these words. ', button)];
    }
    if (corrections.length === 0) return [];
    const button = element('button', { type: 'button', class: 'link-button' }, `Search for exactly “${query.trim()}”`);
    button.addEventListener('click', () => { this.#read('exact'); });
    const words = corrections.flatMap(({ to }, at) => [...(at > 0 ? [', '] : []), element('strong', {}, to)]);
    return [element('p', {}, 'Did you mean ', ...words, '? These are its results. ', button)];
  }

  #read(reading: Reading): void {
    this.#reading = reading;
    this.#start();
    this.#parts.input.focus();
  }

  #showResults(found: Found, pages: ReadonlyMap<FoundPage, PageInBrief>): void {
    const { results, nothing } = this.#parts;
    const answers = found.topics.filter(({ isAnswer }) => isAnswer);
    const others = found.topics.filter(({ isAnswer }) => !isAnswer);
    const isShown = (kind: Kind): boolean => this.#kind === '' || this.#kind === kind;
    const topicGroups = {
      answers: isShown('topic') ? group(answers.map((topic) => this.#topicItem(topic))) : [],
      others: isShown('topic') ? group(others.map((topic) => this.#topicItem(topic)), answers.length > 0 ? 'Perhaps also' : KIND_NAMES.topic) : [],
    };
    const pageGroups = PAGE_KINDS.filter(isShown).flatMap((kind) => this.#pageGroup(kind, found, pages));
    const focused = document.activeElement?.getAttribute('href');
    // A question wants to be read about; a bare name wants its page.
    results.replaceChildren(
      ...topicGroups.answers,
      ...(found.isQuestion ? [...pageGroups, ...topicGroups.others] : [...topicGroups.others, ...pageGroups]),
    );
    if (focused && document.activeElement === document.body) results.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus();
    nothing.hidden = true;
  }

  /** Items are kept from search to search: what stays on the page does not flicker. */
  #topicItem(topic: TopicResult): HTMLLIElement {
    const key = `${topic.slug} ${topic.isAnswer}`;
    const known = this.#topicItems.get(key);
    if (known) return known;
    const item = (topic.isAnswer ? answerItem : topicItem)(topic, this.#engine.answerTo(topic.slug));
    this.#topicItems.set(key, item);
    return item;
  }

  #pageGroup(kind: Kind, found: Found, pages: ReadonlyMap<FoundPage, PageInBrief>): HTMLElement[] {
    const all = pagesOfKind(found.pages, kind);
    const items = all.flatMap((page) => {
      const loaded = pages.get(page);
      return loaded ? [pageItem(loaded)] : [];
    });
    if (all.length === 0 || pages.size === 0) return [];
    const more = element('button', { type: 'button', class: 'button button-quiet' }, `Show ${items.length > 0 ? 'more of ' : ''}${countOf(kind, all.length)}`);
    more.addEventListener('click', () => {
      this.#shown = this.#kind === kind ? this.#shown + MORE_PAGES : MORE_PAGES;
      this.#kind = kind;
      this.#parts.input.focus();
      void this.#search();
    });
    return group(items, KIND_NAMES[kind], items.length < all.length ? more : undefined);
  }

  #announce(found: Found): void {
    const { status, nothing, input } = this.#parts;
    const counts = new Map<Kind, number>([['topic', found.topics.length], ...PAGE_KINDS.map((kind) => [kind, pagesOfKind(found.pages, kind).length] as const)]);
    const kinds = [...counts].filter(([, count]) => count > 0);
    const total = kinds.reduce((sum, [, count]) => sum + count, 0);
    const query = input.value.trim();
    status.textContent =
      total === 0
        ? `Nothing found for “${query}”.`
        : `${total} ${total === 1 ? 'result' : 'results'} for “${query}”: ${kinds.map(([kind, count]) => countOf(kind, count)).join(', ')}.`;
    nothing.hidden = total > 0;
    if (total === 0) this.#showNearest(found);
    this.#showKinds(total, kinds);
  }

  #showNearest({ nearest }: Found): void {
    const list = this.#parts.nothing.querySelector('ul');
    const links = nearest.map((topic) => element('li', {}, element('a', { href: topicUrl(topic) }, topic.name)));
    list?.replaceChildren(...links);
    list?.parentElement?.toggleAttribute('hidden', links.length === 0);
  }

  #showKinds(total: number, counts: readonly (readonly [Kind, number])[]): void {
    const { kinds } = this.#parts;
    const choices = [['', `Everything (${total})`], ...counts.map(([kind, count]) => [kind, `${KIND_NAMES[kind]} (${count})`])];
    const isFocused = kinds.contains(document.activeElement);
    kinds.querySelectorAll('label').forEach((label) => { label.remove(); });
    kinds.append(
      ...choices.map(([value = '', name = '']) => {
        const radio = element('input', { type: 'radio', name: 'kind', value });
        radio.checked = value === this.#kind;
        return element('label', {}, radio, ` ${name}`);
      }),
    );
    if (isFocused) kinds.querySelector<HTMLElement>('input:checked')?.focus();
    kinds.hidden = counts.length < 2 && this.#kind === '';
  }

  /** Arrows go through box and results, Escape goes back to the box. */
  #move(event: KeyboardEvent): void {
    const { input, results } = this.#parts;
    const links = [...results.querySelectorAll<HTMLElement>('[data-result]')];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const isInBox = document.activeElement === input;
    if (at < 0 && !isInBox) return;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: -1 }[event.key];
    if (next === undefined || (isInBox && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    (links[Math.min(next, links.length - 1)] ?? input).focus();
  }
}

/** The texts of the best pages; near ties are ordered by date, the newest first. */
const loadPages = async (pages: readonly FoundPage[], count: number): Promise<Map<FoundPage, PageInBrief>> => {
  const first = pages.slice(0, count);
  const loaded = await Promise.all(first.map(async (page) => ({ page, brief: await page.load() })));
  const ordered = loaded.sort((a, b) => {
    const isTie = Math.abs(a.page.score - b.page.score) <= NEAR_TIE * Math.max(a.page.score, b.page.score);
    return (isTie ? (b.brief.date ?? '').localeCompare(a.brief.date ?? '') : 0) || b.page.score - a.page.score;
  });
  return new Map(ordered.map(({ page, brief }) => [page, brief]));
};

const group = (items: readonly HTMLElement[], title?: string, more?: HTMLElement): HTMLElement[] => {
  if (items.length === 0 && !more) return [];
  return [
    element(
      'section',
      { class: 'stack stack-tight' },
      ...(title ? [element('h2', {}, title)] : []),
      element('ol', { role: 'list', class: 'stack' }, ...items),
      ...(more ? [element('p', {}, more)] : []),
    ),
  ];
};

const finderHint = ({ finder }: Found): HTMLElement[] => {
  if (!finder) return [];
  const place = finder.near ? ` near ${finder.near}` : finder.telehealth ? ` by video or phone in ${finder.telehealth.toUpperCase()}` : '';
  return [element('p', {}, element('a', { class: 'button', href: finder.url, 'data-finder': '' }, `Find a provider${place}`))];
};

customElements.define('site-search', SiteSearch);
