const TICK_MS = 1000;
const CLEAR_LINE = '\r\u001B[2K';

/** One line on a terminal that says what is being done and for how long; nothing where nobody watches. */
export class Progress {
  readonly #output: NodeJS.WriteStream;
  readonly #isWatched: boolean;
  #timer: NodeJS.Timeout | undefined;

  constructor(output: NodeJS.WriteStream = process.stderr) {
    this.#output = output;
    this.#isWatched = output.isTTY && process.env['CI'] === undefined;
  }

  /** @param count What was done so far, asked once a second. */
  begin(what: string, count?: () => number): void {
    this.end();
    if (!this.#isWatched) return;
    const startedAt = performance.now();
    const show = (): void => {
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      const done = count ? ` ${count().toLocaleString('en')}` : '';
      this.#output.write(`${CLEAR_LINE}${what} …${done} (${seconds} s)`);
    };
    show();
    this.#timer = setInterval(show, TICK_MS);
    this.#timer.unref();
  }

  end(): void {
    clearInterval(this.#timer);
    if (this.#timer) this.#output.write(CLEAR_LINE);
    this.#timer = undefined;
  }
}
