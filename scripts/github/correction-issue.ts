/** Turns the issue form "Correct a listing" into a changed or removed file. The issue is data; the checks judge the result. */
import { isMap, isSeq, parseDocument } from 'yaml';
import type { Content } from '#scripts/checks/content.ts';
import type { CalendarDate } from '#site/dates.ts';
import type { Entry } from '#site/entry-files.ts';
import { valueAt } from '#site/schema-fields.ts';
import { oneLine } from './answer-words.ts';

type Answers = ReadonlyMap<string, string>;

/** Fields of the form that are keys of the first place. */
const PLACE_KEYS = ['address', 'city', 'region', 'postalCode', 'phone'] as const;

/** The words of the form for FHIR's codes. */
const ACCEPTING: Readonly<Record<string, string>> = {
  'takes new patients': 'newpt',
  'takes no new patients': 'nopt',
  'sees existing patients only': 'existptonly',
};

/** The profile that an address or a name means. */
export const listingIn = (page: string, content: Content): Entry | undefined => {
  const slug = /\/providers\/([a-z0-9-]+)\/?/.exec(page)?.[1] ?? page.trim();
  const name = oneLine(page).toLowerCase();
  return content
    .of('providers')
    .find(({ id, written }) => id === slug || String(valueAt(written, ['name'])).toLowerCase() === name);
};

export const wantsRemoval = (answers: Answers): boolean => answers.get('wish') === 'Remove it';

/** Why a person must write this one; undefined when it can be done here. */
const reasonAgainst = (changes: readonly unknown[], places: unknown, changesPlace: boolean): string | undefined => {
  if (changes.length === 0) return 'No field says what is right: somebody must read the words of the issue.';
  if (changesPlace && !(isSeq(places) && places.items.length === 1 && isMap(places.items[0])))
    return 'The listing has not exactly one place: somebody must see which one is meant.';
  return undefined;
};

/** The file as it would be, with the facts that were sent and today as the day they were confirmed. */
export const correctedText = (
  source: string,
  answers: Answers,
  today: CalendarDate,
): { readonly text: string } | { readonly reason: string } => {
  const document = parseDocument(source);
  const place = PLACE_KEYS.flatMap((key) => {
    const value = oneLine(answers.get(key) ?? '');
    return value === '' ? [] : [[key, value] as const];
  });
  const code = ACCEPTING[answers.get('accepting')?.toLowerCase() ?? ''];
  const reason = reasonAgainst(
    [...place, ...(code === undefined ? [] : [code])],
    document.get('locations'),
    place.length > 0,
  );
  if (reason !== undefined) return { reason };
  for (const [key, value] of place) document.setIn(['locations', 0, key], value);
  if (place.length > 0) document.setIn(['locations', 0, 'checkedOn'], today);
  if (code !== undefined) document.set('acceptingPatients', document.createNode({ code, asOf: today }));
  return { text: document.toString({ lineWidth: 0, indentSeq: true }) };
};
