/** The reader's question in the address of the page, and back. Runs in the browser. */
import { formatQuestion, isPagePlace, parseQuestion, type FinderQuestion } from './question.ts';

export class KeptAddress {
  #address = '';

  /** The question that the address asks; undefined when it asks none. */
  read(): FinderQuestion | undefined {
    const question = parseQuestion(location.search, location.hash);
    this.#address = formatQuestion(question);
    // A reload must not send what an older link says after the `?`.
    if (location.search !== '') this.#put(this.#address || location.hash);
    return this.#address === '' ? undefined : question;
  }

  /** A new question is a step that Back takes back. */
  write(question: FinderQuestion): void {
    const before = this.#address;
    this.#address = formatQuestion(question);
    if (this.#address === before) this.#put(this.#address);
    else history.pushState(null, '', location.pathname + this.#address);
  }

  #put(hash: string): void {
    history.replaceState(null, '', location.pathname + hash);
  }

  /** Calls when the address asks something else. "Skip to the text" only goes to a place of this page. */
  watch(change: () => void): void {
    addEventListener('hashchange', () => {
      if (!isPagePlace(location.hash)) change();
      else if (this.#address !== '') this.#put(this.#address);
    });
  }
}
