import type { Rule } from '#scripts/checks/rule.ts';
import { isNpi } from '#providers/npi.ts';
import { quote } from '#site/problem.ts';
import { valueAt } from '#site/schema-fields.ts';

export const rule: Rule = {
  code: 'npi-invalid',
  *check(content) {
    for (const provider of content.entries) {
      if (provider.collection !== 'providers') continue;
      const npi = valueAt(provider.written, ['npi']);
      if (typeof npi !== 'string' || !/^\d{10}$/.test(npi)) continue;
      if (isNpi(npi)) continue;
      yield {
        file: provider.file,
        ...provider.locate(['npi']),
        found: `${quote(npi)} is not an NPI: ${/^[12]/.test(npi) ? 'its last digit does not fit the others' : 'one starts with 1 or 2'}.`,
        fix: 'copy it from the register, https://npiregistry.cms.hhs.gov/, or leave it out.',
      };
    }
  },
};
