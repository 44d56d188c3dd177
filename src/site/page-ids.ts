/**
 * Ids that the pages with contributed text use themselves. A heading of a text must never take one: a link to the comments
 * or to a reference would lead into the text of a stranger. `tests/text/page-ids.test.ts` compares the table with the views.
 */
const PAGE_IDS: ReadonlySet<string> = new Set([
  'at-home',
  'changes',
  'comments',
  'contents',
  'evidence',
  'feed',
  'find-providers',
  'footnote-label',
  'guide',
  'header-search',
  'key-messages',
  'list-filter',
  'main',
  'newsletter',
  'questions',
  'read',
  'references',
  'related',
  'safety',
  'sign-up',
  'site-menu',
  'site-search',
  'site-settings',
  'topics',
  'unknowns',
  'untreated',
  'warning-signs',
  'write',
]);

/** Starts of ids that pages make from slugs and numbers. */
const PAGE_ID_STARTS = ['cite-', 'comment-', 'ref-', 'term-', 'user-content-'] as const;

/** Pages of treatments and conditions had a row for each topic studied with theirs: old links to `#on-low-back-pain` must not lead into a text. */
const TOPIC_TEXT = /(?:^|\/)content\/(?:treatments|conditions)\//;

/** @param file The file of the text, which says what page it stands on. */
export const isPageId = (id: string, file: string): boolean =>
  PAGE_IDS.has(id) ||
  PAGE_ID_STARTS.some((start) => id.startsWith(start)) ||
  (id.startsWith('on-') && TOPIC_TEXT.test(file));
