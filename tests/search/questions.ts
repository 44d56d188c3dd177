import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const questionSchema = z.strictObject({
  q: z.string(),
  subject: z.string().optional(),
  treatment: z.string().optional(),
  condition: z.string().optional(),
  topic: z.string().optional(),
  corrects: z.string().optional(),
  shows: z.string(),
});

/** Questions of readers with the answer that must be shown first. */
export const readQuestions = (): z.infer<typeof questionSchema>[] =>
  z.array(questionSchema).parse(parse(readFileSync('tests/search/questions.yaml', 'utf8')));
