import { createHash } from 'node:crypto';

/**
 * How a provider who asked to be left out stands in `content/removed.yaml`. The list is public, the number is not
 * written in it. Trying all ten-digit numbers undoes the hash: it is discretion, not secrecy.
 */
export const hashOfNpi = (npi: string): string => createHash('sha256').update(`npi:${npi}`).digest('hex');
