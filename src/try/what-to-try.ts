/** "What could I try?": reads the form, fetches the one file of the condition, and shows what is published on it. */
import { answerTo, NO_ANSWERS } from './answer.ts';
import { answerElements, partLinks, previewOf, treatmentCount } from './answer-view.ts';
import { make } from './make.ts';
import { findConditions } from './meant-conditions.ts';
import type { TryCondition } from './model.ts';
import { formatTry, isPlaceInPage, parseTry, type TryState } from './try-address.ts';
import { TryForm } from './try-form.ts';

const STORED = 'try';
const LOST = 'The answer did not come. Check your connection and press the button again.';

interface Choice {
  readonly slug: string;
  readonly name: string;
  readonly file: string;
}

class WhatToTry extends HTMLElement {
  #form!: TryForm;
  readonly #conditions = new Map<string, Choice>();
  readonly #files = new Map<string, Promise<TryCondition>>();
  #condition = '';
  /** Other conditions that the words may mean. */
  #others: readonly string[] = [];
  /** The words that `#condition` was read from. */
  #understood = '';
  #marked: readonly string[] = [];
  #hash = '';
  /** TryAnswers to earlier questions come too late: only the newest counts. */
  #turn = 0;

  connectedCallback(): void {
    for (const link of document.querySelectorAll<HTMLElement>('[data-condition]')) {
      const { condition = '', file = '' } = link.dataset;
      this.#conditions.set(condition, { slug: condition, name: link.textContent.trim(), file });
      link.addEventListener('click', (event) => {
        event.preventDefault();
        this.#choose(condition);
        void this.#submit();
      });
    }
    const form = new TryForm(this.#part('form'));
    this.#form = form;
    // What reads the words comes before they are typed.
    form.words.addEventListener('focus', () => void this.#meant('').catch(() => undefined), { once: true });
    form.element.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#submit();
    });
    form.element.addEventListener('change', (event) => {
      if (event.target === form.keep) this.#keep();
      else void this.#ask();
    });
    this.#part('[data-clear]').addEventListener('click', () => {
      this.#restore('');
      this.#keep();
      form.words.focus();
    });
    this.#part('[data-print]').addEventListener('click', () => {
      print();
    });
    this.addEventListener('change', (event) => {
      const { compare } = (event.target as HTMLElement).dataset;
      if (compare !== undefined) this.#mark(compare, (event.target as HTMLInputElement).checked);
    });
    addEventListener('beforeprint', () => {
      for (const fold of this.querySelectorAll<HTMLDetailsElement>('[data-open-on-paper]')) fold.open = true;
    });
    addEventListener('hashchange', () => {
      if (!isPlaceInPage(location.hash)) this.#restore(location.hash);
      else if (this.#hash !== '') history.replaceState(null, '', this.#hash);
    });
    const stored = this.#stored;
    form.keep.checked = stored !== null;
    const isAsked = location.hash !== '' && !isPlaceInPage(location.hash);
    if (isAsked || stored) this.#restore(isAsked ? location.hash : (stored ?? ''));
  }

  #part<Found extends HTMLElement>(selector: string): Found {
    const found = this.querySelector<Found>(selector);
    if (!found) throw new Error(`The page lacks ${selector}.`);
    return found;
  }

  /** What the reader asked the browser to keep; null when nothing, or when the browser keeps nothing. */
  get #stored(): string | null {
    try {
      return localStorage.getItem(STORED);
    } catch {
      return null;
    }
  }

  #keep(): void {
    try {
      if (this.#form.keep.checked) localStorage.setItem(STORED, this.#hash);
      else localStorage.removeItem(STORED);
    } catch {
      this.#form.keep.checked = false;
    }
  }

  /** Puts an address into the form and answers it. */
  #restore(hash: string): void {
    const state = parseTry(hash);
    this.#form.write(state);
    this.#choose(state.condition);
    this.#part<HTMLDetailsElement>('.try-fold').open = !this.#conditions.has(state.condition);
    void this.#answer(state, false);
  }

  #choose(condition: string): void {
    const name = this.#conditions.get(condition)?.name ?? '';
    this.#condition = name === '' ? '' : condition;
    this.#others = [];
    this.#form.words.value = name;
    this.#understood = name;
  }

  #meant(words: string) {
    return findConditions({ concepts: this.dataset['concepts'] ?? '', words });
  }

  async #readWords(): Promise<void> {
    const words = this.#form.words.value.trim();
    if (words === this.#understood) return;
    const { conditions, urgent } = await this.#meant(words);
    const [first = '', ...others] = conditions.filter((slug) => this.#conditions.has(slug));
    this.#condition = first;
    this.#others = others;
    this.#understood = words;
    this.#part('.try-urgent').replaceChildren(
      ...urgent.map(({ title, advice }) =>
        make('div', { class: 'try-signs' }, make('h2', {}, title), make('p', {}, advice)),
      ),
    );
  }

  async #submit(): Promise<void> {
    await this.#ask(true);
    if (this.#condition === '') return;
    this.#part<HTMLDetailsElement>('.try-fold').open = false;
    // The heading of the answer: what follows is read from there.
    this.#part('#answer').focus();
  }

  async #ask(isSubmitted = false): Promise<void> {
    try {
      await this.#readWords();
    } catch {
      this.#tell(LOST);
      return;
    }
    await this.#answer({ ...this.#form.read(), condition: this.#condition }, isSubmitted);
  }

  #tell(words: string): void {
    const status = this.#part('[role="status"]');
    status.classList.remove('visually-hidden');
    status.textContent = words;
  }

  #file(condition: string): Promise<TryCondition> {
    const known = this.#files.get(condition);
    if (known) return known;
    const { file = '' } = this.#conditions.get(condition) ?? {};
    const content = fetch(`${this.dataset['answers'] ?? ''}${file}.json`).then((response) => {
      if (!response.ok) throw new Error(String(response.status));
      return response.json() as Promise<TryCondition>;
    });
    content.catch(() => this.#files.delete(condition));
    this.#files.set(condition, content);
    return content;
  }

  async #answer(state: TryState, isSubmitted: boolean): Promise<void> {
    const turn = (this.#turn += 1);
    const result = this.#part('.try-answer');
    this.#hash = formatTry({ ...state, condition: this.#condition });
    this.#writeAddress();
    if (this.#condition === '') {
      result.hidden = true;
      this.#part('[data-said]').textContent = '';
      this.#part('[data-preview]').textContent = '';
      const isUnknown = this.#form.words.value.trim() !== '';
      const isEmpty = formatTry({ ...state, condition: '' }) === '';
      if (isUnknown) this.#tell('We know no condition by these words. Try others, or choose one from the list below.');
      else this.#tell(isEmpty && !isSubmitted ? '' : 'Say what hurts, or choose it from the list below.');
      return;
    }
    let condition: TryCondition;
    try {
      condition = await this.#file(this.#condition);
    } catch {
      this.#tell(LOST);
      return;
    }
    if (turn === this.#turn) this.#show(condition, state);
  }

  #show(condition: TryCondition, state: TryState): void {
    const isNew = this.dataset['shown'] !== condition.slug;
    if (isNew) this.#form.offerTried(condition, state.tried);
    if (isNew) this.#marked = [];
    this.dataset['shown'] = condition.slug;
    // Treatments of another condition are no answer here.
    const answers = state.tried.length === 0 ? { ...NO_ANSWERS, ...state } : { ...state, ...this.#form.read() };
    const answer = answerTo(condition, answers);
    const words = this.#form.precautions;
    this.#part('[data-said]').textContent = this.#form.inWords(condition.name);
    this.#part('[data-name]').textContent = condition.name;
    const shown = { condition, answer, answers, words, marked: this.#marked };
    this.#part('[data-found]').replaceChildren(...answerElements(shown));
    this.#part('.page-sections ul').replaceChildren(...partLinks(shown));
    this.#showOthers();
    this.#showCompare();
    this.#part('.try-answer').hidden = false;
    const caution = answers.applies.length === 0 ? '' : ` ${answer.flaggedCount} with a caution for you.`;
    this.#tell(
      `${condition.name}: ${treatmentCount(answer.shownCount)} that fit your answers, ${answer.avoid.length} to avoid.${caution}`,
    );
    this.#part('[data-preview]').textContent = previewOf(condition.name, answer);
    // It is said in the answer, too, for those who see it.
    this.#part('[role="status"]').classList.add('visually-hidden');
  }

  #showOthers(): void {
    const buttons = this.#others.map((slug) => {
      const button = make('button', { type: 'button' }, this.#conditions.get(slug)?.name ?? slug);
      button.addEventListener('click', () => {
        this.#choose(slug);
        void this.#submit();
      });
      return button;
    });
    this.#part('[data-others]').replaceChildren(...(buttons.length > 0 ? ['Or did you mean: ', ...buttons] : []));
  }

  #writeAddress(): void {
    const url = this.#hash || location.pathname;
    const before = parseTry(location.hash).condition;
    // Another condition is a step of its own: Back leads to the one before.
    if (before !== '' && this.#condition !== '' && before !== this.#condition) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    if (this.#form.keep.checked) this.#keep();
  }

  #mark(slug: string, isMarked: boolean): void {
    this.#marked = isMarked ? [...this.#marked, slug].slice(-3) : this.#marked.filter((one) => one !== slug);
    for (const box of this.querySelectorAll<HTMLInputElement>('[data-compare]'))
      box.checked = this.#marked.includes(box.dataset['compare'] ?? '');
    this.#showCompare();
  }

  #showCompare(): void {
    const bar = this.#part('[data-compare-bar]');
    bar.hidden = this.#marked.length < 2;
    const link = this.#part<HTMLAnchorElement>('[data-compare-bar] a');
    link.href = `${this.dataset['compareUrl'] ?? ''}#condition=${this.#condition}&treatments=${this.#marked.join('.')}`;
    link.textContent = `Compare ${this.#marked.length} side by side`;
  }
}

customElements.define('what-to-try', WhatToTry);
