/** Whether a folder may take releases. */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';

/** The path without symbolic links, also of a folder that is yet to be made. */
const realPath = (path: string): string => {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  return dirname(whole) === whole ? whole : join(realPath(dirname(whole)), basename(whole));
};

/** True for the folder itself and for what lies in it. */
const isWithin = (path: string, folder: string): boolean => `${path}${sep}`.startsWith(`${folder}${sep}`);

const RELEASES = 'releases';

/** What every volume has of its own. */
const isOfTheVolume = (name: string): boolean => name.startsWith('.') || name === 'lost+found';

/**
 * Why nothing can be published into `to`, in a sentence that says what to type; undefined when it can.
 *
 * @param from The build; undefined for a rollback.
 */
export const faultOfTarget = (to: string, from?: string): string | undefined => {
  const target = realPath(to);
  const advice = 'Name a folder of its own, like /srv/site: npm run deploy -- --to /srv/site';
  if (dirname(target) === target) return `${to} is the root of the whole volume. ${advice}`;
  if (from !== undefined && isWithin(target, realPath(from)))
    return `${to} lies where the build lies (${from}): the next deploy would publish this one's releases. ${advice}`;
  if (from !== undefined && isWithin(realPath(from), join(target, RELEASES)))
    return `${from} is a release of ${to} itself. To publish an earlier one: npm run deploy -- --to ${to} --rollback`;
  const entries = existsSync(target) ? readdirSync(target).filter((name) => !isOfTheVolume(name)) : [];
  if (entries.length > 0 && !entries.includes(RELEASES))
    return `${to} holds other files (${entries[0] ?? ''} …) and no releases. ${advice}`;
  return undefined;
};
