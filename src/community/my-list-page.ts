/** The page of the reader's list: a sheet to tick, write on and print, made of what was kept of each page. */
import { LIST_KINDS, readList, storeList, type MarkedPage } from './my-list.ts';

const TITLES = {
  condition: 'What I have',
  treatment: 'What I am thinking of',
  article: 'What I have read',
  provider: 'Whom I could see',
} as const;

/** Questions of each page that are ticked to begin with; more would not fit on two sheets of paper. */
const QUESTIONS_TICKED = 2;
const NOTE_LINES = 6;

type Child = Node | string;

const make = (name: string, attributes: Readonly<Record<string, string>>, ...children: Child[]): HTMLElement => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

const blankLines = (count: number): HTMLElement[] =>
  Array.from({ length: count }, () => make('span', { class: 'sheet__line' }));

const ticked = (isTicked: boolean, ...content: Child[]): HTMLElement => {
  const box = make('input', { type: 'checkbox' }) as HTMLInputElement;
  box.checked = isTicked;
  return make('label', {}, box, make('span', {}, ...content));
};

class MyList extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('[data-print]')?.addEventListener('click', () => {
      print();
    });
    this.querySelector('[data-remove-all]')?.addEventListener('click', () => {
      this.#keep([], 'All pages were removed.');
    });
    // The list may change in another tab.
    addEventListener('storage', () => {
      this.#show(readStored());
    });
    this.#show(readStored());
  }

  #keep(list: readonly MarkedPage[], news: string): void {
    storeList(list);
    this.#show(list);
    const status = this.querySelector<HTMLElement>('[role="status"]');
    if (status) status.textContent = news;
    // The button that was pressed is gone.
    const heading = document.querySelector('h1');
    if (heading) heading.tabIndex = -1;
    heading?.focus();
  }

  #show(list: readonly MarkedPage[]): void {
    const isEmpty = list.length === 0;
    this.querySelector('[data-empty]')?.toggleAttribute('hidden', !isEmpty);
    for (const actions of this.querySelectorAll('[data-actions]')) actions.toggleAttribute('hidden', isEmpty);
    this.querySelector('[data-list]')?.replaceChildren(
      ...(isEmpty ? [] : [...LIST_KINDS.flatMap((kind) => this.#section(kind, list)), ...questionsOf(list), notes()]),
    );
  }

  #section(kind: MarkedPage['kind'], list: readonly MarkedPage[]): HTMLElement[] {
    const pages = list.filter((page) => page.kind === kind);
    if (pages.length === 0) return [];
    const items = pages.map((page) => {
      const remove = make('button', { type: 'button', class: 'button button-quiet not-on-paper' }, 'Remove');
      remove.setAttribute('aria-label', `Remove ${page.name}`);
      remove.addEventListener('click', () => {
        const left = readStored().filter(({ path }) => path !== page.path);
        this.#keep(left, `${page.name} was removed.`);
      });
      return make('li', {}, ticked(true, ...contentOf(page)), remove);
    });
    return [make('section', {}, make('h2', {}, TITLES[kind]), make('ul', { role: 'list' }, ...items))];
  }
}

const readStored = (): MarkedPage[] => {
  try {
    return readList();
  } catch {
    return [];
  }
};

const contentOf = ({ path, name, summary, lines, dated, markedOn }: MarkedPage): Child[] => [
  make('a', { href: path }, name),
  ...(lines.length > 0 ? lines : [summary]).map((line) => make('span', { class: 'my-list-line' }, ` ${line}`)),
  make('span', { class: 'small muted my-list-line' }, ` ${location.host}${path} · ${dated} Kept on ${markedOn}.`),
];

const questionsOf = (list: readonly MarkedPage[]): HTMLElement[] => {
  const seen = new Set<string>();
  const items = list.flatMap(({ name, questions }) =>
    questions
      .filter((question) => !seen.has(question))
      .map((question, index) => {
        seen.add(question);
        return make(
          'li',
          {},
          ticked(index < QUESTIONS_TICKED, make('span', { class: 'muted' }, `${name}: `), question),
          ...blankLines(1),
        );
      }),
  );
  if (items.length === 0) return [];
  return [make('section', {}, make('h2', {}, 'What I want to ask'), make('ul', { role: 'list' }, ...items))];
};

const notes = (): HTMLElement =>
  make(
    'section',
    {},
    make('h2', {}, 'My notes'),
    make('textarea', { 'aria-label': 'My notes', placeholder: 'Where it hurts, since when, what you have tried' }),
    ...blankLines(NOTE_LINES),
  );

customElements.define('my-list', MyList);
