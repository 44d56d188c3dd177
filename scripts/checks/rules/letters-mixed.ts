import { toString } from 'mdast-util-to-string';
import type { Content } from '#scripts/checks/content.ts';
import { positionIn } from '#scripts/checks/prose.ts';
import type { Finding, Rule } from '#scripts/checks/rule.ts';
import { isAddress } from '#scripts/checks/addresses.ts';
import { textsIn } from '#scripts/checks/texts.ts';
import type { Entry } from '#site/entry-files.ts';
import { mixedWordsIn, type MixedWord } from '#site/letters.ts';
import { quote } from '#site/problem.ts';

const faultOf = ({ word, plain }: MixedWord): Pick<Finding, 'found' | 'fix'> => ({
  found: `${quote(word)} is written with letters of another alphabet that look like ours, or beside ours.`,
  fix: plain === undefined ? 'type the word anew in the letters of one alphabet.' : `type it anew: ${plain}.`,
});

function* inFields(entry: Entry): Generator<Finding> {
  for (const { path, text } of textsIn(entry.written)) {
    // The rule link-lookalike knows the letters of addresses.
    if (isAddress(text)) continue;
    for (const mixed of mixedWordsIn(text)) {
      yield { file: entry.file, ...entry.locateWords(path, mixed.word), ...faultOf(mixed) };
    }
  }
}

function* inBody(entry: Entry, content: Content): Generator<Finding> {
  const reading = content.textOf(entry);
  if (!('nodes' in reading)) return;
  for (const node of reading.nodes) {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') continue;
    for (const mixed of mixedWordsIn(toString(node))) {
      yield { file: entry.file, ...positionIn(entry, node, mixed.word), ...faultOf(mixed) };
    }
  }
}

/** Letters of several alphabets in one word, name or dose. */
export const rule: Rule = {
  code: 'letters-mixed',
  *check(content) {
    for (const entry of content.entries) {
      yield* inFields(entry);
      yield* inBody(entry, content);
    }
  },
};
