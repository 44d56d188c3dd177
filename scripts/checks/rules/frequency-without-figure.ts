import { proseIn, type Prose } from '#scripts/checks/prose.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';

const WORDS =
  /(?<![\w-])(?:(?:very |quite |fairly )?(?:common|commonly|uncommon|uncommonly|rare|rarely|frequent|frequently))(?![\w-])/gi;

/** Said of harms: there readers take “rare” for “not me” and “common” for “half of us”. */
const isAboutHarm = ({ entry, path }: Prose): boolean => {
  const [first, second] = path ?? [];
  if (entry.collection === 'treatments') return first === 'safety' && (second === 'common' || second === 'serious');
  return entry.collection === 'evidence' && (first === 'harms' || first === 'statement');
};

/** The sentence around a place. */
const sentenceAt = (text: string, at: number): string => {
  const start = Math.max(text.lastIndexOf('. ', at), text.lastIndexOf('? ', at)) + 1;
  const end = text.indexOf('. ', at);
  return text.slice(start, end === -1 ? undefined : end);
};

const HAS_FIGURE = /\d+(?:\.\d+)? ?(?:%|percent|per|of \d)|how often: not known|how often is not known/i;

/** A word for how often a harm happens, without a figure and without saying that none is known. */
export const rule: Rule = {
  code: 'frequency-without-figure',
  *check(content) {
    for (const prose of proseIn(content)) {
      if (!isAboutHarm(prose)) continue;
      for (const { 0: words, index } of prose.text.matchAll(WORDS)) {
        if (HAS_FIGURE.test(sentenceAt(prose.text, index))) continue;
        yield {
          file: prose.entry.file,
          ...prose.locate(words),
          found: `${quote(words)} stands without a figure, and readers take it for anything from 1 to 50 of 100.`,
          fix: 'give the figure with its source, or drop the word and write “how often: not known”.',
        };
      }
    }
  },
};
