import { accessSync, constants } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** Absolute path of a program on PATH, or undefined. */
export function findOnPath(program: string): string | undefined {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program + suffix))
    .find(isExecutable);
}

/** True when the program starts at all: a stub or a binary with missing libraries does not. */
export function answers(program: string, versionFlag: string): boolean {
  return spawnSync(program, [versionFlag], { stdio: 'ignore', timeout: 60_000 }).status === 0;
}

export const canInstallPackages = (): boolean => process.getuid?.() === 0 && findOnPath('apt-get') !== undefined;

/** Installs one package of the distribution. Call it only when `canInstallPackages()`. */
export function installPackage(name: string): boolean {
  console.log(`Installing ${name} from the distribution's packages (apt-get); this happens once.`);
  // Another apt-get may be at work on the same machine: wait for it instead of failing.
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  return (
    runQuietly('apt-get', ['update', ...options]) &&
    runQuietly('apt-get', ['install', '-y', '--no-install-recommends', ...options, name])
  );
}

/** Runs a program without its chatter; what it said is shown only when it failed. */
export function runQuietly(program: string, args: readonly string[]): boolean {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return true;
  console.error(`${program} ${args.join(' ')} failed:\n${error?.message ?? `${stdout}${stderr}`.trim()}`);
  return false;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
