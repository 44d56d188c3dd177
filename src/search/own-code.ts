import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Digest of all modules of the search. What an older version of them has kept is not used: nobody needs to remember to
 * raise a number when the way pages are read or parts are made is changed.
 */
export const digestOfOwnCode = (): string => {
  const folder = import.meta.dirname;
  const modules = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort();
  return hash('sha256', modules.map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`).join('\n'));
};
