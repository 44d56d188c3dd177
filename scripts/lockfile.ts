/**
 * Completes package-lock.json with the optional packages of other platforms that npm left out.
 *
 * npm drops a platform's package when it is not installed or its registry lacks it (npm/cli#4828), and `npm ci` then
 * refuses the whole lockfile on every machine. What is filled in has a version and its platform, but no integrity:
 * npm writes that when it next installs on that platform.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface MissingPackage {
  /** Where it belongs in the lockfile: `node_modules/@pagefind/darwin-x64`. */
  readonly place: string;
  readonly entry: LockedPackage;
}

const OS_OF_WORD: Readonly<Record<string, string>> = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  win: 'win32',
  win32: 'win32',
  windows: 'win32',
};

const CPUS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** Every optional package with an exact version that a locked package asks for and the lockfile does not have. */
export function findMissingPackages(lockfile: Lockfile): MissingPackage[] {
  const missing = new Map<string, LockedPackage>();
  for (const [location, { optionalDependencies = {}, dev }] of Object.entries(lockfile.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!/^\d/.test(version)) continue;
      const places = placesFor(location, name);
      const locked = places.map((place) => lockfile.packages[place] ?? missing.get(place));
      if (locked.find((entry) => entry !== undefined)?.version === version) continue;
      // The outermost free place that no package of another version hides.
      const taken = locked.findIndex((entry) => entry !== undefined);
      const place = (taken === -1 ? places : places.slice(0, taken)).at(-1);
      if (place === undefined) continue;
      missing.set(place, { version, ...platformOf(name), optional: true, ...(dev === true ? { dev } : {}) });
    }
  }
  return [...missing].map(([place, entry]) => ({ place, entry }));
}

/** Where Node looks for a package that another one asks for, innermost first. */
function placesFor(location: string, name: string): string[] {
  const parts = location === '' ? [''] : ['', ...location.split(/(?<=.)\/(?=node_modules\/)/)];
  return parts.map((_, index) => [...parts.slice(1, index + 1), `node_modules/${name}`].join('/')).toReversed();
}

function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu'> {
  const words = (name.split('/').at(-1) ?? '').split('-');
  const os = words.map((word) => OS_OF_WORD[word]).find((known) => known !== undefined);
  const cpu = words.find((word) => CPUS.includes(word));
  return { ...(os === undefined ? {} : { os: [os] }), ...(cpu === undefined ? {} : { cpu: [cpu] }) };
}

if (import.meta.main) {
  const lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;
  const missing = findMissingPackages(lockfile);
  const added = Object.fromEntries(missing.map(({ place, entry }) => [place, entry]));
  const packages = Object.fromEntries(
    Object.entries({ ...lockfile.packages, ...added }).sort(([one], [other]) => one.localeCompare(other, 'en')),
  );
  writeFileSync('package-lock.json', `${JSON.stringify({ ...lockfile, packages }, null, 2)}\n`);
  console.log(
    missing.length === 0 ? 'The lockfile is complete.' : `Added ${missing.length} packages of other platforms.`,
  );
}
