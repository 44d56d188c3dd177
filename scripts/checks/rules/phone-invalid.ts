import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { EACH, valueAt, valuesAt } from '#site/schema-fields.ts';

/** How a number is dialed from anywhere, or undefined when no such number can exist. */
const internationalForm = (phone: string, country: unknown): string | undefined => {
  const number = parsePhoneNumberFromString(phone, typeof country === 'string' ? (country as CountryCode) : undefined);
  return number?.isPossible() ? number.formatInternational() : undefined;
};

export const rule: Rule = {
  code: 'phone-invalid',
  *check(content) {
    for (const provider of content.entries) {
      if (provider.collection !== 'providers') continue;
      for (const { path, value } of valuesAt(provider.written, ['locations', EACH, 'phone'])) {
        if (typeof value !== 'string') continue;
        const form = internationalForm(value, valueAt(provider.written, [...path.slice(0, -1), 'country']));
        if (form !== undefined && value.startsWith('+')) continue;
        yield {
          file: provider.file,
          ...provider.locate(path),
          found: form === undefined ? `${quote(value)} is not a phone number.` : `${quote(value)} has no country code.`,
          fix: form === undefined ? 'write it with its country code, like +1 518 555 0100.' : `write "${form}".`,
        };
      }
    }
  },
};
