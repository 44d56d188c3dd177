/** Hides the items of a list that lack a typed word, and sections that are left without an item. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

class ListFilter extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    const status = this.querySelector('[role="status"]');
    const items = [...document.querySelectorAll<HTMLElement>(this.dataset['items'] ?? '')];
    const texts = items.map((item) => plain(item.textContent));
    const sections = new Set(items.map((item) => item.closest('section')));
    input?.addEventListener('input', () => {
      const words = plain(input.value).split(/\s+/);
      for (const [at, item] of items.entries()) item.hidden = !words.every((word) => texts[at]?.includes(word));
      const isShown = (item: HTMLElement): boolean => !item.hidden;
      for (const section of sections) {
        if (section) section.hidden = !items.some((item) => isShown(item) && section.contains(item));
      }
      if (status) status.textContent = `${items.filter(isShown).length} of ${items.length}`;
    });
  }
}

customElements.define('list-filter', ListFilter);
