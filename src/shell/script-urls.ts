import type { Plugin } from 'vite';

const QUERY = '?script-url';
const ASKED_BY = '?asked-by=';

/**
 * `import url from './sheet.ts?script-url'` gives the address of a module for `import(url)`, and makes a file of its own
 * of it. Vite would wrap a plain `import('./sheet.ts')` in a helper that it puts into one more file, which has to arrive
 * before the script of the page starts: 0.15 s on a phone.
 *
 * @see https://rollupjs.org/plugin-development/#this-emitfile
 */
export const scriptUrls = (): Plugin => {
  let isBuild = false;
  return {
    name: 'script-urls',
    configResolved: ({ command }) => {
      isBuild = command === 'build';
    },
    resolveId: {
      order: 'pre',
      async handler(source, importer) {
        if (!source.endsWith(QUERY)) return undefined;
        const module = await this.resolve(source.slice(0, -QUERY.length), importer);
        // A module of its own for each file that asks: one of two would become a file that both have to wait for.
        return module && `${module.id}${ASKED_BY}${encodeURIComponent(importer ?? '')}${QUERY}`;
      },
    },
    load(id) {
      if (!id.endsWith(QUERY)) return undefined;
      const module = id.split(ASKED_BY)[0] ?? id;
      if (!isBuild) return `export default ${JSON.stringify(`/@fs/${module.replace(/^\//, '')}`)};`;
      const reference = this.emitFile({ type: 'chunk', id: module });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
  };
};
