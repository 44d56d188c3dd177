/** From a submission to a comment, or to what is wrong with it. Pure: files and clock are somebody else's. */
import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { COMMENT_FIELDS, TRAP_FIELD } from '#community/forms.ts';
import { commentSchema, type Comment } from '#community/schema.ts';
import type { CalendarDate } from '#site/dates.ts';
import { closestTo, didYouMean } from '#site/did-you-mean.ts';
import { calendarDate } from '#site/fields.ts';
import { quote } from '#site/problem.ts';
import type { FormTargets } from '#site/schema.ts';
import { cleanBody, cleanLine } from './clean.ts';
import { plainName, type Fault, type Submission } from './submission.ts';

type OurName = keyof typeof COMMENT_FIELDS;

/** What services and other forms call our fields. The operator's own names come first: see `namesFor`. */
const OTHER_NAMES: Readonly<Record<OurName, readonly string[]>> = {
  article: ['slug', 'page', 'post', 'postslug', 'entry'],
  inReplyTo: ['inreplyto', 'replyto', 'replyingto', 'parent', 'parentid'],
  name: ['displayname', 'author', 'yourname', 'nickname'],
  disclosure: ['interest'],
  message: ['comment', 'body', 'text', 'content', 'yourcomment'],
  elapsed: ['seconds'],
};

const DATES = ['createdat', 'date', 'submittedat', 'sentat', 'timestamp', 'submissiondate'];
/** Fields that only robots fill in. `url` and `homepage` are none: other forms ask for them, and people answer. */
const TRAPS = ['gotcha', 'honeypot', 'bot-field', 'botfield'];

/** Longer than anything a form of ours takes, many times over: what is longer is not worth the time to clean it. */
const LONGEST_MESSAGE = 40_000;
const LONGEST_LINE = 2000;

export interface ImportRules {
  readonly today: CalendarDate;
  /** Articles by slug, and whether they take comments. */
  readonly articles: ReadonlyMap<string, boolean>;
  /** Names that the operator's form gives to our fields. */
  readonly form: FormTargets['comments'];
  /** The article of all of them, when the file does not say. */
  readonly article: string | undefined;
}

export interface ReadComment {
  /** Made from day and content, so that the same comment has the same name each time. */
  readonly id: string;
  readonly comment: Comment;
  /** The same for every copy of a comment, whenever it was sent. */
  readonly fingerprint: string;
  readonly trap: string;
  readonly elapsed: number | undefined;
  readonly hadHiddenSigns: boolean;
}

const namesFor = (field: OurName, form: ImportRules['form']): string[] =>
  [form?.fieldNames[field], COMMENT_FIELDS[field], ...OTHER_NAMES[field]].flatMap((name) =>
    name === undefined ? [] : [plainName(name)],
  );

const valueOf = ({ fields }: Submission, names: readonly string[]): string =>
  names.map((name) => fields.get(name) ?? '').find((value) => value.trim() !== '') ?? '';

/** `2026-11-03T10:00:00Z`, `2026-11-03 10:00:00 UTC`, seconds or milliseconds since 1970. Undefined when it is none. */
export const dayOf = (written: string): CalendarDate | undefined => {
  const text = written.trim();
  const number = /^\d{9,13}$/.test(text) ? Number(text) * (text.length > 10 ? 1 : 1000) : undefined;
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.{0,30})?$/.exec(text);
  // JavaScript takes 31 February for 3 March.
  if (number === undefined && !calendarDate.safeParse(iso?.[1]).success) return undefined;
  const date = new Date(number ?? text.replace(/ (?=\d{2}:)/, 'T').replace(/ UTC$/, 'Z'));
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
};

/** `/articles/x/`, `https://site/articles/x/#comments` and `x` all mean x. */
const slugIn = (written: string): string => /([^/?#]+)\/*(?:[?#].*)?$/.exec(written.trim())?.[1] ?? '';

export const fingerprintOf = ({
  article,
  displayName,
  body,
}: Pick<Comment, 'article' | 'displayName' | 'body'>): string => {
  const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  return createHash('sha256')
    .update([article, letters(displayName), letters(body)].join('\0'))
    .digest('hex')
    .slice(0, 12);
};

export const comparableText = (comment: Pick<Comment, 'body'>): string =>
  comment.body.toLowerCase().replaceAll(/\W/g, '');

/** @returns the comment, or what is wrong with the submission, at its place. */
export const toComment = (submission: Submission, rules: ImportRules): ReadComment | Fault => {
  const { line, column } = submission;
  const fault = (found: string, fix: string): Fault => ({ line, column, found, fix });
  const get = (field: OurName): string => valueOf(submission, namesFor(field, rules.form));

  const article = rules.article ?? slugIn(get('article'));
  if (article === '') return fault('It does not say which article it is about.', 'add `--article <slug>`.');
  const isOpen = rules.articles.get(article);
  if (isOpen === undefined) {
    const hint = didYouMean(closestTo(article, rules.articles.keys()));
    return fault(`There is no article ${quote(article)}.${hint}`, 'correct the slug in the file.');
  }
  if (!isOpen)
    return fault(`Comments on ${quote(article)} are closed.`, 'leave it out, or open them again in the article.');

  const day = valueOf(submission, DATES);
  const postedOn = day === '' ? rules.today : dayOf(day);
  if (postedOn === undefined) return fault(`${quote(day)} is no day.`, 'write it as YYYY-MM-DD.');
  if (postedOn > rules.today) return fault(`${postedOn} has not come yet.`, 'correct the day.');

  const tooLong = [
    get('message').length > LONGEST_MESSAGE,
    get('name').length > LONGEST_LINE,
    get('disclosure').length > LONGEST_LINE,
  ];
  if (tooLong.includes(true)) return fault('It is longer than a comment can be.', 'leave it out.');
  const { text: body, hadHiddenSigns } = cleanBody(get('message'));
  if (body === '') return fault('It says nothing.', 'leave it out.');

  const inReplyTo = slugIn(get('inReplyTo')).replace(/^comment-/, '');
  const disclosure = cleanLine(get('disclosure'));
  const result = commentSchema.safeParse({
    article,
    ...(inReplyTo !== '' && { inReplyTo }),
    // A name that was nothing but an address is gone by now.
    displayName: cleanLine(get('name')) || 'A reader',
    postedOn,
    // Who speaks as author or provider is for the moderator to say.
    role: 'reader',
    ...(disclosure !== '' && { disclosure }),
    body,
  });
  if (!result.success) {
    const [issue] = result.error.issues;
    return fault(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, 'correct or shorten it in the file.');
  }
  const fingerprint = fingerprintOf(result.data);
  const elapsed = get('elapsed');
  const traps = [plainName(rules.form?.trapField ?? TRAP_FIELD), ...TRAPS];
  return {
    id: `${postedOn}-${fingerprint}`,
    comment: result.data,
    fingerprint,
    trap: valueOf(submission, traps),
    elapsed: /^\d{1,9}$/.test(elapsed) ? Number(elapsed) : undefined,
    hadHiddenSigns,
  };
};

/** The file of a comment, its keys in the order of the template. */
export const asYaml = (comment: Comment): string => stringify(comment, { lineWidth: 0, aliasDuplicateObjects: false });
