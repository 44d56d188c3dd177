import type * as sheet from './take-along-sheet.ts';
import sheetUrl from './take-along-sheet.ts?script-url';

const load = () => import(/* @vite-ignore */ sheetUrl) as Promise<typeof sheet>;

/** A button that turns the page into a sheet to take along; what builds the sheet is loaded when it is pressed. */
class TakeAlong extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    button?.addEventListener('click', () => {
      void load().then(({ openSheet }) => openSheet(button));
    });
  }
}

customElements.define('take-along', TakeAlong);
