import { z } from 'zod';
import { addressFault } from './web-address.ts';
import { wordFault } from './word-limits.ts';

/** Collections that another entry may point to by slug. `topics` is either a treatment or a condition. */
export type LinkTarget =
  | 'treatments'
  | 'conditions'
  | 'topics'
  | 'sources'
  | 'people'
  | 'providers'
  | 'articles'
  | 'professions'
  | 'glossary'
  | 'comments';

declare module 'zod' {
  interface GlobalMeta {
    /** The collection this slug must exist in; `scripts/checks` joins on it. */
    linksTo?: LinkTarget;
    /** The text may hold `[@source-id]` citations. */
    citable?: true;
    /** The address of another site. */
    address?: true;
  }
}

export const SLUG_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Names that Windows keeps for devices: no file or folder can be called so there, and a checkout fails. */
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/** Whether Windows forbids a file of this name, with or without an extension. */
export const isForbiddenByWindows = (name: string): boolean =>
  WINDOWS_DEVICE.test(name.replace(/\..*$/s, '')) || /[ .]$/.test(name);

export const slug = z
  .string()
  .max(80)
  .regex(SLUG_PATTERN, { error: 'Use lower-case letters, digits and single hyphens, like "low-back-pain".' });

/** A slug that must name an existing entry of `target`. */
export const slugOf = (target: LinkTarget) => slug.meta({ linksTo: target });

/** A calendar day as ISO 8601 `YYYY-MM-DD`; impossible days (30 February) are refused. */
export const calendarDate = z.iso.date({ error: 'Write a date as YYYY-MM-DD, like 2026-11-23.' });

/** Words that no page has room for, and heaps of accents: see `wordFault`. */
export const refuseEndlessWords = (text: string, context: z.RefinementCtx): void => {
  const fault = wordFault(text);
  if (fault) context.addIssue({ code: 'custom', message: fault.fix, params: { found: fault.found } });
};

/** One line of text without leading or trailing blanks. */
export const line = (max: number) =>
  z
    .string()
    .min(1, { error: 'This may not be empty.' })
    .max(max, { error: `Keep it to ${max} characters.` })
    .regex(/^\S(?:[^\r\n]*\S)?$/, { error: 'Write one line, without blanks at either end.' })
    .superRefine(refuseEndlessWords);

/** One line of plain text that may carry citations such as `[@padda-2021]`. */
export const citableLine = (max: number) => line(max).meta({ citable: true });

/**
 * The https address of a public site, read as browsers do; other schemes (`javascript:`, `data:`, `http:`), names that
 * mean something on one machine or network only, and numbers are refused. Addresses in disguise are told by the rule
 * `link-lookalike`, which knows the words beside them.
 */
export const httpsUrl = z
  .string()
  .max(500)
  .superRefine((url, context) => {
    const fault = addressFault(url);
    if (!fault || fault.kind === 'disguise') return;
    context.addIssue(
      /^https:/i.test(url)
        ? { code: 'custom', message: fault.fix, params: { found: fault.found } }
        : { code: 'custom', message: 'Write a full address that starts with https://' },
    );
  })
  .meta({ address: true, format: 'uri' });

/** ISO 3166-1 alpha-2, upper case: `US`. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/, { error: 'Write the two-letter country code, like US.' });

/** ISO 4217, upper case: `USD`. */
export const currencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'Write the three-letter currency code, like USD.' });

/** Country and state, lower case, joined by a hyphen: `us-ny`. Follows ISO 3166-2. */
export const regionSlug = z
  .string()
  .regex(/^[a-z]{2}-[a-z0-9]{1,3}$/, { error: 'Write country and state like us-ny.' });

/** BCP 47 language tag: `en`, `es-US`. */
export const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/, { error: 'Write a language tag like en or es-US.' });

export const reviewDates = {
  reviewedOn: calendarDate.describe(
    'The day somebody last compared this page with its sources. Moves only with a review.',
  ),
  reviewDueOn: calendarDate.describe('The day by which it should be reviewed again, usually a year later.'),
};
