import { join } from 'node:path';
import type { Rule } from '#scripts/checks/rule.ts';
import { findFileFaults } from '#scripts/nppes/registry-scan.ts';

/** A file of the registry that was cut, or changed by hand, would publish what is left of it. */
export const rule: Rule = {
  code: 'registry-file',
  check: ({ root }) => findFileFaults(join(root, 'content/registry')),
};
