/** What the forms of the site may send, and how it is judged before anybody sees it. */
import { z } from 'zod';
import { WISH_WORDS, type Suggestion, type Wish } from '#community/corrections.ts';
import { COMMENT_FIELDS, CORRECTION_FIELDS, LONGEST, TRAP_FIELD } from '#community/forms.ts';
import { calendarDate, refuseEndlessWords, SLUG_PATTERN } from '#site/fields.ts';
import { withoutHiddenCharacters } from '#site/hidden-characters.ts';

/** More than honest comments hold; a person still decides about fewer. */
const MOST_LINKS = 10;

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.or(z.literal(''));

const oneLine = (longest: number) =>
  z
    .string()
    .max(longest, { error: `keep it to ${longest} characters.` })
    // A line break in a name is how headers of a letter are forged.
    .regex(/^[^\r\n\u2028\u2029]*$/, { error: 'write one line.' })
    .superRefine(refuseEndlessWords);

const linksIn = (text: string): number => text.match(/https?:\/\/|\bwww\./gi)?.length ?? 0;

const message = z
  .string()
  .min(1, { error: 'it is empty. Write something.' })
  .max(LONGEST.message, { error: `keep it to ${LONGEST.message.toLocaleString('en-US')} characters.` })
  .refine((text) => linksIn(text) <= MOST_LINKS, { error: `leave at most ${MOST_LINKS} links in it.` })
  .superRefine(refuseEndlessWords);

const seconds = optional(z.string().regex(/^\d{1,9}$/, { error: 'it is filled in by the page itself.' }));
const slug = z
  .string()
  .max(80)
  .regex(SLUG_PATTERN, { error: 'it does not name a page of this site. Send the form from the page itself.' });

const WISHES = Object.keys(WISH_WORDS) as (Wish | Suggestion)[];

const commentMessage = z.strictObject({
  [COMMENT_FIELDS.article]: slug,
  [COMMENT_FIELDS.inReplyTo]: optional(slug).default(''),
  [COMMENT_FIELDS.name]: oneLine(LONGEST.name).min(1, { error: 'it is empty. A first name or a made-up one will do.' }),
  [COMMENT_FIELDS.disclosure]: oneLine(LONGEST.disclosure).default(''),
  [COMMENT_FIELDS.message]: message,
  [COMMENT_FIELDS.elapsed]: seconds.default(''),
});

const correctionMessage = z
  .strictObject({
    [CORRECTION_FIELDS.wish]: z.enum(WISHES, { error: 'choose one of the list.' }).default('correct'),
    [CORRECTION_FIELDS.page]: oneLine(LONGEST.page).default(''),
    [CORRECTION_FIELDS.fact]: oneLine(LONGEST.fact).default(''),
    [CORRECTION_FIELDS.date]: optional(calendarDate).default(''),
    [CORRECTION_FIELDS.message]: message,
    [CORRECTION_FIELDS.contact]: oneLine(LONGEST.contact).default(''),
    [CORRECTION_FIELDS.elapsed]: seconds.default(''),
  })
  .refine(({ wish, page }) => page !== '' || wish.startsWith('suggest-') || wish === 'advertise', {
    path: [CORRECTION_FIELDS.page],
    error: 'it is empty. Give the address or the title of the page.',
  });

const newsletterMessage = z.strictObject({
  email: z.email({ error: 'it is no e-mail address. One looks like ann@example.org.' }).max(254),
});

/** Each kind of message by the last part of the address that its form posts to. */
const messageSchemas = {
  comment: commentMessage,
  correction: correctionMessage,
  newsletter: newsletterMessage,
} as const;

export type MessageKind = keyof typeof messageSchemas;

export const isMessageKind = (name: string): name is MessageKind => Object.hasOwn(messageSchemas, name);

/** How the page calls a field, for answers. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  article: 'The article',
  inReplyTo: 'The comment you answer',
  name: 'The name to show',
  disclosure: 'The interest',
  message: 'Your text',
  page: 'The page',
  fact: 'The fact',
  date: 'The date',
  wish: 'What you want',
  contact: 'How to reach you',
  email: 'The e-mail address',
  elapsed: 'The time',
};

/** A message that a sink receives: valid, its hidden characters gone, and nothing in it says who sent it but its words. */
export const messageSchema = z.strictObject({
  /** `2026-11-29-3f2a…`: the day, and a digest of the kind and the words. */
  id: z.string().regex(/^\d{4}-\d{2}-\d{2}-[0-9a-f]{16}$/),
  kind: z.enum(['comment', 'correction', 'newsletter']),
  receivedOn: z.iso.datetime(),
  fields: z.record(z.string(), z.string()),
  /** It held characters that nobody sees and nobody types by accident. */
  hadHiddenCharacters: z.boolean(),
});

export type InboxMessage = z.infer<typeof messageSchema>;

export interface JudgedFields {
  readonly fields?: Readonly<Record<string, string>>;
  /** What is wrong, each a sentence for the person who typed it. */
  readonly faults: readonly string[];
  readonly hadHiddenCharacters: boolean;
}

const cleaned = (text: string): string =>
  withoutHiddenCharacters(text.normalize('NFC').replaceAll(/\r\n?/g, '\n')).trim();

/** Judges the fields of a form; the honeypot is judged before, and is none of them. */
export const judgeFields = (kind: MessageKind, sent: ReadonlyMap<string, string>): JudgedFields => {
  const pairs = [...sent].filter(([name]) => name !== TRAP_FIELD);
  const clean = pairs.map(([name, text]) => [name, cleaned(text)] as const);
  const hadHiddenCharacters = pairs.some(([, text]) => {
    const normal = text.normalize('NFC').replaceAll(/\r\n?/g, '\n');
    return withoutHiddenCharacters(normal) !== normal;
  });
  // A map cannot be mistaken for its prototype; an object made of entries has own keys alone.
  const result = messageSchemas[kind].safeParse(Object.fromEntries(clean));
  if (result.success) return { fields: result.data, faults: [], hadHiddenCharacters };
  const faults = result.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? '');
    const words = Object.hasOwn(FIELD_WORDS, name) ? FIELD_WORDS[name] : undefined;
    if (issue.code === 'unrecognized_keys') return 'The form holds a field that this site did not put there.';
    const reason = issue.message.startsWith('Invalid input') ? 'it is missing.' : issue.message;
    return `${words ?? 'The form'}: ${reason}`;
  });
  return { faults: [...new Set(faults)], hadHiddenCharacters };
};
