import { join } from 'node:path';
import type { Rule } from '#scripts/checks/rule.ts';
import { findCountFaults } from '#scripts/nppes/registry-scan.ts';

/** Rows of the registry that got lost look like rows that never were, unless somebody counted them. */
export const rule: Rule = {
  code: 'registry-rows',
  check: ({ root }) => findCountFaults(join(root, 'content/registry')),
};
