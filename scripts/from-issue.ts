/**
 * Writes a provider's file from the issue form "List a provider": `node scripts/from-issue.ts <event.json>`.
 * The issue is data: its words become values in a file that the checks accept, or nothing is written.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readContent } from '#scripts/checks/content.ts';
import { answersIn, readIssueForm } from '#scripts/github/issue-form.ts';
import { providerFlags } from '#scripts/github/provider-issue.ts';
import { startEntry } from '#scripts/new/start-entry.ts';
import { today } from '#site/today.ts';

const eventSchema = z.object({ issue: z.object({ number: z.number(), body: z.string() }) });

const { issue } = eventSchema.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
const form = readIssueForm(readFileSync('.github/ISSUE_TEMPLATE/list-a-provider.yml', 'utf8'));
const answers = answersIn(form, issue.body);
const listing = [`--listing.source=Sent by the provider in issue ${issue.number} of the repository`];
if (answers.has('consent')) listing.push('--listing.consentOn', today());

process.exitCode = await startEntry(
  ['provider', '--yes', ...providerFlags(answers, readContent('.', today())), ...listing],
  { root: '.', today: today(), asker: undefined, say: (text) => process.stdout.write(text), fetchFrom: fetch },
);
