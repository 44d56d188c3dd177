import { isNotIn } from '#scripts/checks/content.ts';
import { textsIn } from '#scripts/checks/texts.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { FILLED_COLLECTIONS, PLACEHOLDER_NAMES, placeholdersIn } from '#site/placeholders.ts';
import type { Position } from '#site/problem.ts';

/** Where the n-th character of a text stands that begins on a line of its file. */
const positionAt = (text: string, offset: number, firstLine: number): Position => {
  const lines = text.slice(0, offset).split('\n');
  return { line: firstLine + lines.length - 1, column: (lines.at(-1) ?? '').length + 1 };
};

export const rule: Rule = {
  code: 'placeholder-unknown',
  *check(content) {
    for (const entry of content.entries) {
      if (!FILLED_COLLECTIONS.includes(entry.collection)) continue;
      for (const { path, text } of textsIn(entry.written)) {
        for (const { text: written, name, called } of placeholdersIn(text)) {
          if (name === undefined) yield { file: entry.file, ...entry.locateWords(path, written), ...told(called) };
        }
      }
      for (const { text: written, name, called } of placeholdersIn(entry.body)) {
        if (name !== undefined) continue;
        const position = positionAt(entry.body, entry.body.indexOf(written), entry.bodyLine);
        yield { file: entry.file, ...position, ...told(called) };
      }
    }
  },
};

const told = (called: string) => ({
  found: isNotIn(called.trim(), 'a word that content/site.yaml fills in', PLACEHOLDER_NAMES),
  fix: `write one of ${PLACEHOLDER_NAMES.map((name) => `[[${name}]]`).join(', ')}, or the words themselves.`,
});
