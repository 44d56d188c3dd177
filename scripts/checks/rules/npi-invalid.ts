import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { valueAt } from '#site/schema-fields.ts';

/**
 * The check digit of a National Provider Identifier: Luhn over "80840" and the ten digits.
 * Source: 45 CFR 162.406; CMS, "Requirements for National Provider Identifier (NPI) and NPI Check Digit".
 */
const hasRightCheckDigit = (npi: string): boolean => {
  const digits = [...`80840${npi}`].toReversed().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const weighed = index % 2 === 1 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
};

export const rule: Rule = {
  code: 'npi-invalid',
  *check(content) {
    for (const provider of content.of('providers')) {
      const npi = valueAt(provider.written, ['npi']);
      if (typeof npi !== 'string' || !/^\d{10}$/.test(npi)) continue;
      if (/^[12]/.test(npi) && hasRightCheckDigit(npi)) continue;
      yield {
        file: provider.file,
        ...provider.locate(['npi']),
        found: `${quote(npi)} is not an NPI: ${/^[12]/.test(npi) ? 'its last digit does not fit the others' : 'one starts with 1 or 2'}.`,
        fix: 'copy it from the register, https://npiregistry.cms.hhs.gov/, or leave it out.',
      };
    }
  },
};
