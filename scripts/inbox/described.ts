/** What a person needs to decide about a message: its words, the signs of spam in them, and the file it is about. */
import { WISH_WORDS } from '#community/corrections.ts';
import { FIELD_WORDS, type InboxMessage } from '#community/inbox/messages.ts';
import type { Content } from '#scripts/checks/content.ts';
import { spamSigns } from '#scripts/comments/spam.ts';
import { printable } from '#site/problem.ts';
import { placeOfReport, type ReportPlace } from './subject.ts';

export interface DescribedMessage extends InboxMessage {
  readonly signs: readonly string[];
  readonly about: ReportPlace | undefined;
}

const wordsOf = ({ fields }: InboxMessage): string =>
  (fields['message'] ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

const signsOf = (message: InboxMessage, others: ReadonlyMap<string, number>): string[] => {
  const { fields, hadHiddenCharacters } = message;
  if (message.kind === 'newsletter') return [];
  const elapsed = fields['elapsed'] ?? '';
  const found = spamSigns({
    body: fields['message'] ?? '',
    name: fields['name'] ?? '',
    trap: '',
    elapsed: elapsed === '' ? undefined : Number(elapsed),
    hadHiddenSigns: hadHiddenCharacters,
    isRepeated: false,
  }).map(({ reason }) => reason);
  const copies = others.get(wordsOf(message)) ?? 1;
  return copies > 1 ? [...found, `the same words wait ${copies} times`] : found;
};

export const describeMessages = (messages: readonly InboxMessage[], content: Content): DescribedMessage[] => {
  const copies = new Map([...Map.groupBy(messages, wordsOf)].map(([words, same]) => [words, same.length]));
  return messages.map((message) => {
    const page = message.kind === 'comment' ? `/articles/${message.fields['article'] ?? ''}/` : message.fields['page'];
    const about =
      message.kind === 'newsletter' ? undefined : placeOfReport({ ...message.fields, page: page ?? '' }, content);
    return { ...message, signs: signsOf(message, copies), about };
  });
};

const TITLES: Readonly<Record<InboxMessage['kind'], string>> = {
  comment: 'Comment',
  correction: 'Report',
  newsletter: 'Newsletter sign-up',
};

const titleOf = ({ kind, fields }: InboxMessage): string => {
  const wish = fields['wish'] ?? '';
  return kind === 'correction' && Object.hasOwn(WISH_WORDS, wish)
    ? `Report: ${WISH_WORDS[wish as keyof typeof WISH_WORDS]}`
    : TITLES[kind];
};

/** What acceptance does, for the person who is to decide. */
export const acceptMeans = ({ kind, fields }: InboxMessage): string => {
  if (kind === 'comment') return 'writes it to content/comments/';
  if (kind === 'newsletter') return 'passes it to the newsletter service, or notes it in inbox/subscribers.csv';
  switch (fields['wish'] ?? '') {
    case 'claim':
      return 'marks the listing as claimed today; be sure first that it is the provider who wrote';
    case 'remove':
      return 'takes the listing out for good';
    case 'update':
      return 'writes the facts you give with --set, like --set "phone=+1 518 555 0100", and the day';
    default:
      return 'says that you have dealt with it';
  }
};

/** A stranger's words, so that none of them can forge a line of the terminal. */
const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  | ${printable(line)}`)
    .join('\n');

export const messageText = (message: DescribedMessage): string => {
  const { id, fields, signs, about } = message;
  const lines = Object.entries(fields)
    .filter(([name, value]) => value !== '' && !['message', 'wish', 'elapsed'].includes(name))
    .map(([name, value]) => `  ${FIELD_WORDS[name] ?? name}: ${printable(value)}`);
  return [
    `${titleOf(message)}   ${id}`,
    ...lines,
    ...(fields['message'] === undefined ? [] : [indented(fields['message'])]),
    ...(signs.length === 0 ? [] : [`  Signs of spam: ${signs.map(printable).join('; ')}`]),
    ...(about === undefined ? [] : [`  About: ${about.file}:${about.line}`]),
    `  Accepting it ${acceptMeans(message)}.`,
  ].join('\n');
};
