/**
 * Many small files from few routes. Astro takes one to two milliseconds for each file of an endpoint, whatever it holds:
 * a request, a response, and three calls of the file system that wait for one another. Where an endpoint would answer for
 * hundreds of files, a route writes them as one bundle instead, which the build unpacks before anything looks at the site
 * (`scripts/publish/unpack-bundles.ts`). In development, and where the files are few, the endpoints answer themselves.
 *
 * Measured on November 29, 2026, both builds at the same time on the real content, whose endpoints have 2,591 such files:
 * 55 to 44 s of the processor, each file the same.
 */

/** Files of one endpoint from which on a bundle pays: it costs a route more and the reading of what it wrote. */
const MIN_BUNDLED_FILES = 200;

/** Text of a file by its path on the site: `/sources/wang-2018.ris`. */
export type BundledFile = readonly [path: string, text: string];

export interface FileBundle {
  /** Part of an address: `contact-cards-us-ny`. */
  readonly name: string;
  /** Changes with what the files hold. */
  readonly cacheKey: string;
  readonly files: () => Promise<readonly BundledFile[]>;
}

const isBundled = (fileCount: number): boolean => !import.meta.env.DEV && fileCount >= MIN_BUNDLED_FILES;

/** For `getStaticPaths` of an endpoint whose files may be bundled: the paths that it answers for itself. */
export const unbundledPaths = <Path>(paths: readonly Path[]): Path[] => (isBundled(paths.length) ? [] : [...paths]);

/** The bundles of an endpoint's files: none where it answers for all of them itself. */
export const bundlesOf = async (
  fileCount: number,
  make: () => readonly Promise<FileBundle>[],
): Promise<readonly FileBundle[]> => (isBundled(fileCount) ? Promise.all(make()) : []);
