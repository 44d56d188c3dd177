/** What becomes of a message that a person accepted: the same files that imports and issue forms write. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { InboxMessage } from '#community/inbox/messages.ts';
import { subscribe } from '#community/inbox/newsletter-service.ts';
import { isNpi } from '#providers/npi.ts';
import { readWrongNumbers, WRONG_NUMBERS_FILE, wrongNumbersText } from '#providers/wrong-numbers.ts';
import { readContent } from '#scripts/checks/content.ts';
import { describeProblems } from '#scripts/checks/reports.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { importComments } from '#scripts/comments/import.ts';
import { replaceFile } from '#scripts/files/atomic.ts';
import { correctedText, listingIn } from '#scripts/github/correction-issue.ts';
import { removeListings } from '#scripts/nppes/removal.ts';
import type { CalendarDate } from '#site/dates.ts';
import type { Entry } from '#site/entry-files.ts';
import { readSite } from '#site/read-site.ts';
import { valueAt } from '#site/schema-fields.ts';
import { inboxFolder } from './folder.ts';

export interface AcceptContext {
  readonly root: string;
  readonly today: CalendarDate;
  /** Facts of a listing that the person gives: `phone`, `city` … */
  readonly facts: ReadonlyMap<string, string>;
}

export interface Accepted {
  /** The message is dealt with and may leave the inbox. */
  readonly isDone: boolean;
  readonly said: string;
}

const done = (said: string): Accepted => ({ isDone: true, said });
const waiting = (said: string): Accepted => ({ isDone: false, said });

const acceptComment = ({ id, fields, receivedOn }: InboxMessage, { root, today }: AcceptContext): Accepted => {
  const bytes = Buffer.from(JSON.stringify([{ ...fields, date: receivedOn }]));
  const report = importComments(bytes, `${id}.json`, {
    root,
    into: 'comments',
    today,
    article: undefined,
    keep: 'all',
  });
  const problems = report.problems.map(({ found, fix }) => `${found} Fix: ${fix}`);
  const [file] = report.written;
  if (file !== undefined) return done([`${file} is written.`, ...problems].join('\n'));
  if (report.known > 0) return done('The same comment is published already.');
  return waiting(`Nothing was written.\n${problems.join('\n')}`);
};

const acceptSignUp = async ({ fields, receivedOn }: InboxMessage, { root }: AcceptContext): Promise<Accepted> => {
  const email = fields['email'] ?? '';
  const { newsletterService } = readSite(root);
  if (newsletterService !== undefined) {
    await subscribe(newsletterService, email, process.env);
    return done(`${newsletterService} has it, and asks for a confirmation.`);
  }
  const file = join(inboxFolder(root), 'subscribers.csv');
  if (!existsSync(file)) appendFileSync(file, 'email,signed_up_on\n');
  // An address that begins with = would be a formula in a table.
  appendFileSync(file, `"${email.replace(/^(?=[=+\-@])/, "'").replaceAll('"', '""')}",${receivedOn.slice(0, 10)}\n`);
  return done('It stands in inbox/subscribers.csv, which git ignores.');
};

/** Writes the changed file of a listing, unless the checks refuse it. */
const writeListing = ({ collection, id, file }: Entry, text: string, { root, today }: AcceptContext): Accepted => {
  const drafts = [{ collection, id, file, text }];
  const problems = checkContent({ root, today, drafts }).problems.filter((problem) => problem.file === file);
  if (problems.some(({ severity }) => severity === 'error'))
    return waiting(`${describeProblems(problems)}\nNothing was written.`);
  replaceFile(join(root, file), text);
  return done(`${file} is changed.`);
};

const claimListing = (listing: Entry, context: AcceptContext): Accepted => {
  const document = parseDocument(readFileSync(join(context.root, listing.file), 'utf8'));
  document.setIn(['listing', 'status'], 'claimed');
  document.setIn(['listing', 'consentOn'], context.today);
  document.setIn(['listing', 'assuredOn'], context.today);
  return writeListing(listing, document.toString({ lineWidth: 0, indentSeq: true }), context);
};

const updateListing = (listing: Entry, context: AcceptContext): Accepted => {
  const { root, facts, today } = context;
  if (facts.size === 0)
    return waiting(
      `Say what is right: --set "phone=…", address, city, region, postalCode or accepting. Or edit ${listing.file} yourself, and close the message with --done.`,
    );
  const changed = correctedText(readFileSync(join(root, listing.file), 'utf8'), facts, today);
  return 'reason' in changed ? waiting(changed.reason) : writeListing(listing, changed.text, context);
};

/** What no build would publish now: texts that lead to the listing. */
const linksToNothing = ({ id }: Entry, { root, today }: AcceptContext): string[] => {
  const links = checkContent({ root, today }).problems.filter(
    ({ severity, found }) => severity === 'error' && new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(found),
  );
  return links.length === 0 ? [] : ['Texts still lead to it. Before the next build:', describeProblems(links)];
};

/** `NPI 1234567893`: how the links of a registry row name it. */
const npiNamed = ({ fact = '' }: InboxMessage['fields']): string | undefined => {
  const npi = /\bNPI (\d{10})\b/.exec(fact)?.[1];
  return npi !== undefined && isNpi(npi) ? npi : undefined;
};

/** Adds a report of today. The second one takes the number out, until the registry changes the row. */
const reportWrongNumber = (npi: string, { root, today }: AcceptContext): Accepted => {
  const folder = join(root, 'content/registry');
  const reports = new Map(readWrongNumbers(folder));
  const days = [...(reports.get(npi) ?? []), today];
  mkdirSync(folder, { recursive: true });
  replaceFile(join(folder, WRONG_NUMBERS_FILE), wrongNumbersText(reports.set(npi, days)));
  return done(
    days.length === 1
      ? `It stands in content/registry/${WRONG_NUMBERS_FILE}. With a second report the number is no longer shown, and the row comes last.`
      : `It stands in content/registry/${WRONG_NUMBERS_FILE}. The number is no longer shown, and the row comes last, until the registry changes it.`,
  );
};

/** A row of the registry is named by its number, a profile by its address or name; either may have both. */
const removeListing = (
  fields: InboxMessage['fields'],
  listing: Entry | undefined,
  context: AcceptContext,
): Accepted => {
  const { root, today } = context;
  const npi = npiNamed(fields) ?? (listing && valueAt(listing.written, ['npi']));
  const said: string[] = [];
  if (typeof npi === 'string' && isNpi(npi)) {
    const { dropped } = removeListings(root, [npi], { reason: 'requested', removedOn: today });
    said.push(`It stands in content/removed.yaml; ${dropped} rows of the registry are gone. No import brings it back.`);
  }
  if (listing) {
    rmSync(join(root, listing.file));
    said.push(`${listing.file} is removed.`, ...linksToNothing(listing, context));
  }
  if (said.length > 0) return done(said.join('\n'));
  return waiting('It names no listing of this site. Find it, then: npm run remove:listing -- NPI, and --done here.');
};

const acceptReport = ({ fields }: InboxMessage, context: AcceptContext): Accepted => {
  const { wish = 'correct', page = '' } = fields;
  if (wish === 'suggest-article') return done('Start it with: npm run new article');
  if (wish === 'suggest-provider') return done('Start it with: npm run new provider');
  if (wish === 'advertise')
    return done(
      'Answer by the contact in the message. Once you agree: npm run new banner, and look at /advertise/preview/.',
    );
  const npi = npiNamed(fields);
  if (npi !== undefined && context.facts.get('phone') === 'wrong') return reportWrongNumber(npi, context);
  if (wish === 'correct') return done('It counts as dealt with.');
  const listing = listingIn(page, readContent(context.root, context.today));
  if (wish === 'remove') return removeListing(fields, listing, context);
  if (!listing)
    return waiting(
      'It names no profile of this site. If the phone number of a registry row is wrong, accept it with --set phone=wrong. For anything else the row becomes a profile with: npm run new provider. Then close the message with --done.',
    );
  return wish === 'claim' ? claimListing(listing, context) : updateListing(listing, context);
};

export const acceptMessage = async (message: InboxMessage, context: AcceptContext): Promise<Accepted> => {
  switch (message.kind) {
    case 'comment':
      return acceptComment(message, context);
    case 'newsletter':
      return acceptSignUp(message, context);
    case 'correction':
      return acceptReport(message, context);
  }
};
