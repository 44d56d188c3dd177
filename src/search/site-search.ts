import { SearchEngine } from './engine.ts';
import { loadSecondStep } from './later-parts.ts';
import { SEARCH_INDEX, type ReadAnswer, type RecordKind, type TopicAnswer } from './model.ts';
import { answerItem, group, topicItem, urgentItem } from './result-views.ts';
import type { MatchMode, SearchResults, TopicResult } from './results.ts';
import { isPlainAnchor, readSearchAddress } from './search-address.ts';

const TOPICS_TITLE = 'Treatments and conditions';
const TYPING_PAUSE_MS = 120;
/** Pages whose text is fetched for the first view, over all kinds; and for one kind, each time. */
const FIRST_PAGES = 5;
const MORE_PAGES = 10;

/**
 * The search page. Answers come in two steps: what the vocabulary knows at once, then what the full text says.
 * Nothing typed leaves the browser; query and filter stand in the address, so that a search can be kept and shared.
 */
class SiteSearch extends HTMLElement {
  readonly #engine = new SearchEngine({
    concepts: this.dataset['concepts'] ?? '',
    answers: this.dataset['answers'] ?? '',
    providerWords: this.dataset['providerWords'] ?? '',
    index: SEARCH_INDEX,
  });
  #kind: RecordKind | '' = '';
  #mode: MatchMode = 'forgiving';
  #shown = 0;
  /** Counts searches, so that a late answer to an earlier one is dropped. */
  #turn = 0;
  #hasSearched = (): void => undefined;
  /** Kept when the full text has answered for the first time, or could not. */
  readonly #isSearched = new Promise<void>((done) => {
    this.#hasSearched = done;
  });
  readonly #topicItems = new Map<string, HTMLLIElement>();

  connectedCallback(): void {
    const { form, input, kinds } = this.#parts;
    this.#readAddress();
    addEventListener('hashchange', () => {
      // "Skip to the text" and the like go to a place of this page: the search stays, in the address too.
      if (isPlainAnchor(location.hash)) {
        this.#keepInAddress();
        return;
      }
      this.#readAddress();
      this.#start();
    });
    input.addEventListener(
      'focus',
      () => {
        this.#engine.prepare();
      },
      { once: true },
    );
    input.addEventListener('input', () => {
      this.#mode = 'forgiving';
      this.#kind = '';
      this.#start();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#start();
    });
    kinds.addEventListener('change', (event) => {
      this.#kind = (event.target as HTMLInputElement).value as RecordKind | '';
      this.#start();
    });
    if (input.value) this.#start();
  }

  #readAddress(): void {
    const { query, kind, mode } = readSearchAddress(location.search, location.hash);
    this.#parts.input.value = query;
    this.#kind = kind;
    this.#mode = mode;
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
    this.#shown = this.#kind === '' ? FIRST_PAGES : MORE_PAGES;
    void this.#search();
  }

  async #search(): Promise<void> {
    this.#engine.prepare();
    const turn = (this.#turn += 1);
    const isLate = (): boolean => turn !== this.#turn;
    // A blank at the end says that a word is complete.
    const query = this.#parts.input.value.trimStart();
    this.#keepInAddress();
    if (query.trim() === '') {
      this.#clear();
      return;
    }
    try {
      const later = loadSecondStep();
      later.catch(() => undefined);
      const first = await this.#engine.atOnce(query, this.#mode);
      if (isLate()) return;
      this.#showUrgent(first);
      if (first.topics.length > 0) this.#showResults(first, []);
      const views = await later;
      views.moveByKeys(this);
      const read: ReadAnswer = (slug) => this.#engine.answerTo(slug);
      let isFull = false;
      void views.viewSubjects(first, this.#kind, read).then((subjects) => {
        if (!isFull && !isLate() && subjects.above.length > 0)
          this.#showResults(first, [], subjects.below, subjects.above);
      });
      // The first search of a page asks at once; later ones wait until the typing pauses.
      if (turn > 1) await new Promise((done) => setTimeout(done, TYPING_PAUSE_MS));
      if (isLate()) return;
      const full = await this.#engine.inFull(query, this.#mode).finally(this.#hasSearched);
      if (isLate()) return;
      const [subjects, finder, groups] = await Promise.all([
        views.viewSubjects(full, this.#kind, read),
        views.finderHint(full, read),
        views.viewPages(full, this.#kind, this.#shown, (kind) => {
          this.#showMore(kind);
        }),
      ]);
      if (isLate()) return;
      isFull = true;
      this.#showUrgent(full);
      const spelling = views.spellingHint(full, this.#mode, (mode) => {
        this.#read(mode);
      });
      this.#parts.hints.replaceChildren(...spelling, ...finder.above);
      this.#showResults(full, groups, [...subjects.below, ...finder.below], subjects.above);
      this.#parts.status.replaceChildren(...views.summarize(full));
      views.showKinds(this.#parts.kinds, full, this.#kind);
      views.showNothing(this.#parts.nothing, full);
    } catch {
      if (isLate()) return;
      this.#parts.status.textContent = 'The search could not be loaded. Check your connection and try again.';
    }
  }

  #keepInAddress(): void {
    const state = { query: this.#parts.input.value, kind: this.#kind, mode: this.#mode };
    loadSecondStep()
      .then(({ formatSearchAddress }) => {
        history.replaceState(null, '', location.pathname + formatSearchAddress(state));
      })
      // The search itself says what could not be loaded.
      .catch(() => undefined);
  }

  #clear(): void {
    const { status, kinds, urgent, hints, results, nothing } = this.#parts;
    for (const part of [urgent, hints, results]) part.replaceChildren();
    status.textContent = '';
    kinds.hidden = true;
    nothing.hidden = true;
  }

  #showUrgent(found: SearchResults): void {
    const { urgent } = this.#parts;
    const titles = found.urgent.map(([title]) => title).join('|');
    // Left alone while it stays the same, so that it is announced once.
    if (urgent.dataset['shown'] !== titles) urgent.replaceChildren(...found.urgent.map(urgentItem));
    urgent.dataset['shown'] = titles;
  }

  #read(mode: MatchMode): void {
    this.#mode = mode;
    this.#start();
    this.#parts.input.focus();
  }

  /**
   * @param pageGroups Lists of pages other than topics, once the full text was searched.
   * @param afterAnswers What may only stand below the answers and their warnings.
   * @param above What answers the query's question, before any topic.
   */
  #showResults(
    found: SearchResults,
    pageGroups: readonly HTMLElement[],
    afterAnswers: readonly HTMLElement[] = [],
    above: readonly HTMLElement[] = [],
  ): void {
    const { results, nothing } = this.#parts;
    const answers = found.topics.filter(({ isAnswer }) => isAnswer);
    const others = found.topics.filter(({ isAnswer }) => !isAnswer);
    const isShown = this.#kind === '' || this.#kind === 'topic';
    const listed = (topics: readonly TopicResult[], title?: string): HTMLElement[] =>
      isShown
        ? group(
            topics.map((topic) => this.#topicItem(topic)),
            title,
          )
        : [];
    const focused = document.activeElement?.getAttribute('href');
    // A bare name wants its page; a question wants to be read about, after the topic that it is most likely about.
    const lead = found.isQuestion && answers.length === 0 ? 1 : 0;
    const title = answers.length > 0 || above.length > 0 || lead > 0 ? 'Perhaps also' : TOPICS_TITLE;
    const leadGroup = [...listed(answers), ...listed(others.slice(0, lead), TOPICS_TITLE)];
    const otherGroup = listed(others.slice(lead), title);
    results.replaceChildren(
      ...above,
      ...leadGroup,
      ...afterAnswers,
      ...(found.isQuestion ? [...pageGroups, ...otherGroup] : [...otherGroup, ...pageGroups]),
    );
    if (focused && document.activeElement === document.body)
      results.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus();
    nothing.hidden = true;
  }

  /** Items are kept from search to search: what stays on the page does not flicker. */
  #topicItem(topic: TopicResult): HTMLLIElement {
    const key = `${topic.slug} ${topic.isAnswer}`;
    const known = this.#topicItems.get(key);
    if (known) return known;
    const read = (): Promise<TopicAnswer> => this.#engine.answerTo(topic.slug);
    // One-line descriptions can wait for what is asked; many small files would keep it back.
    const item = topic.isAnswer ? answerItem(topic, read()) : topicItem(topic, this.#isSearched.then(read));
    this.#topicItems.set(key, item);
    return item;
  }

  #showMore(kind: RecordKind): void {
    this.#shown = this.#kind === kind ? this.#shown + MORE_PAGES : MORE_PAGES;
    this.#kind = kind;
    this.#parts.input.focus();
    void this.#search();
  }
}

customElements.define('site-search', SiteSearch);
