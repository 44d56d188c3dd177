import { findingsIn, type JoinedFinding } from '#scripts/checks/findings.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import type { Grader } from '#evidence/schema.ts';

/** Bodies that grade by a system of their own. */
const OWN_SYSTEMS: readonly (readonly [name: RegExp, grader: Grader])[] = [
  [/Agency for Healthcare Research and Quality/i, 'AHRQ'],
  [/American College of Physicians/i, 'ACP'],
];

interface Fault {
  readonly key: 'grader' | 'certainty';
  readonly found: string;
  readonly fix: string;
}

const faultOf = ({ finding, source }: JoinedFinding): Fault | undefined => {
  if (!('certainty' in finding)) return undefined;
  const { certainty, grader } = finding;
  if (certainty !== 'not-graded' && grader === 'none') {
    return {
      key: 'grader',
      found: `The certainty is ${certainty}, and nobody is named who rated it.`,
      fix: 'write who did (GRADE, AHRQ, ACP, authors), `not-stated` where the source does not say, or `certainty: not-graded`.',
    };
  }
  if (certainty === 'very-low' && (grader === 'AHRQ' || grader === 'ACP')) {
    return {
      key: 'certainty',
      found: `${grader} does not use “very low”: its lowest grade is “insufficient”.`,
      fix: 'write `certainty: not-graded` and say in certaintyBecause that the evidence was called insufficient.',
    };
  }
  const text = [
    source?.data.publisher,
    ...(source?.data.author ?? []).map((name) => ('literal' in name ? name.literal : '')),
  ].join(' ');
  const names = finding.kind === 'guideline' ? `${text} ${finding.body}` : text;
  const own = OWN_SYSTEMS.find(([name]) => name.test(names));
  if (own && grader === 'GRADE') {
    return {
      key: 'grader',
      found: `${own[1]} rates by a system of its own, not by GRADE.`,
      fix: `write \`grader: ${own[1]}\`.`,
    };
  }
  return undefined;
};

/** A certainty without a grader, or a GRADE word from a body that does not use GRADE. */
export const rule: Rule = {
  code: 'grader-wrong',
  *check(content) {
    for (const joined of findingsIn(content)) {
      const fault = faultOf(joined);
      if (!fault) continue;
      const { key, found, fix } = fault;
      yield { file: joined.entry.file, ...joined.entry.locate([key]), found, fix };
    }
  },
};
