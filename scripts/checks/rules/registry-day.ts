import { join } from 'node:path';
import { hasRegistryRows, readRegistryDay } from '#providers/registry-files.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { REGISTRY_SOURCE } from '#scripts/checks/summary.ts';
import { quote } from '#site/problem.ts';

/** Rows of the registry are shown with its day, and until a year after it. Without a day none is shown. */
export const rule: Rule = {
  code: 'registry-day',
  *check({ root }) {
    const folder = join(root, 'content/registry');
    if (!hasRegistryRows(folder)) return;
    const day = readRegistryDay(folder);
    if (day !== undefined && day.registryOn !== '') return;
    const found =
      day === undefined
        ? 'content/registry holds rows, and this file, which tells their day, is missing.'
        : day.written === ''
          ? 'registryOn is empty: none of the rows in content/registry would be shown.'
          : `registryOn is ${quote(day.written)}, which is no day: none of the rows would be shown.`;
    yield {
      file: REGISTRY_SOURCE,
      line: day?.line ?? 1,
      column: day?.column ?? 1,
      found,
      fix: 'write the day the files of the registry were made, like registryOn: 2026-11-08, or import them again: npm run import:nppes.',
    };
  },
};
