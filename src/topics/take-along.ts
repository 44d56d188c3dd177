/** A button that turns the page into a sheet to take along; what builds the sheet is loaded when it is pressed. */
class TakeAlong extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    button?.addEventListener('click', () => {
      void import('./take-along-sheet.ts').then(({ openSheet }) => openSheet(button));
    });
  }
}

customElements.define('take-along', TakeAlong);
