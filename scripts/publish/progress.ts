const TICK_MS = 1000;
const CLEAR_LINE = '\r\u001B[2K';

export interface Done {
  readonly done: number;
  /** 0 while nobody knows. */
  readonly all: number;
}

/** Guesses from so few are wrong guesses. */
const LEAST_TO_GUESS = 20;

const inWords = ({ done, all }: Done, seconds: number): string => {
  if (all === 0) return '';
  const left = done >= LEAST_TO_GUESS ? `, about ${Math.ceil((seconds / done) * (all - done))} s left` : '';
  return `${done.toLocaleString('en')} of ${all.toLocaleString('en')}${left}`;
};

/**
 * One line on a terminal that says what is being done and for how long; nothing where nobody watches.
 *
 * Our own instead of the progress bar of @clack/prompts: that writes a line for each step into the log of a CI run,
 * hides the cursor until it is ended, which a killed build never does, and knows no total that becomes known on the way.
 */
export class Progress {
  readonly #output: NodeJS.WriteStream;
  readonly #isWatched: boolean;
  #timer: NodeJS.Timeout | undefined;
  /** What is being done, and since when. */
  #stage: { readonly name: string; readonly startedAt: number } | undefined;

  constructor(output: NodeJS.WriteStream = process.stderr) {
    this.#output = output;
    this.#isWatched = output.isTTY && process.env['CI'] === undefined;
  }

  /**
   * @param what What is begun, for a person.
   * @param stage The same as one word: `BENCH_STAGES=1` prints the seconds of each stage, for measuring.
   * @param count What was done so far, and how much it will be, asked once a second.
   */
  begin(what: string, stage: string, count?: () => Done): void {
    this.end();
    const startedAt = performance.now();
    this.#stage = { name: stage, startedAt };
    if (!this.#isWatched) return;
    const show = (): void => {
      const seconds = (performance.now() - startedAt) / 1000;
      this.#output.write(
        `${CLEAR_LINE}${what} …${count ? ` ${inWords(count(), seconds)}` : ''} (${Math.round(seconds)} s)`,
      );
    };
    show();
    this.#timer = setInterval(show, TICK_MS);
    this.#timer.unref();
  }

  end(): void {
    clearInterval(this.#timer);
    if (this.#timer) this.#output.write(CLEAR_LINE);
    this.#timer = undefined;
    if (this.#stage && process.env['BENCH_STAGES'] === '1') {
      const seconds = (performance.now() - this.#stage.startedAt) / 1000;
      this.#output.write(`stage ${this.#stage.name} ${seconds.toFixed(2)}\n`);
    }
    this.#stage = undefined;
  }
}
