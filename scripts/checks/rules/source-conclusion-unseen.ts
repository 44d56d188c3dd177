import { citationsIn } from '#scripts/checks/citations.ts';
import { linksIn } from '#scripts/checks/links.ts';
import type { Finding, Rule } from '#scripts/checks/rule.ts';
import { isForExistenceOnly } from '#scripts/checks/sources.ts';
import type { Entry } from '#site/entry-files.ts';
import { quote, type Position } from '#site/problem.ts';

const findingAt = (entry: Entry, position: Position, id: string): Finding => ({
  file: entry.file,
  ...position,
  found: `A claim rests on ${quote(id)}, whose conclusion nobody here has read (conclusionSeen: false).`,
  fix: 'rest the claim on a source whose conclusion was read, or read this one and say so in its verification.',
});

/** A source may be cited for its existence without being read; a claim is always about a result. */
export const rule: Rule = {
  code: 'source-conclusion-unseen',
  *check(content) {
    const unseen = new Set(
      content
        .of('sources')
        .filter(isForExistenceOnly)
        .map((source) => source.id),
    );
    for (const { entry, path, target, slug } of linksIn(content)) {
      if (entry.collection !== 'evidence' || target !== 'sources' || !unseen.has(slug)) continue;
      yield findingAt(entry, entry.locate(path), slug);
    }
    for (const { entry, locate, id } of citationsIn(content)) {
      if (entry.collection !== 'evidence' || id === undefined || !unseen.has(id)) continue;
      yield findingAt(entry, locate(), id);
    }
  },
};
