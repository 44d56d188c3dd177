import type { Problem } from '#site/problem.ts';
import type { Content } from './content.ts';

/** A problem before it has its code, which is the rule's. */
export type Finding = Omit<Problem, 'code' | 'severity'>;

/** One rule of the house, in `rules/<code>.ts`, with fixtures in `tests/checks/<code>` and help in `docs/problems`. */
export interface Rule {
  readonly code: string;
  /** A warning is told and stops nothing: a person decides. Errors are the rule. */
  readonly severity?: 'warning';
  /** Looks at everything and yields what breaks the rule, in any order. Never throws for what contributors wrote. */
  readonly check: (content: Content) => Iterable<Finding>;
}
