/** Puts the cursor into the search box of the header when its panel opens, so that a reader can type at once. */
const panel = document.querySelector('#site-search');
panel?.addEventListener('toggle', () => panel.querySelector('input')?.focus());
