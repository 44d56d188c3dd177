/** The search page: asks Pagefind as the reader types, and keeps the question in the address. */
interface PagefindResultData {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
}

interface Pagefind {
  init: () => Promise<void>;
  options: (options: { excerptLength?: number; noWorker?: boolean }) => Promise<void>;
  debouncedSearch: (
    query: string,
    options: { filters?: Record<string, string> },
    delay: number,
  ) => Promise<{
    results: readonly { data: () => Promise<PagefindResultData> }[];
    filters: Readonly<Record<string, Readonly<Record<string, number>>>>;
  } | null>;
}

const PAGE_SIZE = 10;
const TYPING_PAUSE_MS = 150;

class SiteSearch extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined;
  #shown = PAGE_SIZE;
  #kind = '';

  connectedCallback(): void {
    const { form, input, more, kinds } = this.#parts();
    input.value = new URLSearchParams(location.search).get('q') ?? '';
    input.addEventListener('focus', () => void this.#load(), { once: true });
    input.addEventListener('input', () => {
      this.#shown = PAGE_SIZE;
      void this.#search();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#search();
    });
    more.addEventListener('click', () => {
      this.#shown += PAGE_SIZE;
      void this.#search();
    });
    kinds.addEventListener('change', (event) => {
      this.#kind = (event.target as HTMLInputElement).value;
      void this.#search();
    });
    if (input.value) void this.#search();
  }

  #parts() {
    const find = <E extends Element>(selector: string): E => {
      const element = this.querySelector<E>(selector);
      if (!element) throw new Error(`The search page lacks ${selector}.`);
      return element;
    };
    return {
      form: find<HTMLFormElement>('form'),
      input: find<HTMLInputElement>('input[type="search"]'),
      status: find<HTMLElement>('[role="status"]'),
      results: find<HTMLElement>('.search-page-results'),
      kinds: find<HTMLFieldSetElement>('.search-page-kinds'),
      more: find<HTMLButtonElement>('[data-more]'),
    };
  }

  #load(): Promise<Pagefind> {
    this.#pagefind ??= import(/* @vite-ignore */ `${location.origin}/pagefind/pagefind.js`).then(
      async (module: Pagefind) => {
        await module.options({ excerptLength: 24 });
        await module.init();
        return module;
      },
    );
    return this.#pagefind;
  }

  async #search(): Promise<void> {
    const { input, status, results, more } = this.#parts();
    const query = input.value.trim();
    history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    if (!query) {
      results.replaceChildren();
      results.hidden = true;
      status.textContent = '';
      more.hidden = true;
      return;
    }
    try {
      const pagefind = await this.#load();
      const found = await pagefind.debouncedSearch(
        query,
        { filters: this.#kind ? { kind: this.#kind } : {} },
        TYPING_PAUSE_MS,
      );
      if (!found) return;
      const data = await Promise.all(found.results.slice(0, this.#shown).map((result) => result.data()));
      if (input.value.trim() !== query) return;
      results.replaceChildren(...data.map(resultItem));
      results.hidden = data.length === 0;
      const count = found.results.length;
      status.textContent =
        count === 0
          ? `Nothing found for “${query}”. Try fewer or other words, or browse below.`
          : `${count} ${count === 1 ? 'page' : 'pages'} found for “${query}”.`;
      more.hidden = count <= this.#shown;
      this.#showKinds(found.filters['kind'] ?? {});
    } catch {
      this.#pagefind = undefined;
      status.textContent = 'The search could not be loaded. Check your connection and try again, or browse below.';
    }
  }

  #showKinds(counts: Readonly<Record<string, number>>): void {
    const { kinds } = this.#parts();
    const choices = [
      ['', 'Everything'],
      ...Object.keys(counts)
        .sort()
        .map((kind) => [kind, kind]),
    ] as const;
    const legend = kinds.querySelector('legend');
    kinds.replaceChildren(
      ...(legend ? [legend] : []),
      ...choices.map(([value = '', name = '']) => {
        const label = document.createElement('label');
        const radio = document.createElement('input');
        radio.type = 'radio';
        radio.name = 'kind';
        radio.value = value;
        radio.checked = value === this.#kind;
        label.append(radio, ` ${name}`);
        return label;
      }),
    );
    kinds.hidden = choices.length < 3;
  }
}

const resultItem = (data: PagefindResultData): HTMLLIElement => {
  const item = document.createElement('li');
  const heading = document.createElement('h2');
  const link = document.createElement('a');
  link.href = data.url;
  link.textContent = data.meta['title'] ?? data.url;
  heading.append(link);
  const kind = document.createElement('p');
  kind.className = 'small muted';
  kind.textContent = data.meta['kind'] ?? '';
  const excerpt = document.createElement('p');
  excerpt.append(...markedText(data.excerpt));
  item.append(heading, kind, excerpt);
  return item;
};

/** Pagefind's excerpt is escaped text with `<mark>`: rebuilt as nodes, so that nothing is parsed as HTML. */
const markedText = (excerpt: string): Node[] => {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html').body;
  return [...parsed.childNodes].map((node) => {
    if (node instanceof HTMLElement && node.localName === 'mark') {
      const mark = document.createElement('mark');
      mark.textContent = node.textContent;
      return mark;
    }
    return document.createTextNode(node.textContent ?? '');
  });
};

customElements.define('site-search', SiteSearch);
