/**
 * Writes what a filled-in issue form asks for, into `content/`: `node scripts/from-issue.ts <event.json>`. The issue is
 * data: its words become values in files that the checks accept, or nothing is written and the reason is said.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readContent } from '#scripts/checks/content.ts';
import { describeProblems } from '#scripts/checks/reports.ts';
import { checkContent } from '#scripts/checks/run.ts';
import { replaceFile } from '#scripts/files/atomic.ts';
import { articleFlags, personFlags } from '#scripts/github/article-issue.ts';
import { correctedText, listingIn, wantsRemoval } from '#scripts/github/correction-issue.ts';
import { answersIn, readIssueForm } from '#scripts/github/issue-form.ts';
import { providerFlags } from '#scripts/github/provider-issue.ts';
import { startEntry } from '#scripts/new/start-entry.ts';
import { contentRoot } from '#site/content-root.ts';
import { today } from '#site/today.ts';

const eventSchema = z.object({
  issue: z.object({
    number: z.number(),
    body: z.string(),
    labels: z.array(z.object({ name: z.string() })),
  }),
});

type Answers = ReadonlyMap<string, string>;

const { issue } = eventSchema.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
const root = contentRoot();

const say = (text: string): boolean => process.stdout.write(text);

const start = (...args: readonly string[]): Promise<number> =>
  startEntry(args, { root, today: today(), asker: undefined, say, fetchFrom: fetch });

const writeProvider = (answers: Answers): Promise<number> => {
  const listing = [`--listing.source=Sent by the provider in issue ${issue.number} of the repository`];
  if (answers.has('consent')) listing.push('--listing.consentOn', today());
  return start('provider', '--yes', ...providerFlags(answers, readContent(root, today())), ...listing);
};

const writeArticle = async (answers: Answers): Promise<number> => {
  if (!answers.has('text')) {
    say('There is no text yet: somebody has to answer the suggestion.\n');
    return 1;
  }
  const person = personFlags(answers, readContent(root, today()));
  const code = person === undefined ? 0 : await start('person', '--yes', ...person);
  return code === 0 ? start('article', '--yes', ...articleFlags(answers, readContent(root, today()))) : code;
};

const correctListing = (answers: Answers): number => {
  const listing = listingIn(answers.get('page') ?? '', readContent(root, today()));
  if (!listing) {
    say('No profile has this address or name. A listing from the registry is removed with npm run remove:listing.\n');
    return 1;
  }
  const { file, id, collection } = listing;
  if (wantsRemoval(answers)) {
    rmSync(join(root, file));
    say(`${file} is removed.\n`);
    return 0;
  }
  const result = correctedText(readFileSync(join(root, file), 'utf8'), answers, today());
  if ('reason' in result) {
    say(`${result.reason}\n`);
    return 1;
  }
  const drafts = [{ collection, id, file, text: result.text }];
  const problems = checkContent({ root, today: today(), drafts }).problems.filter((problem) => problem.file === file);
  if (problems.some(({ severity }) => severity === 'error')) {
    say(`${describeProblems(problems)}\nNothing was written.\n`);
    return 1;
  }
  replaceFile(join(root, file), result.text);
  say(`${file} is changed.\n`);
  return 0;
};

const FORMS: Readonly<Record<string, (answers: Answers) => number | Promise<number>>> = {
  'list-a-provider': writeProvider,
  'suggest-an-article': writeArticle,
  'correct-a-listing': correctListing,
};

const labels = new Set(issue.labels.map(({ name }) => name.replaceAll(' ', '-')));
const [name, write] = Object.entries(FORMS).find(([form]) => labels.has(form)) ?? [];
if (name === undefined || write === undefined) throw new Error('The issue has the label of no form.');
process.exitCode = await write(
  answersIn(readIssueForm(readFileSync(`.github/ISSUE_TEMPLATE/${name}.yml`, 'utf8')), issue.body),
);
