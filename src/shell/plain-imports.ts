import type { Plugin } from 'vite';

const HELPER = '\0vite/preload-helper.js';
const PLAIN = '\0plain-import:';

/**
 * Leaves `import()` to the browser. Vite wraps each in a helper that loads style sheets beside scripts, of which our
 * scripts have none, and puts that helper in a file of its own: every page with an `import()` would wait for one more
 * answer, 0.15 s on a phone, before its script starts.
 */
export const plainImports = (): Plugin => ({
  name: 'plain-imports',
  enforce: 'pre',
  apply: 'build',
  // A copy for each script, so that none is shared and therefore a file.
  resolveId: (id, importer) => (id === HELPER ? `${PLAIN}${importer ?? ''}` : undefined),
  load: (id) => (id.startsWith(PLAIN) ? 'export const __vitePreload = (load) => load();' : undefined),
});
