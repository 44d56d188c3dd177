import { join } from 'node:path';
import { registryAgeWords } from '#providers/registry-age.ts';
import { readRegistryDay } from '#providers/registry-files.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { publishedRegistryDay, REGISTRY_SOURCE } from '#scripts/checks/summary.ts';

/** Rows of the registry vanish by the calendar; somebody should know before they do. */
export const rule: Rule = {
  code: 'registry-overdue',
  severity: 'warning',
  *check(content) {
    const day = publishedRegistryDay(content);
    const words = day === undefined ? undefined : registryAgeWords(day, content.today);
    if (words === undefined) return;
    const { line = 1, column = 1 } = readRegistryDay(join(content.root, 'content/registry')) ?? {};
    yield {
      file: REGISTRY_SOURCE,
      line,
      column,
      found: `${words.charAt(0).toUpperCase()}${words.slice(1)}`.replace(/ Import .*$/, ''),
      fix: 'import a newer file of the registry: npm run import:nppes.',
    };
  },
};
