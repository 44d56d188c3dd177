/** The reader's settings: radios that mirror `data-*` on the root element, saved in this browser only. */
const NAMES = ['size', 'theme', 'contrast', 'flare'] as const;

class ReadingSettings extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    const root = document.documentElement;
    for (const input of form.querySelectorAll('input')) {
      input.checked = input.value === (root.dataset[input.name] ?? '');
    }
    form.addEventListener('change', () => {
      const chosen = new FormData(form);
      const saved: Record<string, string> = {};
      for (const name of NAMES) {
        const value = chosen.get(name);
        if (typeof value === 'string' && value) saved[name] = value;
        root.toggleAttribute(`data-${name}`, name in saved);
        if (saved[name]) root.dataset[name] = saved[name];
      }
      try {
        localStorage.setItem('settings', JSON.stringify(saved));
      } catch {
        // Storage can be switched off; the setting then lasts for this page.
      }
    });
  }
}

customElements.define('reading-settings', ReadingSettings);

document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || !event.target.closest('[data-flare-off]')) return;
  document.querySelector<HTMLInputElement>('input[name="flare"][value=""]')?.click();
  document.querySelector<HTMLElement>('h1')?.scrollIntoView();
});
