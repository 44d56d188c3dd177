/**
 * The reader's settings: radios that mirror `data-*` on the root element, which are saved in this browser only. What else
 * stands there, such as an open sheet, is not.
 */
class ReadingSettings extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    const { dataset } = document.documentElement;
    const inputs = [...form.querySelectorAll('input')];
    for (const input of inputs) input.checked = input.value === (dataset[input.name] ?? '');
    form.addEventListener('change', () => {
      for (const { checked, name, value } of inputs) if (checked) dataset[name] = value;
      try {
        localStorage.setItem(
          'settings',
          JSON.stringify(
            dataset,
            inputs.map(({ name }) => name),
          ),
        );
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
  scrollTo(0, 0);
});
