import { createRequire } from 'node:module';
import { answers, canInstallPackages, findOnPath, installPackage } from '#scripts/install.ts';

/** The parts of vnu-jar's downloader that we use: it can fetch a Java runtime into node_modules. */
interface JavaDownloader {
  readonly findCachedJava: () => string | null;
  readonly resolveJava: () => Promise<string>;
}

/**
 * Path of a Java that starts, for the W3C checker: the machine's own, the one vnu-jar fetched earlier, else one that
 * is installed now.
 *
 * @throws Error with a sentence for a person when there is none and none can be had.
 */
export async function findOrInstallJava(): Promise<string> {
  const downloader = createRequire(import.meta.url)('vnu-jar/vnu-java-downloader.js') as JavaDownloader;
  const found = findOnPath('java') ?? downloader.findCachedJava() ?? undefined;
  if (found !== undefined && answers(found, '-version')) return found;

  if (canInstallPackages() && installPackage('default-jre-headless')) {
    const installed = findOnPath('java');
    if (installed !== undefined) return installed;
  }
  try {
    return await downloader.resolveJava();
  } catch (error) {
    throw new Error(
      'The W3C checker needs Java 11 or later, and it could be neither found nor installed. ' +
        'Install the package "default-jre-headless" (as root: apt-get install default-jre-headless).',
      { cause: error },
    );
  }
}

if (import.meta.main) {
  try {
    console.log(await findOrInstallJava());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
