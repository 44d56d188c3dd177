/** Public collections of hostile or awkward text, read from where they were fetched. None of them is kept here. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tests as specTests } from 'commonmark-spec';
import { parse } from 'yaml';

/** The 652 examples of the CommonMark specification (npm `commonmark-spec`). */
export const commonMarkExamples = (): string[] => specTests.map(({ markdown }) => markdown.replaceAll('→', '\t'));

/** `test/spec.txt` of github/cmark-gfm. */
export const gfmExamples = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^`{32} example[^\n]*\n([\s\S]*?)^\.\n[\s\S]*?^`{32}$/gm)].map(
    ([, text = '']) => text.replaceAll('→', '\t'),
  );

/** `test/fixtures/expect.mjs` of cure53/DOMPurify. It is loaded, so look at it first. */
export const domPurifyPayloads = async (path: string): Promise<string[]> => {
  const fixtures = (await import(pathToFileURL(path).href)) as { default: readonly { payload: string }[] };
  return fixtures.default.map(({ payload }) => payload);
};

/** A list with one payload a line: `Intruder/xss-payload-list.txt` of payloadbox/xss-payload-list. */
export const linesOf = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

/** `blns.txt` of minimaxir/big-list-of-naughty-strings; lines that start with # are its comments. */
export const naughtyStrings = (path: string): string[] => linesOf(path).filter((line) => !line.startsWith('#'));

/** Code blocks of a Markdown page: OWASP's XSS_Filter_Evasion_Cheat_Sheet.md. */
export const codeBlocksOf = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^```[a-z]*\n([\s\S]*?)^```$/gim)].map(([, text = '']) => text);

/** `src/` of yaml/yaml-test-suite, whose signs for blanks, tabs and line ends are put back. */
export const yamlCases = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')) as { yaml?: string }[])
    .flatMap(({ yaml }) => (yaml === undefined ? [] : [yaml]))
    .map((text) =>
      text
        .replaceAll('␣', ' ')
        .replaceAll(/—*»/g, '\t')
        .replaceAll('←', '\r')
        .replaceAll('⇔', '\ufeff')
        .replaceAll('↵', '')
        .replace(/∎\n$/, ''),
    );
