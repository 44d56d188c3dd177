/** Turns the issue form "Suggest an article" into the flags of `npm run new`: an article, and its author where new. */
import type { Content } from '#scripts/checks/content.ts';
import { choicesFor } from '#scripts/new/vocabulary.ts';
import { valueAt } from '#site/schema-fields.ts';
import { oneLine, slugFor } from './answer-words.ts';

type Answers = ReadonlyMap<string, string>;

const lines = (answer: string): string[] =>
  answer
    .split('\n')
    .map((line) => oneLine(line.replace(/^\s*(?:[-*]|\d+[.)])\s+/, '')))
    .filter((line) => line !== '');

/** The slug of a person of that name, when there is one. */
const personNamed = (name: string, content: Content): string | undefined =>
  content.of('people').find(({ written }) => String(valueAt(written, ['name'])).toLowerCase() === name.toLowerCase())
    ?.id;

/** The author's name without what stands behind a comma: credentials. */
const authorIn = (answers: Answers): string => oneLine(answers.get('author')?.split(',')[0] ?? '');

/** Flags for a new person; undefined when the author is known here, or nobody is named. */
export const personFlags = (answers: Answers, content: Content): string[] | undefined => {
  const name = authorIn(answers);
  if (name === '' || personNamed(name, content) !== undefined) return undefined;
  const credentials = (answers.get('author') ?? '')
    .split(',')
    .slice(1)
    .map(oneLine)
    .filter((text) => text !== '');
  const interests = oneLine(answers.get('interests') ?? '');
  return [
    `--name=${name}`,
    `--bio=${oneLine(answers.get('authorBio') ?? '')}`,
    ...credentials.map((text) => `--credentials=${text}`),
    ...(interests === '' ? [] : [`--disclosures=${interests}`]),
  ];
};

/** Flags for the article. Each carries its value behind an equals sign: an answer that looks like a flag stays one. */
export const articleFlags = (answers: Answers, content: Content): string[] => {
  const name = authorIn(answers);
  const author = name === '' ? 'editorial-team' : personNamed(name, content);
  const topic = slugFor(answers.get('topic') ?? '', choicesFor(content, 'topics'));
  const interests = oneLine(answers.get('interests') ?? '');
  return [
    `--title=${oneLine(answers.get('question') ?? '')}`,
    `--summary=${oneLine(answers.get('summary') ?? '')}`,
    `--category=${topic}`,
    ...lines(answers.get('keyMessages') ?? '').map((line) => `--keyMessages=${line}`),
    ...(author === undefined ? [] : [`--authors=${author}`]),
    ...(interests === '' ? [] : [`--conflictOfInterest=${interests}`]),
    // Sources stay in the issue, which the pull request names: a reviewer makes files of them.
    `--body=${answers.get('text') ?? ''}`,
  ];
};
