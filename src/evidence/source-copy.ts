/** Buttons that copy the file of the link beside them. */
class SourceCopy extends HTMLElement {
  connectedCallback(): void {
    const status = this.querySelector('[role="status"]');
    // The clipboard is there only on secure origins.
    if (!status || !('clipboard' in navigator)) return;
    for (const button of this.querySelectorAll('button')) {
      const link = button.parentElement?.querySelector('a');
      if (!link) continue;
      button.hidden = false;
      button.addEventListener('click', () => {
        // The promise goes into the item: Safari forgets the press while one waits for the file.
        const text = fetch(link.href)
          .then((answer) => answer.text())
          .then((content) => new Blob([content], { type: 'text/plain' }));
        navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]).then(
          () => {
            status.textContent = `Copied: ${button.textContent.trim().replace('Copy ', '')}`;
          },
          () => {
            status.textContent = 'Your browser did not allow it. Use the download.';
          },
        );
      });
    }
  }
}

customElements.define('source-copy', SourceCopy);
