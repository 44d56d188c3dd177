import { explainSystemError } from '#scripts/files/system-errors.ts';
import { PublishError } from './swap.ts';

/**
 * A failed build in words: what happened, what to do, and what became of the site.
 *
 * @param hasSite A site stands in `dist/`, as it did before.
 */
export const explainFailure = (error: unknown, hasSite: boolean): string => {
  const { message = String(error), stack = '' } = error instanceof Error ? error : {};
  const kept = hasSite ? 'The site in dist/ is as it was.' : 'There is no site in dist/ yet.';
  const details = process.env['DEBUG'] === undefined ? message : stack;
  const advice = explainSystemError(error);
  if (advice !== undefined) return `${advice}\n${kept}`;
  const hint =
    error instanceof PublishError
      ? ''
      : '\nIf this makes no sense to you: delete .astro/ and .cache/, which hold nothing that cannot be made again.';
  return `${details}${hint}\n${kept}`;
};
