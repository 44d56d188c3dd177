/** The reader's question in the address of the page, and back. Runs in the browser. */
import { formatQuestion, isPagePlace, parseQuestion, type FinderQuestion } from './question.ts';

/** What an address may ask for at once. */
const MOST_SHOWN = 200;

export class KeptAddress {
  #question = '';
  #address = '';

  /** The question that the address asks; undefined when it asks none. */
  read(): FinderQuestion | undefined {
    const question = parseQuestion(location.search, location.hash);
    this.#keep(formatQuestion(question), this.shown);
    // A reload must not send what an older link says after the `?`.
    if (location.search !== '') this.#put(this.#address || location.hash);
    return this.#question === '' ? undefined : question;
  }

  /** How many results the address shows; 0 when it does not say. */
  get shown(): number {
    return Math.min(MOST_SHOWN, Number(new URLSearchParams(location.hash.slice(1)).get('shown')) || 0);
  }

  /** A new question is a step that Back takes back; more results of one are none. */
  write(question: FinderQuestion, shown: number): void {
    const before = this.#question;
    this.#keep(formatQuestion(question), shown);
    if (this.#question === before) this.#put(this.#address);
    else history.pushState(null, '', location.pathname + this.#address);
  }

  #keep(question: string, shown: number): void {
    this.#question = question;
    this.#address = question !== '' && shown > 0 ? `${question}&shown=${shown}` : question;
  }

  #put(hash: string): void {
    history.replaceState(history.state, '', location.pathname + hash);
  }

  /** Calls when the address asks something else. "Skip to the text" only goes to a place of this page. */
  watch(change: () => void): void {
    addEventListener('hashchange', () => {
      if (!isPagePlace(location.hash)) change();
      else if (this.#address !== '') this.#put(this.#address);
    });
  }
}
