import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Holds pages of the development server back while the content is read again. Astro remembers which paths a route has,
 * and a page that was begun before a change and ended after it would make it remember the old ones.
 */
export class PageGate {
  readonly #begun = new Set<Promise<unknown>>();
  #opened: PromiseWithResolvers<void> | undefined;

  /** Answers nothing itself; stands before Astro's own handler. */
  readonly pass = (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const [path = ''] = (request.url ?? '').split('?');
    // Every page's address ends so; modules and pictures need not wait.
    if (!path.endsWith('/')) {
      next();
      return;
    }
    void Promise.resolve(this.#opened?.promise).then(() => {
      const ended = new Promise((end) => response.once('close', end));
      this.#begun.add(ended);
      void ended.then(() => this.#begun.delete(ended));
      next();
    });
  };

  close(): void {
    this.#opened ??= Promise.withResolvers();
  }

  /** Waits for the pages that were begun before the gate was closed. */
  async whenEmpty(): Promise<void> {
    await Promise.all(this.#begun);
  }

  open(): void {
    this.#opened?.resolve();
    this.#opened = undefined;
  }
}
