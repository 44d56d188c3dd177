/** Writes the answers: content/site.yaml with its comments, and the colors wherever they stand. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { replaceFile } from '#scripts/files/atomic.ts';
import { recolored, withColors } from './colors.ts';
import { SETUP_QUESTIONS, valueOf } from './questions.ts';

const SITE_FILE = 'content/site.yaml';
const TOKENS = 'src/design/tokens.css';
const DRAWINGS = 'public/drawings';

/** Changes one file; tells its path when something changed. */
const change = (root: string, file: string, changed: (text: string) => string): string[] => {
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  const after = changed(before);
  if (after === before) return [];
  replaceFile(path, after);
  return [file];
};

/** @param answers By flag; a question without an answer leaves what is there. @returns The files that changed. */
export const writeAnswers = (root: string, answers: ReadonlyMap<string, string>): string[] =>
  change(root, SITE_FILE, (text) => {
    const document = parseDocument(text);
    for (const question of SETUP_QUESTIONS) {
      const answer = answers.get(question.flag);
      if (answer === undefined) continue;
      const value = valueOf(question, answer);
      if (value === undefined) document.deleteIn(question.path);
      else document.setIn(question.path, value);
    }
    return document.toString({ lineWidth: 0, singleQuote: true });
  });

/** Pictures cannot read style sheets: they hold the same colors as the tokens. @returns The files that changed. */
export const writeColor = (root: string, color: string): string[] => {
  const colors = recolored(readFileSync(join(root, TOKENS), 'utf8'), color.toLowerCase());
  const drawings = readdirSync(join(root, DRAWINGS))
    .filter((name) => name.endsWith('.svg'))
    .map((name) => `${DRAWINGS}/${name}`);
  return [TOKENS, 'public/icon.svg', ...drawings].flatMap((file) =>
    change(root, file, (text) => withColors(text, colors)),
  );
};

/** The title of the repository's first page. */
export const writeTitle = (root: string, name: string): string[] =>
  change(root, 'README.md', (text) => text.replace(/^# .*$/m, () => `# ${name}`));
