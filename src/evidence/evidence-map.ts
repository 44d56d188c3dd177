/**
 * What script adds to the map, which is readable without: filters, an order, and one tab stop for each table of marks
 * with arrow keys inside. It only hides and moves what stands in the page, and reads the marks when they are first asked for.
 */
import { rankOfMark } from './map-order.ts';

interface Mark {
  readonly link: HTMLAnchorElement;
  readonly treatment: string;
  readonly condition: string;
  readonly mark: string;
  readonly steps: number;
}

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

const readMark = (link: HTMLAnchorElement): Mark => {
  const [, , treatment = '', condition = ''] = link.pathname.split('/');
  const [, mark = '', steps] = /#(.+)-(\d)/.exec(link.querySelector('use')?.getAttribute('href') ?? '') ?? [];
  return { link, treatment, condition, mark, steps: Number(steps) };
};

/** What an option stands for: a topic, or all topics of its group. Undefined when it is for all. */
const topicsOf = ({ value, selectedOptions: [option] }: HTMLSelectElement): ReadonlySet<string> | undefined => {
  if (value === '') return undefined;
  const group = value.includes(':') ? option?.parentElement?.querySelectorAll('option') : undefined;
  return new Set(group ? [...group].map((member) => member.value) : [value]);
};

class EvidenceMap extends HTMLElement {
  readonly #all = <Found extends Element>(selector: string): Found[] => [...this.querySelectorAll<Found>(selector)];
  readonly #fields = this.querySelector('fieldset') as HTMLFieldSetElement;
  readonly #output = this.querySelector('output') as HTMLOutputElement;
  readonly #tables = this.#all<HTMLTableElement>('.map-region table');
  readonly #markCount = this.querySelectorAll('.map-region td a').length;
  /** Tables of marks, where the screen has room for them; else each is a list. */
  readonly #room = matchMedia('(width >= 48rem)');
  /** By table, all its marks and its rows as they were drawn. */
  #drawn: { readonly table: HTMLTableElement; readonly marks: Mark[]; readonly rows: HTMLTableRowElement[] }[] = [];

  connectedCallback(): void {
    this.#fields.addEventListener('change', () => {
      this.#apply();
    });
    this.#fields.querySelector('button')?.addEventListener('click', () => {
      this.#choose();
    });
    this.#room.addEventListener('change', () => {
      this.#setTabStops();
    });
    addEventListener('hashchange', () => {
      this.#followHash();
    });
    for (const table of this.#tables) this.#listen(table);
    this.#apply();
    this.#followHash();
  }

  #field(name: string): HTMLSelectElement {
    return this.#fields.elements.namedItem(name) as HTMLSelectElement;
  }

  /** `#low-back-pain` and `#yoga` choose, and `#back` where only a list of conditions is shown; else the browser scrolls. */
  #followHash(): void {
    const wanted = location.hash.slice(1);
    const values = this.#room.matches ? [wanted] : [wanted, `region:${wanted}`];
    for (const field of [this.#field('condition'), this.#field('treatment')]) {
      const option = [...field.options].find(({ value }) => wanted !== '' && values.includes(value));
      if (!option) continue;
      this.#choose(field, option.value);
      const show = (): void => {
        this.#fields.scrollIntoView();
      };
      // The browser itself goes to the place of the address when the page has loaded.
      if (document.readyState === 'complete') show();
      else addEventListener('load', () => requestAnimationFrame(show), { once: true });
    }
  }

  /** Empties all fields, and fills one. */
  #choose(field?: HTMLSelectElement, value = ''): void {
    for (const select of this.#all<HTMLSelectElement>('select')) select.selectedIndex = 0;
    if (field) field.value = value;
    this.#apply();
  }

  #apply(): void {
    const [condition, treatment, mark, steps, order] = ['condition', 'treatment', 'mark', 'steps', 'order'].map(
      (name) => this.#field(name).value,
    );
    const isPicked = Boolean(condition || treatment || mark || Number(steps) > 0);
    const one = [condition, treatment].findIndex((slug) => /^[^:]+$/.test(slug ?? ''));
    this.dataset['picked'] = one >= 0 ? 'one' : isPicked ? 'some' : 'none';
    if (one >= 0) this.dataset['one'] = one === 0 ? 'condition' : 'treatment';
    else delete this.dataset['one'];
    const count = isPicked || order || this.#drawn.length > 0 ? this.#arrange() : this.#markCount;
    this.#output.textContent =
      count === 0
        ? 'Nothing matches. Choose less, or show all.'
        : `${count} of ${this.#markCount} pairs of treatment and condition`;
    this.#setTabStops();
  }

  /** Shows what fits the fields, in their order, and says how many marks that are. */
  #arrange(): number {
    if (this.#drawn.length === 0) {
      this.#drawn = this.#tables.map((table) => ({
        table,
        marks: [...table.querySelectorAll<HTMLAnchorElement>('td a')].map(readMark),
        rows: [...(table.tBodies[0]?.rows ?? [])],
      }));
    }
    const conditions = topicsOf(this.#field('condition'));
    const treatments = topicsOf(this.#field('treatment'));
    const [wanted, steps] = [this.#field('mark').value, Number(this.#field('steps').value)];
    const fits = (mark: Mark): boolean =>
      (conditions?.has(mark.condition) ?? true) &&
      (treatments?.has(mark.treatment) ?? true) &&
      (wanted === '' || wanted === mark.mark) &&
      mark.steps >= steps;
    return this.#drawn.reduce((sum, { table, marks, rows }) => {
      const shown = marks.filter(fits);
      for (const { link } of marks) link.hidden = true;
      for (const { link } of shown) link.hidden = false;
      (table.parentElement as HTMLElement).hidden = shown.length === 0;
      if (shown.length > 0) this.#arrangeTable(table, rows, shown);
      return sum + shown.length;
    }, 0);
  }

  #arrangeTable(table: HTMLTableElement, rows: readonly HTMLTableRowElement[], shown: readonly Mark[]): void {
    const columns = new Set<number>();
    const ranks = new Map<HTMLTableRowElement, number>();
    for (const { link, mark, steps } of shown) {
      const cell = link.parentElement as HTMLTableCellElement;
      const row = cell.parentElement as HTMLTableRowElement;
      columns.add(cell.cellIndex);
      ranks.set(row, Math.min(ranks.get(row) ?? 0, rankOfMark(mark, steps) - 10));
    }
    for (const row of rows) row.hidden = !ranks.has(row);
    for (const row of table.rows) {
      for (const cell of row.cells) cell.hidden = cell.cellIndex > 0 && !columns.has(cell.cellIndex);
    }
    // What is not approved comes last, however sure.
    const keys = new Map(
      rows.map((row) => {
        const key = (ranks.get(row) ?? 0) + (row.querySelector('.unapproved') ? 100 : 0);
        return [row, this.#field('order').value ? (row.cells[0]?.textContent.trim() ?? '') : key];
      }),
    );
    const sorted = rows.toSorted((a, b) => {
      const [x = 0, y = 0] = [keys.get(a), keys.get(b)];
      return x < y ? -1 : x > y ? 1 : 0;
    });
    // Moving a row costs a layout, so what stands in order is left alone.
    if (sorted.some((row, index) => row !== table.tBodies[0]?.rows[index])) table.tBodies[0]?.append(...sorted);
  }

  #listen(table: HTMLTableElement): void {
    table.addEventListener('focusin', (event) => {
      delete this.dataset['hushed'];
      this.#setTabStops([table], event.target as HTMLElement);
    });
    table.addEventListener('pointerover', () => {
      delete this.dataset['hushed'];
    });
    table.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.dataset['hushed'] = '';
      const next = this.#isOfMarks() ? this.#next(table, event) : undefined;
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  }

  #isOfMarks(): boolean {
    return this.#room.matches && this.dataset['one'] === undefined;
  }

  /** Of all links of a table of marks, Tab reaches one: the last that was used, else the first. In a list it reaches all. */
  #setTabStops(tables: readonly HTMLTableElement[] = this.#tables, wanted?: HTMLElement): void {
    for (const table of tables) {
      const links = [...table.querySelectorAll('a')];
      const stop = this.#isOfMarks() ? (wanted ?? links.find((link) => !link.closest('[hidden]'))) : undefined;
      for (const link of links) {
        if (stop && link !== stop) link.tabIndex = -1;
        else link.removeAttribute('tabindex');
      }
    }
  }

  /** Arrow keys lead to the next mark or head in their direction, Home and End to the ends of the row. */
  #next(table: HTMLTableElement, event: KeyboardEvent): HTMLElement | undefined {
    const cell = (event.target as Element).closest<HTMLTableCellElement>('th, td');
    const row = cell?.closest('tr');
    if (!cell || !row || event.altKey || event.ctrlKey || event.metaKey) return undefined;
    const links = [...table.querySelectorAll('a')].filter((link) => !link.closest('[hidden]'));
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
