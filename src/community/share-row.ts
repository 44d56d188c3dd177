import type * as markPage from './mark-page.ts';
import markPageUrl from './mark-page.ts?script-url';

const loadMarkPage = () => import(/* @vite-ignore */ markPageUrl) as Promise<typeof markPage>;

/** True when the stored list holds this page; what reads it in full is loaded when the button is pressed. */
const isMarked = (): boolean => {
  try {
    return localStorage.getItem('my-list')?.includes(`"path":"${location.pathname}"`) === true;
  } catch {
    return false;
  }
};

/** A list of the reader's own, copy, print, and the device's own sheet for sharing. Nobody else's button, and nobody learns that it was pressed. */
class ShareRow extends HTMLElement {
  connectedCallback(): void {
    const address = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href;
    const status = document.createElement('span');
    status.role = 'status';
    const offer = (name: string, act: () => unknown): HTMLButtonElement => {
      const button = document.createElement('button');
      button.className = 'button button-quiet';
      button.textContent = name;
      button.addEventListener('click', act);
      this.append(button, ' ');
      return button;
    };
    const mark = offer('Keep in my list', () => {
      loadMarkPage()
        .then(({ toggleMark }) => {
          const isNow = toggleMark();
          mark.ariaPressed = String(isNow);
          const link = Object.assign(document.createElement('a'), { href: '/my-list/', textContent: 'See my list' });
          status.replaceChildren(isNow ? 'Added; kept in this browser alone. ' : 'Taken out. ', link);
        })
        .catch(() => (status.textContent = 'This browser stores nothing, so there is no list.'));
    });
    mark.ariaPressed = String(isMarked());
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
