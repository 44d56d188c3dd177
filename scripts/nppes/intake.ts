/** Takes what the input tells, row by row: keeps it in the spill, skips it by the rules, or rejects it with its reason. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { regionSlugOf, UNITED_STATES } from '#places/countries.ts';
import type { OtherPlace } from '#providers/registry.ts';
import { readApiAnswer } from '#scripts/nppes/api-answer.ts';
import { cleanCell, cutText, isNothing } from '#scripts/nppes/cell-text.ts';
import type { Layout, ProviderLayout } from '#scripts/nppes/columns.ts';
import { cityName, organizationName } from '#scripts/nppes/letter-case.ts';
import { nameLine, placeLine, rowLine } from '#scripts/nppes/merge.ts';
import {
  isOfInterest,
  MAX_LENGTHS,
  practiceRow,
  readDate,
  readNpi,
  readState,
  type PracticeRules,
  type RawProvider,
} from '#scripts/nppes/practice-row.ts';
import { publicCity, publicName } from '#scripts/nppes/private-parts.ts';
import type { TableRecord } from '#scripts/nppes/read-table.ts';
import type { Spill } from '#scripts/nppes/spill.ts';
import type { Tally } from '#scripts/nppes/tally.ts';

/** Bytes. Answers with 200 providers have less than half a million. */
const LARGEST_ANSWER = 50_000_000;

export class Intake {
  /** NPI → region it was last read in. */
  readonly kept = new Map<number, string>();
  /** NPI → region of the registry folder; empty when the input is the whole registry. */
  readonly known = new Map<number, string>();
  /** The latest day a kept row was changed on. */
  latest = '';
  tally: Tally;
  readonly #rules: PracticeRules;
  readonly #spill: Spill;

  constructor(rules: PracticeRules, spill: Spill, tally: Tally) {
    this.#rules = rules;
    this.#spill = spill;
    this.tally = tally;
  }

  /** One record of a table. `file` is the name that rejects are told by. */
  take(layout: Layout, file: string, { cells, line }: TableRecord): void {
    if (cells.length !== layout.width) {
      this.tally.reject(file, line, 'wrong number of cells', `${cells.length} instead of ${layout.width}`);
      return;
    }
    const at = (index: number): string => cells[index] ?? '';
    switch (layout.kind) {
      case 'providers':
        this.#takeProvider(rawProvider(layout, cells), file, line);
        return;
      case 'locations': {
        const { city, state, postalCode, country } = layout;
        this.#takePlace(
          at(layout.npi),
          { city: at(city), state: at(state), postalCode: at(postalCode), country: at(country) },
          file,
          line,
        );
        return;
      }
      case 'other-names':
        this.#takeName(at(layout.npi), at(layout.name), at(layout.type));
        return;
      case 'endpoints':
        // They are passed over before anything is read.
        this.tally.skip('electronic address');
        return;
      case 'deactivations':
        if (readDate(at(layout.deactivatedOn)) === '')
          this.tally.reject(file, line, 'no date', at(layout.deactivatedOn));
        else {
          this.#spill.add('off', 'all', readNpi(at(layout.npi)).npi);
          this.tally.skip('deactivated');
        }
    }
  }

  #takeProvider(raw: RawProvider, file: string, row: number): void {
    const rules = this.#rules;
    const npi = Number(readNpi(raw.npi).npi);
    if (this.known.has(npi)) this.#spill.add('seen', 'all', String(npi));
    if (!isOfInterest(raw.taxonomies, rules)) {
      const isOff =
        raw.entityType.trim() === '' || (raw.deactivatedOn.trim() !== '' && raw.reactivatedOn.trim() === '');
      this.kept.delete(npi);
      this.tally.skip(isOff ? 'deactivated' : 'other profession');
      return;
    }
    const outcome = practiceRow(raw, rules);
    if ('reject' in outcome) {
      this.tally.reject(file, row, outcome.reject, cleanCell(outcome.found).text);
      return;
    }
    if ('skip' in outcome) {
      this.kept.delete(npi);
      this.tally.skip(outcome.skip);
      return;
    }
    const region = regionSlugOf(outcome.row.country, outcome.row.region) ?? '';
    this.kept.set(npi, region);
    this.#spill.add('rows', region, rowLine(this.tally.counts.read, outcome.row));
    if (outcome.row.updatedOn > this.latest) this.latest = outcome.row.updatedOn;
    this.tally.keep(outcome.repairs);
  }

  #regionOf(npiCell: string): { npi: string; region: string | undefined } {
    const { npi } = readNpi(npiCell);
    return { npi, region: this.kept.get(Number(npi)) ?? this.known.get(Number(npi)) };
  }

  #takePlace(
    npiCell: string,
    place: { city: string; state: string; postalCode: string; country: string },
    file: string,
    row: number,
  ): void {
    const { npi, region } = this.#regionOf(npiCell);
    if (region === undefined) return this.tally.skip('other profession');
    if (!['', UNITED_STATES.code].includes(place.country.trim().toUpperCase())) return this.tally.skip('other country');
    const state = readState(UNITED_STATES, cleanCell(place.state).text);
    const postalCode = UNITED_STATES.normalizePostalCode(place.postalCode);
    if (state === undefined) return this.tally.reject(file, row, 'no such state', place.state);
    if (postalCode === undefined) return this.tally.reject(file, row, 'no postal code', place.postalCode);
    const otherPlace: OtherPlace = {
      postalCode,
      region: state,
      city: cutText(cityName(publicCity(cleanCell(place.city).text, state)).replaceAll(';', ','), MAX_LENGTHS.city),
    };
    this.#spill.add('places', region, placeLine(npi, otherPlace));
    this.tally.keep([]);
  }

  #takeName(npiCell: string, name: string, type: string): void {
    const { npi, region } = this.#regionOf(npiCell);
    const cell = cleanCell(name).text;
    const text = isNothing(cell) ? '' : cutText(organizationName(publicName(cell)), MAX_LENGTHS.name);
    if (region === undefined || type.trim() !== '3' || text === '')
      return this.tally.skip(region === undefined ? 'other profession' : 'not the name on the door');
    this.#spill.add('names', region, nameLine(npi, text));
    this.tally.keep([]);
  }

  /** All results of one answer of the NPI API. */
  takeAnswer(file: string): void {
    if (statSync(file).size > LARGEST_ANSWER)
      throw new Error(
        `${basename(file)} is too large for an answer of the NPI API, which holds 200 providers at most.`,
      );
    const text = readFileSync(file, 'latin1').replace(/^ï»¿/, '');
    for (const [index, { provider, otherPlaces }] of readApiAnswer(text, basename(file)).entries()) {
      this.#takeProvider(provider, basename(file), index + 1);
      const { region } = this.#regionOf(provider.npi);
      if (region !== undefined)
        for (const place of otherPlaces) this.#takePlace(provider.npi, place, basename(file), index + 1);
    }
  }
}

const rawProvider = (layout: ProviderLayout, cells: readonly string[]): RawProvider => {
  const at = (index: number): string => cells[index] ?? '';
  const codes: string[] = [];
  for (const { code, isPrimary } of layout.taxonomies) {
    const text = cells[code];
    if (text === undefined || text === '') continue;
    if (cells[isPrimary] === 'Y') codes.unshift(text);
    else codes.push(text);
  }
  return {
    npi: at(layout.npi),
    entityType: at(layout.entityType),
    organization: at(layout.organization),
    last: at(layout.last),
    first: at(layout.first),
    middle: at(layout.middle),
    suffix: at(layout.suffix),
    credentials: at(layout.credentials),
    otherOrganization: at(layout.otherOrganization),
    otherOrganizationType: at(layout.otherOrganizationType),
    address1: at(layout.address1),
    address2: at(layout.address2),
    city: at(layout.city),
    state: at(layout.state),
    postalCode: at(layout.postalCode),
    country: at(layout.country),
    phone: at(layout.phone),
    updatedOn: at(layout.updatedOn),
    deactivatedOn: at(layout.deactivatedOn),
    reactivatedOn: at(layout.reactivatedOn),
    taxonomies: codes,
  };
};
