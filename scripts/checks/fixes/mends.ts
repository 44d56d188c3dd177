/** What `npm run check -- --fix` mends: only what has one possible correction. Slugs, words and days are a person's. */
import { hiddenCharactersIn, mendedCharacter } from '#site/hidden-characters.ts';
import { lineAround, yamlValueAt, type Edit, type Mend, type Patient } from './edit.ts';

/** How much of the text around a character is looked at, on each side. */
const CONTEXT = 300;

/** A value in place of another. */
const inPlaceOf = ({ source, offset }: Patient, text: string): Edit => ({
  start: offset,
  end: yamlValueAt(source, offset).end,
  text,
});

/** An invisible character goes only where it never was a letter, and nothing is lost with it. */
const hiddenCharacter: Mend = ({ source, offset }) => {
  const start = Math.max(0, offset - CONTEXT);
  const around = source.slice(start, offset + CONTEXT);
  const hidden = hiddenCharactersIn(around).find(({ index }) => start + index === offset);
  const text = hidden && mendedCharacter(hidden, around);
  return text === undefined ? undefined : { start: offset, end: offset + 1, text };
};

/** `summry:` → `summary:`, when the message names the one key that was meant. */
const mistypedKey: Mend = ({ problem, source, offset }) => {
  const [, meant] = /^write `([^`]+)`, or/.exec(problem.fix) ?? [];
  const [written] = /^[^\s:]+/.exec(source.slice(offset)) ?? [];
  return meant === undefined || written === undefined
    ? undefined
    : { start: offset, end: offset + written.length, text: meant };
};

/** `volume: 12` → `volume: "12"`, `paid: "no"` → `paid: false`, `treatments: tens` → `treatments: [tens]`. */
const wrongType: Mend = (patient) => {
  const [, meant] = /`[^`:]+: ([^`]+)`/.exec(patient.problem.fix) ?? [];
  const { text } = yamlValueAt(patient.source, patient.offset);
  const bare = text.replace(/^(["'])(.*)\1$/, '$2');
  if (meant === undefined || text === '') return undefined;
  const isSameValue = meant === `"${bare}"` || meant === `[${bare}]` || meant === bare;
  const isYesOrNo = /^(?:true|false)$/.test(meant) && /^(?:yes|no|on|off|true|false)$/i.test(bare);
  if (isYesOrNo) return inPlaceOf(patient, /^(?:yes|on|true)$/i.test(bare) ? 'true' : 'false');
  return isSameValue ? inPlaceOf(patient, meant === `[${bare}]` ? `[${text}]` : meant) : undefined;
};

const padded = (part: string): string => part.padStart(2, '0');

/** The right form of a value whose meaning is beyond doubt. */
const tidyForm = (value: string): string | undefined => {
  const day = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(value);
  if (day) return `${day[1] ?? ''}-${padded(day[2] ?? '')}-${padded(day[3] ?? '')}`;
  const doi = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)(10\.\S+)$/i.exec(value);
  if (doi) return doi[1];
  const language = /^([a-z]{2,3})[-_]([a-z]{2})$/i.exec(value);
  if (language) return `${(language[1] ?? '').toLowerCase()}-${(language[2] ?? '').toUpperCase()}`;
  if (/^[a-z]{2,3}$/i.test(value)) return value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase();
  const npi = value.replace(/[ -]/g, '');
  return /^\d{10}$/.test(npi) && npi !== value ? `"${npi}"` : value.trim() === value ? undefined : value.trim();
};

/** A day with slashes, a DOI with its address, `en-us`, `usd`, an NPI with blanks, a blank at the end. */
const wrongForm: Mend = (patient) => {
  const { text } = yamlValueAt(patient.source, patient.offset);
  const tidy = tidyForm(text.replace(/^(["'])(.*)\1$/, '$2'));
  return tidy === undefined ? undefined : inPlaceOf(patient, tidy);
};

/** The item of a list, when it stands on a line of its own. */
const repeatedName: Mend = ({ source, offset }) => {
  const line = lineAround(source, offset);
  return /^\s*- /.test(source.slice(line.start, line.end)) ? { ...line, text: '' } : undefined;
};

const dialable: Mend = (patient) => {
  const [, form] = /^write "([^"]+)"\.$/.exec(patient.problem.fix) ?? [];
  return form === undefined ? undefined : inPlaceOf(patient, `"${form}"`);
};

/** `/treatments/tens` → `/treatments/tens/`: the address with its slash at the end, and nothing else about the link. */
const missingSlash: Mend = ({ problem, source, offset }) => {
  if (!problem.found.includes('lacks the slash')) return undefined;
  const [, right] = /^write (\S+)\.$/.exec(problem.fix) ?? [];
  const wrong = right?.replace(/\/(?=$|[?#])/, '');
  if (right === undefined || wrong === undefined) return undefined;
  const { end } = lineAround(source, offset);
  const at = source.indexOf(`(${wrong})`, offset);
  return at === -1 || at >= end ? undefined : { start: at + 1, end: at + 1 + wrong.length, text: right };
};

export const MENDS: Readonly<Record<string, Mend>> = {
  'character-hidden': hiddenCharacter,
  'key-unknown': mistypedKey,
  'link-broken': missingSlash,
  'name-duplicate': repeatedName,
  'phone-invalid': dialable,
  'value-form': wrongForm,
  'value-type': wrongType,
};
