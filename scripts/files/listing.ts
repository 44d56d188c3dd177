import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of all files below a folder, relative to it, with forward slashes, sorted. Links are not followed. */
export const listFiles = (folder: string): string[] => {
  const files: string[] = [];
  const walk = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      if (entry.isDirectory()) walk(`${below}${entry.name}/`);
      else if (entry.isFile()) files.push(below + entry.name);
    }
  };
  walk('');
  return files.sort();
};
