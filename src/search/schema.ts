import { z } from 'zod';
import { line, slug, slugOf } from '#site/fields.ts';

const urgentSchema = z.strictObject({
  id: slug.describe('Short name of the emergency.'),
  title: line(80).describe('What may be going on, in a few plain words.'),
  advice: line(300).describe('What to do now. Plain sentences.'),
  call: z
    .array(z.enum(['[[emergency]]', '[[crisis-number]]']))
    .min(1)
    .describe('Numbers to call, shown as buttons, the first one first.'),
  phrases: z
    .array(line(60))
    .min(1)
    .max(60)
    .describe('What people type. Recognized in any order, typing errors forgiven.'),
});

const subjectSchema = z.strictObject({
  id: slug.describe(
    'A precaution such as blood-thinners; or at-home, cost or safety; or a name of its own, with topics.',
  ),
  name: line(60).describe('What readers call it, in sentence case: Blood thinners.'),
  phrases: z.array(line(60)).min(1).max(60).describe('What people type. Typing errors are forgiven.'),
  topics: z
    .array(slugOf('conditions'))
    .max(8)
    .optional()
    .describe('For a word that several conditions go by: which, the most usual first.'),
});

export const searchSchema = z
  .strictObject({
    families: z
      .array(z.array(line(40)).min(2).max(30))
      .describe('Rows of words that mean the same to somebody in pain, the plainest first.'),
    subjects: z
      .array(subjectSchema)
      .max(80)
      .default([])
      .describe('What a reader has, takes or can afford: answered by a sentence or a list.'),
    urgent: z.array(urgentSchema).max(30).describe('Searches that may be an emergency, the gravest first.'),
  })
  .describe(
    'content/search.yaml: words, questions and emergencies the search understands beside the names of treatments and conditions.',
  );

export type SearchWords = z.infer<typeof searchSchema>;
export type AskedSubject = SearchWords['subjects'][number];
export type Urgent = SearchWords['urgent'][number];
