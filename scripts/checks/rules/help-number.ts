import { proseIn } from '#scripts/checks/prose.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { FILLED_COLLECTIONS } from '#site/placeholders.ts';
import { quote } from '#site/problem.ts';

/** Numbers that people are told to call, by the placeholder that stands for them. */
const NUMBERS: readonly (readonly [form: RegExp, write: string])[] = [
  [/\b(?:call|dial|phone|ring)\b[^.]{0,40}?\b(911|112|999)\b(?![,.]?\d)/i, '[[emergency]]'],
  [/\b(?:call|text)\b[^.]{0,40}?\b(988)\b(?![,.]?\d)/i, '[[crisis]], which reads “call or text 988”'],
  [/\b(1-800-222-1222)\b/, '[[poison-control]]'],
];

export const rule: Rule = {
  code: 'help-number',
  *check(content) {
    for (const { entry, text, locate } of proseIn(content)) {
      if (!FILLED_COLLECTIONS.includes(entry.collection)) continue;
      for (const [form, write] of NUMBERS) {
        const number = form.exec(text)?.[1];
        if (number === undefined) continue;
        yield {
          file: entry.file,
          ...locate(number),
          found: `${quote(number)} is the number of one country, and the site may be read in another.`,
          fix: `write ${write}. The build puts the number of content/site.yaml there.`,
        };
      }
    }
  },
};
