import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { valueAt } from '#site/schema-fields.ts';

export const rule: Rule = {
  code: 'source-id-duplicate-doi',
  *check(content) {
    const holders = new Map<string, string>();
    for (const source of content.of('sources')) {
      const doi = valueAt(source.written, ['DOI']);
      if (typeof doi !== 'string') continue;
      // DOIs are compared without regard to case (DOI Handbook, 2.4).
      const key = doi.toLowerCase();
      const holder = holders.get(key);
      if (holder === undefined) holders.set(key, source.id);
      else {
        yield {
          file: source.file,
          ...source.locate(['DOI']),
          found: `${quote(doi)} is already the DOI of "${holder}".`,
          fix: `cite "${holder}" and remove this file, or correct the DOI.`,
        };
      }
    }
  },
};
