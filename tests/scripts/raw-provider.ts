/** Raw cells of made-up providers, as the registry has them. */
import type { RegistryRow } from '#providers/registry.ts';
import { practiceRow, type PracticeRules, type RawProvider } from '#scripts/nppes/practice-row.ts';
import { readPracticeRules } from '#scripts/nppes/rules.ts';

export const rules: PracticeRules = readPracticeRules('.');

export const person: RawProvider = {
  npi: '1234567893',
  entityType: '1',
  organization: '',
  last: 'FIXTURE',
  first: 'JANE',
  middle: '',
  suffix: '',
  credentials: '',
  otherOrganization: '',
  otherOrganizationType: '',
  address1: '12 FIXTURE ST',
  address2: 'STE 4',
  city: 'ALBANY',
  state: 'NY',
  postalCode: '122031234',
  country: 'US',
  phone: '5185550100',
  updatedOn: '05/06/2024',
  deactivatedOn: '',
  reactivatedOn: '',
  taxonomies: ['171100000X'],
};

export const organization: RawProvider = {
  ...person,
  entityType: '2',
  last: '',
  first: '',
  organization: 'FIXTURE CLINIC LLC',
};

/** What is published of it. Throws when it is left out. */
export const published = (raw: RawProvider): RegistryRow => {
  const outcome = practiceRow(raw, rules);
  if (!('row' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.row;
};

/** Cells of a file are read as Latin-1, whatever their bytes are. */
export const asBytes = (text: string): string => Buffer.from(text).toString('latin1');
