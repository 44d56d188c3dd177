import { describeRow, findingsIn, type JoinedFinding } from '#scripts/checks/findings.ts';
import type { Finding, Rule } from '#scripts/checks/rule.ts';
import { isAdviceAgainst, isAdviceFor } from '#evidence/model.ts';
import type { SourceRow } from '#evidence/schema.ts';
import { quote } from '#site/problem.ts';

type Expected = readonly [key: string, found: string, wanted: string];

const adviceOf = ({ direction }: SourceRow): string =>
  direction === 'recommended'
    ? 'for or conditionally-for'
    : direction === 'recommended-against'
      ? 'against or conditionally-against'
      : 'no-recommendation';

/** Keys of the finding that say something else than its row, with the value that would be right. */
const differences = ({ finding }: JoinedFinding, row: SourceRow): Expected[] => {
  const pairs: Expected[] = [];
  if (finding.kind === 'result') {
    pairs.push(
      ['direction', finding.direction, row.direction],
      ['comparatorKind', finding.comparatorKind, row.comparator],
    );
  }
  if (finding.kind === 'guideline') {
    const isFor = row.direction === 'recommended';
    const isAgainst = row.direction === 'recommended-against';
    const agrees = isFor === isAdviceFor(finding.advice) && isAgainst === isAdviceAgainst(finding.advice);
    if (!agrees) pairs.push(['advice', finding.advice, adviceOf(row)]);
  }
  if ('certainty' in finding) {
    pairs.push(['certainty', finding.certainty, row.certainty], ['grader', finding.grader, row.grader]);
  }
  return pairs.filter(([, found, wanted]) => found !== wanted);
};

function* findingsFor(joined: JoinedFinding): Generator<Finding> {
  const { entry, finding, source, row, candidates } = joined;
  if (!source || finding.kind === 'not-found' || finding.kind === 'opinion') return;
  if (row === undefined) {
    if (finding.row !== undefined) {
      yield {
        file: entry.file,
        ...entry.locate(['row']),
        found: `content/sources/${source.id}.yaml has no row ${finding.row}.`,
        fix: candidates.length > 0 ? `write one of ${candidates.map(describeRow).join(', ')}.` : 'remove the line.',
      };
    } else if (candidates.length > 0 && finding.kind !== 'standing' && finding.kind !== 'harm-report') {
      yield {
        file: entry.file,
        ...entry.locateKey(['sources']),
        found: `The finding does not say which row of ${source.id} it tells.`,
        fix: `add \`row:\` with the id of one of ${candidates.map(describeRow).join(', ')}.`,
      };
    }
    return;
  }
  if (row.treatment !== finding.treatment) {
    yield {
      file: entry.file,
      ...entry.locate(['row']),
      found: `Row ${row.id} of ${source.id} is about ${quote(row.treatment)}, the finding about ${quote(finding.treatment)}.`,
      fix: candidates.length > 0 ? `write one of ${candidates.map(describeRow).join(', ')}.` : 'remove the line.',
    };
    return;
  }
  for (const [key, found, wanted] of differences(joined, row)) {
    yield {
      file: entry.file,
      ...entry.locate([key]),
      found: `\`${key}\` is ${found}, and ${describeRow(row)} of ${source.id} says ${wanted}.`,
      fix: `write \`${key}: ${wanted}\`, or name the row that the finding tells.`,
    };
  }
}

/** A finding says what its source's row says: the same direction or advice, comparator, certainty and grader. */
export const rule: Rule = {
  code: 'finding-row',
  *check(content) {
    for (const joined of findingsIn(content)) yield* findingsFor(joined);
  },
};
