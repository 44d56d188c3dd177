import { collections, type CollectionName } from '#collections.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { EACH, fieldsOf, valuesAt } from '#site/schema-fields.ts';

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Every part of a language tag must have a name: `en` and `US` of `en-US`. */
const isLanguage = (tag: string): boolean => languages.of(tag) !== undefined;

interface Register {
  readonly knows: (code: string) => boolean;
  readonly noun: string;
  readonly fix: string;
}

/** Codes of the right form that stand for nothing, by key. The registers are those of Unicode CLDR, which Node brings. */
const REGISTERS: Readonly<Record<string, Register>> = {
  languages: { knows: isLanguage, noun: 'a language (BCP 47)', fix: 'write a tag like en, es or zh-Hant.' },
  currency: {
    knows: (code) => currencies.has(code),
    noun: 'a currency (ISO 4217)',
    fix: 'write a code like USD or EUR.',
  },
  country: {
    // Unions, test regions and "unknown" have names too.
    knows: (code) => regions.of(code) !== undefined && !/^(?:EU|EZ|UN|XA|XB|ZZ|QO)$/.test(code),
    noun: 'a country (ISO 3166-1)',
    fix: 'write a code like US or CA.',
  },
};

export const rule: Rule = {
  code: 'code-unknown',
  *check(content) {
    for (const entry of content.entries) {
      for (const field of fieldsOf(collections[entry.collection as CollectionName].schema)) {
        const register = REGISTERS[field.path.findLast((key) => key !== EACH) ?? ''];
        if (!register) continue;
        for (const { path, value } of valuesAt(entry.written, field.path)) {
          if (typeof value !== 'string' || !field.schema.safeParse(value).success || register.knows(value)) continue;
          yield {
            file: entry.file,
            ...entry.locate(path),
            found: `${quote(value)} is not ${register.noun}.`,
            fix: register.fix,
          };
        }
      }
    }
  },
};
