import type { Finding, Rule } from '#scripts/checks/rule.ts';
import { textsIn } from '#scripts/checks/texts.ts';
import type { Entry } from '#site/entry-files.ts';
import { hiddenCharacterFault, hiddenCharactersIn } from '#site/hidden-characters.ts';

function* inFields(entry: Entry): Generator<Finding> {
  for (const { path, text } of textsIn(entry.written)) {
    for (const hidden of hiddenCharactersIn(text)) {
      const { character, index } = hidden;
      const nth = text.slice(0, index).split(character).length - 1;
      yield { file: entry.file, ...entry.locateWords(path, character, nth), ...hiddenCharacterFault(hidden, text) };
    }
  }
}

function* inBody({ file, body, bodyLine }: Entry): Generator<Finding> {
  let line = bodyLine;
  for (const text of body.split('\n')) {
    for (const hidden of hiddenCharactersIn(text)) {
      yield { file, line, column: hidden.index + 1, ...hiddenCharacterFault(hidden, text) };
    }
    line += 1;
  }
}

/** Hidden characters in values and texts; those in the comments of YAML are found where the file is read. */
export const rule: Rule = {
  code: 'character-hidden',
  *check(content) {
    for (const entry of content.entries) {
      yield* inFields(entry);
      yield* inBody(entry);
    }
  },
};
