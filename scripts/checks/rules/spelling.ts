import type { Rule } from '#scripts/checks/rule.ts';
import { nearestWord } from '#scripts/checks/spelling/dictionary.ts';
import { misspeltName } from '#scripts/checks/spelling/names.ts';
import { nameWordsOf, unknownWordsIn } from '#scripts/checks/spelling/words.ts';
import { didYouMean } from '#site/did-you-mean.ts';
import { quote } from '#site/problem.ts';

/** A word that neither the dictionary, nor the list of medical words, nor a name of this site knows. */
export const rule: Rule = {
  code: 'spelling',
  severity: 'warning',
  *check(content) {
    const names = nameWordsOf(content);
    for (const entry of content.entries) {
      for (const { prose, text } of unknownWordsIn(entry, content)) {
        if (names.has(text.toLowerCase()) || misspeltName(text, content)) continue;
        yield {
          file: entry.file,
          ...prose.locate(text),
          found: `${quote(text)} is in no word list.${didYouMean(nearestWord(text))}`,
          fix: 'correct it (US spelling), or leave it when it is right: a reviewer adds it to the list of medical words.',
        };
      }
    }
  },
};
