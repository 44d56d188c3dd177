/**
 * The reader's settings: radios that mirror `data-*` on the root element, which are saved in this browser only. What else
 * stands there, such as an open sheet, is not.
 */
class ReadingSettings extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    const { dataset } = document.documentElement;
    for (const input of form.querySelectorAll('input')) {
      input.checked = input.value === (dataset[input.name] ?? '');
    }
    form.addEventListener('change', () => {
      const chosen = new FormData(form);
      for (const [name, value] of chosen) if (typeof value === 'string') dataset[name] = value;
      try {
        localStorage.setItem('settings', JSON.stringify(dataset, [...chosen.keys()]));
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
