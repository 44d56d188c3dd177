/** Asks the worker that reads a reader's words. Nothing of them leaves the browser. */

export interface MeantConditions {
  /** Slugs, the likeliest first. */
  readonly conditions: readonly string[];
  /** What may be an emergency. */
  readonly urgent: readonly { readonly title: string; readonly advice: string }[];
}

export interface WordsQuestion {
  /** Address of the vocabulary. */
  readonly concepts: string;
  readonly words: string;
}

interface Reply {
  readonly words: string;
  /** Absent when the vocabulary did not come. */
  readonly meant: MeantConditions | undefined;
}

let worker: Worker | undefined;

/** @throws Error when the vocabulary did not come. */
export const findConditions = (question: WordsQuestion): Promise<MeantConditions> => {
  const asked = (worker ??= new Worker(new URL('./find-condition.ts', import.meta.url), { type: 'module' }));
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const fail = (): void => {
      done.abort();
      worker = undefined;
      reject(new Error('The words could not be read.'));
    };
    asked.addEventListener('error', fail, { signal: done.signal });
    asked.addEventListener(
      'message',
      ({ data }: MessageEvent<Reply>) => {
        if (data.words !== question.words) return;
        done.abort();
        if (data.meant) resolve(data.meant);
        else reject(new Error('The vocabulary did not come.'));
      },
      { signal: done.signal },
    );
    asked.postMessage(question);
  });
};
