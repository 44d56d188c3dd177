import { findingsIn } from '#scripts/checks/findings.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import type { Source } from '#evidence/schema.ts';

const NO_RESULT: readonly string[] = ['retracted', 'withdrawn'];

/** A finding on a source that was replaced or withdrawn, and does not say so. */
export const rule: Rule = {
  code: 'source-superseded',
  *check(content) {
    const sources = new Map(content.of('sources').map(({ id, data }) => [id, data as Source | undefined]));
    for (const { entry, finding } of findingsIn(content)) {
      if (finding.kind === 'not-found') continue;
      for (const [index, id] of finding.sources.entries()) {
        const source = sources.get(id);
        const newer = source?.supersededBy;
        if (newer && finding.supersededBy === undefined) {
          yield {
            file: entry.file,
            ...entry.locate(['sources', index]),
            found: `${id} was replaced by ${newer.source ?? newer.note}.`,
            fix: newer.source
              ? `rest the finding on ${newer.source}, or keep it as history: \`supersededBy: ${newer.note}\`.`
              : `keep it as history: \`supersededBy: ${newer.note}\`, or remove the finding.`,
          };
        }
        const notice = source?.retraction;
        if (notice && NO_RESULT.includes(notice.kind) && finding.withdrawn === undefined) {
          yield {
            file: entry.file,
            ...entry.locate(['sources', index]),
            found: `${id} was ${notice.kind}.`,
            fix: `remove the finding, or keep it as history: \`withdrawn: ${notice.note}\`.`,
          };
        }
      }
    }
  },
};
