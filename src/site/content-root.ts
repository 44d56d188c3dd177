import { resolve } from 'node:path';

/**
 * The folder that holds `content/`, as an absolute path: SITE_CONTENT_ROOT when it is set, else the folder the command
 * was given in. What the build writes (`dist/`, `.astro/`) lies there too, so that a site built from other content,
 * such as the fixtures of the tests, never touches this one. It must lie inside the repository, where its packages are.
 */
export const contentRoot = (environment: Readonly<Record<string, string | undefined>> = process.env): string =>
  resolve(environment['SITE_CONTENT_ROOT'] ?? '.');
