import { PublishError } from './swap.ts';

/** What a person can do about what the system says. */
const ADVICE: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Make room, and build again.',
  EDQUOT: 'Your share of the disk is used up. Make room, and build again.',
  EROFS: 'The folder cannot be written to: its disk is read-only.',
  EACCES: 'The folder cannot be written to: you have no right to. Give yourself the right, or build elsewhere.',
  EPERM: 'The folder cannot be written to: you have no right to. Give yourself the right, or build elsewhere.',
  EMFILE: 'Too many files are open at once. Close other programs, or raise the limit: ulimit -n 4096',
};

/**
 * A failed build in words: what happened, what to do, and what became of the site.
 *
 * @param hasSite A site stands in `dist/`, as it did before.
 */
export const explainFailure = (error: unknown, hasSite: boolean): string => {
  const {
    code = '',
    message = String(error),
    stack = '',
  } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const kept = hasSite ? 'The site in dist/ is as it was.' : 'There is no site in dist/ yet.';
  const details = process.env['DEBUG'] === undefined ? message : stack;
  const advice = ADVICE[code];
  if (advice !== undefined) return `${advice}\n(${details})\n${kept}`;
  const hint =
    error instanceof PublishError
      ? ''
      : '\nIf this makes no sense to you: delete .astro/ and .cache/, which hold nothing that cannot be made again.';
  return `${details}${hint}\n${kept}`;
};
