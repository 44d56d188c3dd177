import { countryOf } from '#places/countries.ts';
import { REGION_NAMES } from '#places/regions.ts';
import { regionCodeMeantBy } from '#scripts/checks/regions.ts';
import type { Finding, Rule } from '#scripts/checks/rule.ts';
import type { Entry } from '#site/entry-files.ts';
import { didYouMean } from '#site/did-you-mean.ts';
import { quote } from '#site/problem.ts';
import { EACH, valueAt, valuesAt } from '#site/schema-fields.ts';
import type { Path } from '#site/yaml-document.ts';

const faultAt = (provider: Entry, path: Path, region: string, country: string): Finding | undefined => {
  // Of countries that are not prepared yet nothing is known.
  if (!countryOf(country)) return undefined;
  if (REGION_NAMES.has(`${country}-${region}`.toLowerCase()) && region === region.toUpperCase()) return undefined;
  const meant = regionCodeMeantBy(region, country);
  return {
    file: provider.file,
    ...provider.locate(path),
    found: `${quote(region)} is not the code of a state or region of ${country}.${didYouMean(meant)}`,
    fix: meant ? `write ${meant}.` : 'write its two letters in capitals, like NY.',
  };
};

/** States by their codes (ISO 3166-2), and a folder that says the same. */
export const rule: Rule = {
  code: 'region-unknown',
  *check(content) {
    for (const provider of content.entries) {
      if (provider.collection !== 'providers') continue;
      const [, , folder = ''] = provider.file.split('/');
      const own: string[] = [];
      for (const { path, value } of valuesAt(provider.written, ['locations', EACH, 'region'])) {
        const country = valueAt(provider.written, [...path.slice(0, -1), 'country']);
        if (typeof value !== 'string' || typeof country !== 'string') continue;
        const fault = faultAt(provider, path, value, country);
        if (fault) yield fault;
        else if (countryOf(country)) own.push(`${country}-${value}`.toLowerCase());
      }
      const first = valueAt(provider.written, ['locations', 0, 'country']);
      const country = typeof first === 'string' ? first : 'US';
      for (const key of [
        ['licenses', EACH, 'state'],
        ['telehealth', 'states', EACH],
      ]) {
        for (const { path, value } of valuesAt(provider.written, key)) {
          const fault = typeof value === 'string' ? faultAt(provider, path, value, country) : undefined;
          if (fault) yield fault;
        }
      }
      const [region] = own;
      const name = REGION_NAMES.get(folder);
      if (region === undefined || name === undefined || own.includes(folder)) continue;
      yield {
        file: provider.file,
        ...provider.locate(['locations', 0, 'region']),
        found: `The file lies in ${quote(folder)}, and no place of this provider is in ${name}.`,
        fix: `move the file to content/providers/${region}, or correct the place.`,
      };
    }
  },
};
