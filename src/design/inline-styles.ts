/**
 * Style sheets of pages that stand at one address alone, by the class they begin with. They are linked: each style
 * inside a page costs the policy a hash, and Cloudflare takes no header line of more than 2,000 characters.
 */
const LINKED = [
  'data-page',
  'diary-table',
  'finder-form',
  'form-frame',
  'glossary-list',
  'map-filters',
  'search-page',
  'source-list',
];

const FIRST_CLASS = /^@layer components\{\.([a-z-]+)/;

/**
 * Whether the bundler puts a file into the pages. Style sheets are: on slow 4G a page that must ask for them shows its
 * text a quarter of a second later (docs/bench/reader.md). Their hashes stand in the content security policy.
 * @param file Path below the published folder.
 */
export const isInlined = (file: string, content: { toString: () => string }): boolean =>
  file.endsWith('.css') && !LINKED.includes(FIRST_CLASS.exec(content.toString())?.[1] ?? '');
