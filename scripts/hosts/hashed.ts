/**
 * Addresses that change with the content they lead to. Matches in the dialects of JavaScript, PCRE (nginx) and RE2
 * (Caddy). Files of older releases match as well as those of this one.
 */
export const HASHED =
  '^/(_astro/|pagefind/[0-9a-f]{10}/|finder/[a-z0-9-]+[.][0-9a-f]{8,10}[./]|(?:search|try|compare)/[a-z-]+[.][0-9a-f]{8}[./])';

const hashed = new RegExp(HASHED);

/** @param path Begins with a slash. */
export const isHashed = (path: string): boolean => hashed.test(path);

/** The part of the path that holds the hash: all that lies below it may be kept for good. */
export const hashedPrefix = (path: string): string | undefined => hashed.exec(path)?.[0];
