import { appendFileSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';

/** A picture heavier than any page should be, which is not worth keeping in the repository. */
export const arrange = (root: string): void => {
  const heavy = join(root, 'content/people/heavy.png');
  copyFileSync(join(root, 'content/people/portrait.png'), heavy);
  appendFileSync(heavy, Buffer.alloc(5_100_000));
};
