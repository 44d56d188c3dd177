import { positionOf } from '#scripts/checks/content.ts';
import { proseOf } from '#scripts/checks/prose.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { mdxExcessesIn } from '#site/mdx-allow-list.ts';
import { wordFault } from '#site/word-limits.ts';

/** More than a page can hold: nesting, signs, cells, words without an end, heaps of accents. */
export const rule: Rule = {
  code: 'text-excess',
  *check(content) {
    for (const entry of content.entries) {
      const text = content.textOf(entry);
      if ('excess' in text) {
        yield { file: entry.file, ...text.excess };
        continue;
      }
      for (const { node, found, fix } of mdxExcessesIn('nodes' in text ? text.nodes : [])) {
        yield { file: entry.file, ...positionOf(entry, node), found, fix };
      }
      // Of fields the schema tells.
      for (const prose of proseOf(entry, content)) {
        const fault = prose.kind === 'field' ? undefined : wordFault(prose.text);
        if (!fault) continue;
        const { found, fix, index } = fault;
        yield { file: entry.file, ...prose.locate(prose.text.slice(index, index + 20)), found, fix };
      }
    }
  },
};
