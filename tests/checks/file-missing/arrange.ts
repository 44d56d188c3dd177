import { rmSync } from 'node:fs';
import { join } from 'node:path';

export const arrange = (root: string): void => {
  rmSync(join(root, 'content/site.yaml'));
};
