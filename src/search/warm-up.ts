import type { IndexContents } from './model.ts';

/** The index's folder changes its name with its content, so the address of Pagefind's entry need not change. */
export const ENTRY_TAG = '1';

/**
 * Asks for everything that Pagefind will ask for one after the other, all at once: its own requests are then answered
 * from the cache. What fails here is reported when Pagefind asks again.
 *
 * @param folder Address of the index's folder, with a slash at the end.
 */
export const warmUp = (folder: string, { compact }: IndexContents): void => {
  const script = document.createElement('link');
  script.rel = 'modulepreload';
  script.href = `${folder}pagefind.js`;
  document.head.append(script);
  if (!compact) return;
  for (const file of [`pagefind-entry.json?ts=${ENTRY_TAG}`, compact.meta, 'wasm.en.pagefind'])
    void fetch(folder + file).catch(() => undefined);
};
