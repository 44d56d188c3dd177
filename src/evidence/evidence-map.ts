/**
 * What script adds to the map, which is readable without: filters and order, a panel that shows the claims of a mark,
 * and one tab stop for the picture with arrow keys inside. Everything shown is taken from the table of the page.
 */
interface Pair {
  /** Row of the table that tells the claims. */
  readonly row: HTMLTableRowElement;
  readonly link: HTMLAnchorElement;
  readonly treatment: string;
  readonly condition: string;
  readonly family: string;
  readonly region: string;
  readonly mark: string;
  readonly steps: number;
}

/** Marks from good to bad news, for an order of what is equally sure. */
const MARK_ORDER = ['benefit', 'advice', 'mixed', 'no-difference', 'advice-against', 'harm'];

/** Lower is surer. */
const rankOf = ({ mark, steps }: Pair): number => MARK_ORDER.indexOf(mark) - 10 * steps;

const bestOf = (pairs: readonly Pair[]): number => Math.min(...pairs.map(rankOf));

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** Moving an element costs a layout, so what stands in order is left alone. */
const isInPlace = (items: readonly HTMLElement[], index: number): boolean => {
  const before = items[index - 1];
  if (!before) return true;
  const place = items[index]?.compareDocumentPosition(before) ?? 0;
  return (place & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
};

/** Puts what has one parent into the order of `keys`; what is equal stays in the order given. */
function order<Item extends HTMLElement>(items: readonly Item[], keyOf: (item: Item) => number | string): void {
  const sorted = items.map((item) => [keyOf(item), item] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  if (sorted.every(([, item], index) => item === items[index] && isInPlace(items, index))) return;
  for (const [, item] of sorted) item.parentElement?.append(item);
}

class EvidenceMap extends HTMLElement {
  readonly #all = <Found extends Element>(selector: string): Found[] => [...this.querySelectorAll<Found>(selector)];
  readonly #one = <Found extends Element>(selector: string): Found => this.querySelector(selector) as Found;
  readonly #fields = this.#one<HTMLFieldSetElement>('fieldset');
  readonly #grid = this.#one<HTMLTableElement>('.map-grid');
  readonly #panel = this.#one<HTMLElement>('.evidence-map-details');
  /** As drawn: rows of the grid, families of rows, conditions of the table, which are the columns of the grid. */
  readonly #rows = this.#all<HTMLTableRowElement>('.map-grid [id]');
  readonly #families = this.#rows.map((row) => row.parentElement);
  readonly #conditions = this.#all<HTMLTableSectionElement>('.map-table tbody');
  readonly #links = new Map(
    this.#all<HTMLAnchorElement>('.map-grid td a').map((link) => [link.getAttribute('href')?.slice(1) ?? '', link]),
  );
  readonly #pairs = this.#all<HTMLTableRowElement>('.map-table tr[id]').flatMap((row): Pair[] => {
    const [treatment = '', condition = ''] = row.id.split('--');
    const link = this.#links.get(row.id);
    if (!link) return [];
    const [, mark = '', steps] = /#(.+)-(\d)/.exec(link.querySelector('use')?.getAttribute('href') ?? '') ?? [];
    return [
      {
        row,
        link,
        treatment,
        condition,
        family: link.closest('tbody')?.dataset['family'] ?? '',
        region: row.closest('tbody')?.dataset['region'] ?? '',
        mark,
        steps: Number(steps),
      },
    ];
  });
  #pinned: Pair | undefined;
  /** Rows of the grid stand in another order than they were drawn in. */
  #isMoved = false;

  connectedCallback(): void {
    for (const head of this.#all<HTMLAnchorElement>('.map-index a')) {
      const marks = this.#pairs
        .filter(({ condition }) => condition === head.getAttribute('href')?.slice(1))
        .flatMap(({ link }) => link.firstElementChild?.cloneNode(true) ?? []);
      head.parentElement?.querySelector('div')?.append(...marks);
    }
    this.#fields.addEventListener('change', () => {
      this.#apply();
    });
    this.#one('fieldset button').addEventListener('click', () => {
      this.#choose();
    });
    this.#one('.evidence-map-all button').addEventListener('click', () => {
      this.dataset['picked'] = 'some';
      this.#one<HTMLElement>('.map-table').focus();
    });
    this.#listen();
    addEventListener('hashchange', () => {
      this.#followHash();
    });
    this.#apply();
    this.#followHash();
  }

  #field(name: string): HTMLSelectElement {
    return this.#fields.elements.namedItem(name) as HTMLSelectElement;
  }

  /** `#low-back-pain` and `#yoga` choose; other anchors are left to the browser. */
  #followHash(): void {
    const wanted = location.hash.slice(1);
    const field = ['condition', 'treatment']
      .map((name) => this.#field(name))
      .find(({ options }) => wanted !== '' && [...options].some(({ value }) => value === wanted));
    if (!field) return;
    this.#choose(field, wanted);
    this.#fields.scrollIntoView();
  }

  /** Empties all fields, and fills one. */
  #choose(field?: HTMLSelectElement, value = ''): void {
    for (const select of this.#all<HTMLSelectElement>('select')) select.selectedIndex = 0;
    if (field) field.value = value;
    this.#apply();
  }

  #apply(): void {
    const [condition, treatment, mark, steps] = ['condition', 'treatment', 'mark', 'steps'].map(
      (name) => this.#field(name).value,
    );
    const shown = this.#pairs.filter(
      (pair) =>
        [pair.treatment, `family:${pair.family}`, ''].includes(treatment ?? '') &&
        [pair.condition, `region:${pair.region}`, ''].includes(condition ?? '') &&
        [pair.mark, ''].includes(mark ?? '') &&
        pair.steps >= Number(steps),
    );
    const isShown = new Set(shown);
    for (const pair of this.#pairs) {
      const isHidden = !isShown.has(pair);
      if (pair.row.hidden !== isHidden) pair.row.hidden = pair.link.hidden = isHidden;
    }
    // Of a chosen treatment, the condition with the surest answer comes first.
    for (const body of this.#conditions) body.hidden = !shown.some(({ condition: slug }) => slug === body.id);
    order(this.#conditions, ({ id }) => (treatment ? bestOf(shown.filter(({ condition: slug }) => slug === id)) : 0));
    this.#arrangeGrid(shown);
    const isOne = [treatment, condition].some((slug) => /^[^:]+$/.test(slug ?? ''));
    this.dataset['picked'] = isOne ? 'one' : treatment || condition || mark || Number(steps) > 0 ? 'some' : 'none';
    this.#one('output').textContent =
      shown.length === 0
        ? 'Nothing matches. Choose less, or show all.'
        : `${shown.length} of ${this.#pairs.length} pairs of treatment and condition`;
    if (this.#pinned?.row.hidden) this.#pinned = undefined;
    this.#takeOneTabStop();
  }

  #arrangeGrid(shown: readonly Pair[]): void {
    const isShown = this.#conditions.map(({ id }) => shown.some(({ condition }) => condition === id));
    for (const row of [this.#one<HTMLTableRowElement>('.map-grid tr'), ...this.#rows]) {
      isShown.forEach((isColumn, index) => {
        const cell = row.cells[index + 1];
        if (cell) cell.hidden = !isColumn;
      });
    }
    const regions = this.#conditions.map(({ dataset }) => dataset['region']);
    for (const [index, slug] of [...new Set(regions)].entries()) {
      const head = this.#all<HTMLTableCellElement>('.regions th')[index];
      const width = regions.filter((region, column) => region === slug && isShown[column]).length;
      if (head) [head.hidden, head.colSpan] = [width === 0, Math.max(1, width)];
    }
    const wanted = this.#field('order').value;
    const [first] = this.#grid.tBodies;
    this.#rows.forEach((row, index) => {
      row.hidden = !shown.some(({ treatment }) => treatment === row.id);
      const family = wanted ? first : this.#families[index];
      if (wanted || this.#isMoved) family?.append(row);
    });
    this.#isMoved = Boolean(wanted);
    if (wanted === 'sure') order(this.#rows, ({ id }) => bestOf(shown.filter(({ treatment }) => treatment === id)));
    else if (wanted) order(this.#rows, ({ id }) => id);
    for (const body of this.#grid.tBodies) {
      if (body.rows[0]) body.rows[0].hidden = Boolean(wanted);
      body.hidden = !body.querySelector('[id]:not([hidden])');
    }
  }

  #listen(): void {
    const pairAt = (event: Event): Pair | undefined => {
      const link = (event.target as Element).closest('a');
      return this.#pairs.find((pair) => pair.link === link);
    };
    this.#grid.addEventListener('pointerover', (event) => {
      if (event.pointerType === 'mouse') this.#show(pairAt(event));
    });
    this.#grid.addEventListener('pointerleave', () => {
      this.#show(this.#pinned);
    });
    this.#grid.addEventListener('focusin', (event) => {
      this.#takeOneTabStop(event.target as HTMLElement);
      this.#show((this.#pinned = pairAt(event) ?? this.#pinned));
    });
    this.#grid.addEventListener('click', (event) => {
      const pair = pairAt(event);
      if (!pair) return;
      event.preventDefault();
      this.#show((this.#pinned = pair));
      this.#panel.focus({ preventScroll: true });
    });
    this.#grid.addEventListener('keydown', (event) => {
      const next = this.#next(event);
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
    this.#panel.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#pinned?.link.focus();
    });
  }

  /** Shows what stands for a pair, as its row of the table tells it, and the way to its findings. */
  #show(pair: Pair | undefined): void {
    if (!pair) return;
    const [treatment = [], result = []] = [...pair.row.cells].map((cell) => cell.cloneNode(true).childNodes);
    const condition = pair.row.closest('tbody')?.querySelector('a')?.cloneNode(true) ?? '';
    const title = document.createElement('h2');
    title.append(...treatment, ': ', condition);
    const summary = document.createElement('p');
    summary.append(...result);
    const more = document.createElement('a');
    more.href = pair.row.querySelector('a')?.href ?? '';
    more.textContent = 'All findings';
    this.#panel.replaceChildren(title, summary, more);
    this.#panel.scrollTop = 0;
    this.#panel.dataset['filled'] = '';
    for (const { link } of this.#pairs) link.removeAttribute('aria-current');
    pair.link.setAttribute('aria-current', 'true');
  }

  #visibleLinks(): HTMLAnchorElement[] {
    return [...this.#grid.querySelectorAll('a')].filter((link) => link.checkVisibility());
  }

  /** Of all links of the picture, Tab reaches one: the last that was used, else the first mark. */
  #takeOneTabStop(wanted?: HTMLElement): void {
    const links = this.#visibleLinks();
    const stop = wanted ?? this.#pinned?.link ?? links.find((link) => link.closest('td'));
    for (const link of links) link.tabIndex = link === stop ? 0 : -1;
  }

  /** Arrow keys lead to the next mark or head in their direction, Home and End to the ends of the row. */
  #next(event: KeyboardEvent): HTMLElement | undefined {
    const cell = (event.target as Element).closest<HTMLTableCellElement>('th, td');
    const row = cell?.closest('tr');
    if (!cell || !row || event.altKey || event.ctrlKey || event.metaKey) return undefined;
    const links = this.#visibleLinks();
    const inRow = links.filter((link) => row.contains(link));
    if (event.key === 'Home') return inRow[0];
    if (event.key === 'End') return inRow.at(-1);
    const [down, right] = STEPS[event.key] ?? [0, 0];
    const inColumn = links.filter((link) => link.closest<HTMLTableCellElement>('th, td')?.cellIndex === cell.cellIndex);
    const line = right === 0 ? inColumn : inRow;
    return down + right === 0 ? undefined : line[line.indexOf(event.target as HTMLAnchorElement) + down + right];
  }
}

customElements.define('evidence-map', EvidenceMap);
