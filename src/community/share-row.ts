/** Copy, print, and the device's own sheet for sharing. Nobody else's button, and nobody learns that it was pressed. */
class ShareRow extends HTMLElement {
  connectedCallback(): void {
    const address = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href;
    const status = document.createElement('span');
    status.role = 'status';
    const offer = (name: string, act: () => unknown): void => {
      const button = document.createElement('button');
      button.className = 'button button-quiet';
      button.textContent = name;
      button.addEventListener('click', act);
      this.append(button, ' ');
    };
    offer('Copy link', () => {
      navigator.clipboard.writeText(address).then(
        () => (status.textContent = 'Link copied.'),
        () => (status.textContent = `Copy it from here: ${address}`),
      );
    });
    offer('Print', () => {
      window.print();
    });
    if ('share' in navigator) {
      offer('Share', () => {
        // The reader may close the sheet again; that is no failure.
        navigator.share({ title: document.title, url: address }).catch(() => undefined);
      });
    }
    this.append(status);
  }
}

customElements.define('share-row', ShareRow);
