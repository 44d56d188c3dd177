/**
 * For `getStaticPaths` of routes that answer only while developing: a build writes their files itself
 * (`scripts/publish/plain-files.ts`), and need not list thousands of paths for nothing.
 */
export const whileDeveloping = <Path>(list: () => Promise<Path[]>): Promise<Path[]> =>
  import.meta.env.DEV ? list() : Promise.resolve([]);
