/** Two or three treatments side by side, as the address behind the `#` or the form names them. */
import type { CompareFile, CompareSide } from './compare.ts';
import { compareRows } from './compare-rows.ts';
import { certaintyBadge } from './certainty-badge.ts';
import { make } from './make.ts';

const LOST = 'The comparison did not come. Check your connection and choose again.';

const tableOf = (sides: readonly CompareSide[], caption: string): HTMLTableElement =>
  make(
    'table',
    {},
    make('caption', {}, caption),
    make(
      'thead',
      {},
      make(
        'tr',
        {},
        make('td', {}),
        ...sides.map(({ name, url }) => make('th', { scope: 'col' }, make('a', { href: url }, name))),
      ),
    ),
    make(
      'tbody',
      {},
      ...compareRows(sides).map(({ title, cells, certainties }) =>
        make(
          'tr',
          {},
          make('th', { scope: 'row' }, title),
          ...cells.map((lines, index) =>
            make(
              'td',
              { 'data-side': sides[index]?.name ?? '' },
              ...lines.map((line) => {
                const certainty = certainties?.[index];
                return make('p', {}, certainty ? certaintyBadge(certainty) : line);
              }),
            ),
          ),
        ),
      ),
    ),
  );

class CompareTreatments extends HTMLElement {
  #hash = '';
  #turn = 0;
  #chosen: readonly string[] = [];

  connectedCallback(): void {
    this.#select.addEventListener('change', () => {
      this.#chosen = [];
      this.#ask();
    });
    this.#boxes.addEventListener('change', (event) => {
      const { value, checked } = event.target as HTMLInputElement;
      // One more than fit: the one that was chosen first goes.
      this.#chosen = checked
        ? [...this.#chosen, value].slice(-Number(this.dataset['most']))
        : this.#chosen.filter((slug) => slug !== value);
      this.#ask();
    });
    this.#part('[data-print]').addEventListener('click', () => {
      print();
    });
    addEventListener('hashchange', () => {
      if (new URLSearchParams(location.hash.slice(1)).has('condition')) this.#restore();
      else if (this.#hash !== '') history.replaceState(null, '', this.#hash);
    });
    this.#restore();
  }

  #part<Found extends HTMLElement>(selector: string): Found {
    const found = this.querySelector<Found>(selector);
    if (!found) throw new Error(`The page lacks ${selector}.`);
    return found;
  }

  get #select(): HTMLSelectElement {
    return this.#part('select');
  }

  get #boxes(): HTMLElement {
    return this.#part('.compare-page-boxes');
  }

  #restore(): void {
    const state = new URLSearchParams(location.hash.slice(1));
    const condition = state.get('condition') ?? '';
    if (![...this.#select.options].some(({ value }) => value === condition) || condition === '') return;
    this.#select.value = condition;
    this.#chosen = (state.get('treatments') ?? '').split('.').filter(Boolean).slice(0, Number(this.dataset['most']));
    this.#ask();
  }

  #ask(): void {
    const condition = this.#select.value;
    this.#hash =
      condition === ''
        ? ''
        : `#condition=${condition}${this.#chosen.length > 0 ? `&treatments=${this.#chosen.join('.')}` : ''}`;
    history.replaceState(null, '', this.#hash || location.pathname);
    void this.#answer();
  }

  async #answer(): Promise<void> {
    const turn = (this.#turn += 1);
    const file = this.#select.selectedOptions[0]?.dataset['file'];
    this.#part('fieldset').hidden = file === undefined;
    if (file === undefined) {
      this.#show([], '');
      return;
    }
    try {
      const response = await fetch(`${this.dataset['files'] ?? ''}${file}.json`);
      if (!response.ok) throw new Error(String(response.status));
      const { name, sides } = (await response.json()) as CompareFile;
      if (turn !== this.#turn) return;
      this.#offer(sides);
      this.#show(
        sides.filter(({ slug }) => this.#chosen.includes(slug)),
        name,
      );
    } catch {
      this.#part('[role="status"]').textContent = LOST;
    }
  }

  #offer(sides: readonly CompareSide[]): void {
    const known = [...this.#boxes.querySelectorAll('input')];
    if (known.map(({ value }) => value).join() !== sides.map(({ slug }) => slug).join()) {
      this.#boxes.replaceChildren(
        ...sides.map(({ slug, name }) =>
          make('label', {}, make('input', { type: 'checkbox', value: slug }), ` ${name}`),
        ),
      );
    }
    for (const box of this.#boxes.querySelectorAll('input')) box.checked = this.#chosen.includes(box.value);
  }

  #show(sides: readonly CompareSide[], name: string): void {
    const table = this.#part('.compare-sides');
    const isShown = sides.length > 1;
    table.hidden = !isShown;
    this.#part('[data-print]').hidden = !isShown;
    table.replaceChildren(...(isShown ? [tableOf(sides, `Studied for ${name}`)] : []));
    const names = sides.map((side) => side.name).join(', ');
    if (name === '') this.#part('[role="status"]').textContent = '';
    else
      this.#part('[role="status"]').textContent = isShown
        ? `Side by side for ${name}: ${names}.`
        : sides.length === 1
          ? `${names} for ${name}: choose one or two more to compare it with.`
          : 'Choose two or three treatments.';
  }
}

customElements.define('compare-treatments', CompareTreatments);
