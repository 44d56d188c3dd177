import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

// A link could publish any file of the machine that builds the site.
export const arrange = (root: string): void => {
  symlinkSync('/etc/hostname', join(root, 'content/sources/linked-2020.yaml'));
  symlinkSync('../../sources', join(root, 'content/providers/us-xx'));
  mkdirSync(join(root, 'elsewhere'));
  renameSync(join(root, 'content/pages'), join(root, 'elsewhere/pages'));
  symlinkSync('../elsewhere/pages', join(root, 'content/pages'));
};
