/**
 * Remembers the first answer of a query for the whole build, so that thousands of pages share one join.
 * The development server asks anew each time, since entries change under it; plain Node knows no `import.meta.env`.
 */
export const once = <Answer>(ask: () => Promise<Answer>): (() => Promise<Answer>) => {
  let answer: Promise<Answer> | undefined;
  return () => ((import.meta.env as { DEV?: boolean } | undefined)?.DEV ? ask() : (answer ??= ask()));
};
