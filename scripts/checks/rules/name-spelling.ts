import type { Rule } from '#scripts/checks/rule.ts';
import { misspeltName } from '#scripts/checks/spelling/names.ts';
import { nameWordsOf, unknownWordsIn } from '#scripts/checks/spelling/words.ts';
import { quote } from '#site/problem.ts';

/** The name of a treatment or condition, nearly as it is written here: search and readers then miss it. */
export const rule: Rule = {
  code: 'name-spelling',
  severity: 'warning',
  *check(content) {
    const names = nameWordsOf(content);
    for (const entry of content.entries) {
      for (const { prose, text } of unknownWordsIn(entry, content)) {
        const meant = names.has(text.toLowerCase()) ? undefined : misspeltName(text, content);
        if (!meant) continue;
        yield {
          file: entry.file,
          ...prose.locate(text),
          found: `${quote(text)} is nearly a word of the name or the other names of ${quote(meant.name)}.`,
          fix: `write "${meant.word}", if that is what you mean.`,
        };
      }
    }
  },
};
