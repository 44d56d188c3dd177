import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { EACH, valueAt, valuesAt } from '#site/schema-fields.ts';

/**
 * Forms of postal codes, with an example each. After Unicode CLDR 26, postalCodeData.xml.
 * A country that is not listed may write what it likes.
 */
const FORMS: Readonly<Record<string, readonly [form: RegExp, example: string]>> = {
  US: [/^\d{5}(?:-\d{4})?$/, '12207'],
  PR: [/^00[679]\d{2}(?:-\d{4})?$/, '00901'],
  CA: [/^[ABCEGHJKLMNPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d$/, 'K1A 0B1'],
  GB: [
    /^(?:GIR 0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d(?:\d|[ABEHMNPRV-Y])?|\d[A-HJKPS-UW]) \d[ABD-HJLNP-UW-Z]{2})$/,
    'SW1A 1AA',
  ],
  IE: [/^(?:D6W|[AC-FHKNPRTV-Y]\d{2}) [0-9AC-FHKNPRTV-Y]{4}$/, 'D02 AF30'],
  AU: [/^\d{4}$/, '2000'],
  NZ: [/^\d{4}$/, '6011'],
  MX: [/^\d{5}$/, '06000'],
  DE: [/^\d{5}$/, '10115'],
  AT: [/^\d{4}$/, '1010'],
  CH: [/^\d{4}$/, '8001'],
  FR: [/^\d{2} ?\d{3}$/, '75001'],
  ES: [/^\d{5}$/, '28001'],
  IT: [/^\d{5}$/, '00184'],
  PT: [/^\d{4}-\d{3}$/, '1000-001'],
  NL: [/^[1-9]\d{3} ?[A-Z]{2}$/, '1012 AB'],
  BE: [/^\d{4}$/, '1000'],
  DK: [/^\d{4}$/, '1050'],
  SE: [/^\d{3} ?\d{2}$/, '111 20'],
  NO: [/^\d{4}$/, '0150'],
  FI: [/^\d{5}$/, '00100'],
  PL: [/^\d{2}-\d{3}$/, '00-001'],
  IN: [/^\d{6}$/, '110001'],
  JP: [/^\d{3}-\d{4}$/, '100-0001'],
};

export const rule: Rule = {
  code: 'postal-code-form',
  *check(content) {
    for (const provider of content.entries) {
      if (provider.collection !== 'providers') continue;
      for (const { path, value } of valuesAt(provider.written, ['locations', EACH, 'postalCode'])) {
        const country = valueAt(provider.written, [...path.slice(0, -1), 'country']);
        if (typeof value !== 'string' || typeof country !== 'string') continue;
        const [form, example] = FORMS[country] ?? [];
        if (!form || form.test(value)) continue;
        yield {
          file: provider.file,
          ...provider.locate(path),
          found: `${quote(value)} is not a postal code of ${country}.`,
          fix: `write it like "${example ?? ''}", in quotes, or correct the country.`,
        };
      }
    }
  },
};
