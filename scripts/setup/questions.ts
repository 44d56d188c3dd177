/** What a site of one's own is asked for: each a key of content/site.yaml, and its flag. */
import { z } from 'zod';
import { INBOX_HOSTS, siteSchema, type Site } from '#site/schema.ts';
import { schemaFaults } from '#site/schema-faults.ts';

export interface SetupQuestion {
  /** Flag of the command: `--short-name`. */
  readonly flag: string;
  /** Where the answer stands in content/site.yaml. */
  readonly path: readonly [string, ...string[]];
  readonly asks: string;
  readonly mayBeEmpty?: true;
}

export const SETUP_QUESTIONS: readonly SetupQuestion[] = [
  { flag: 'name', path: ['name'], asks: 'Name of the site' },
  { flag: 'short-name', path: ['shortName'], asks: 'Short name, for small places (at most 30 characters)' },
  { flag: 'url', path: ['url'], asks: 'Address, without a slash at the end: https://www.example.org' },
  { flag: 'tagline', path: ['tagline'], asks: 'One sentence that stands under the name' },
  { flag: 'description', path: ['description'], asks: 'What the site is, for search engines' },
  { flag: 'email', path: ['contactEmail'], asks: 'Public e-mail address of who runs it', mayBeEmpty: true },
  { flag: 'repository', path: ['repository'], asks: 'Address of the public repository', mayBeEmpty: true },
  { flag: 'forms', path: ['forms'], asks: `Who takes what readers send: ${INBOX_HOSTS.join(', ')}, or none` },
  { flag: 'country', path: ['help', 'countryName'], asks: 'Country, as after “in”: the US, Ireland' },
  { flag: 'emergency', path: ['help', 'emergency'], asks: 'Its number for emergencies' },
  { flag: 'crisis', path: ['help', 'crisis'], asks: 'Its crisis line, for people who think of ending their life' },
  { flag: 'crisis-by', path: ['help', 'crisisBy'], asks: 'How people reach that line: call, or call or text' },
  { flag: 'poison-control', path: ['help', 'poisonControl'], asks: 'Its number of poison control' },
];

/** The value of an answer as it stands in the file; undefined takes the key out. */
export const valueOf = ({ path }: SetupQuestion, answer: string): unknown => {
  if (path[0] === 'forms') return answer === 'none' ? {} : answer;
  return answer === '' ? undefined : answer;
};

const schemaAt = (path: readonly string[]): z.ZodType => {
  let schema: z.ZodType = siteSchema;
  for (const key of path) {
    while (!(schema instanceof z.ZodObject)) schema = (schema as z.ZodDefault).unwrap() as z.ZodType;
    schema = schema.shape[key] as z.ZodType;
  }
  return schema;
};

/** What is wrong with an answer, in words. */
export const faultOfAnswer = (question: SetupQuestion, answer: string): string | undefined => {
  if (answer === '' && question.mayBeEmpty) return undefined;
  const value = valueOf(question, answer);
  if (value === undefined) return 'This may not be empty.';
  const [fault] = schemaFaults(schemaAt(question.path), value).faults;
  return fault && `${fault.found} Please ${fault.fix}`;
};

/** What stands there now. */
export const answerNow = ({ path }: SetupQuestion, site: Site): string => {
  let value: unknown = site;
  for (const key of path) value = (value as Record<string, unknown> | undefined)?.[key];
  if (typeof value === 'string') return value;
  return path[0] === 'forms' ? 'none' : '';
};
