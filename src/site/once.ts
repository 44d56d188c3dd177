/**
 * Remembers the first answer of a query for the whole build, so that thousands of pages share one join.
 *
 * Entries change under the development server, so there an answer holds for the queries of one moment alone. It has to hold
 * for those: each of some 700 labels on a page asks for all sources in their order. Plain Node knows no `import.meta.env`.
 */
export const once = <Answer>(ask: () => Promise<Answer>): (() => Promise<Answer>) => {
  let answer: Promise<Answer> | undefined;
  return () => {
    if (answer) return answer;
    answer = ask();
    if ((import.meta.env as { DEV?: boolean } | undefined)?.DEV) {
      setTimeout(() => {
        answer = undefined;
      });
    }
    return answer;
  };
};
