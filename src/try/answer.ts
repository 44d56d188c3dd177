/**
 * What "What could I try?" answers: published findings with lines left out, never in another order. Cautions are the only
 * thing that is personal. Pure, for the browser and tests; `tests/try/cases.yaml` holds what is expected.
 */
import type { CostKind, Precaution } from '#topics/schema.ts';
import type { TryCaution, How, TryCondition, TryLine } from './model.ts';

/** What a reader said; everything may be left out. */
export interface TryAnswers {
  /** Precautions that apply. */
  readonly applies: readonly Precaution[];
  readonly how: How;
  /** Kinds of cost that are possible; none means any. */
  readonly costs: readonly CostKind[];
  /** Slugs of treatments. */
  readonly tried: readonly string[];
}

export const NO_ANSWERS: TryAnswers = { applies: [], how: 'either', costs: [], tried: [] };

/** A treatment with what its page says about what applies to the reader. */
export interface AnswerLine extends TryLine {
  readonly flags: readonly TryCaution[];
}

export type Reason = 'how' | 'costs' | 'tried';

export interface Answer {
  readonly groups: readonly { readonly title: string; readonly term: string; readonly lines: readonly AnswerLine[] }[];
  /** What guidelines advise against and what is not approved. Nothing that a reader says hides it. */
  readonly avoid: readonly AnswerLine[];
  readonly leftOut: readonly { readonly line: TryLine; readonly reason: Reason }[];
  readonly shownCount: number;
  readonly flaggedCount: number;
}

const isPossible = ({ home, isWithSomebody }: TryLine, how: How): boolean => {
  if (how === 'home') return home !== 'no';
  return how === 'either' || isWithSomebody;
};

const reasonAgainst = (line: TryLine, { how, costs, tried }: TryAnswers): Reason | undefined => {
  if (tried.includes(line.slug)) return 'tried';
  if (!isPossible(line, how)) return 'how';
  return costs.length === 0 || line.costs.some(({ kind }) => costs.includes(kind)) ? undefined : 'costs';
};

/** Only the precautions that apply are named: a caution may concern others as well. */
const flagsOf = (line: TryLine, applies: readonly Precaution[]): TryCaution[] =>
  line.cautions.flatMap((caution) => {
    const precautions = caution.precautions.filter((precaution) => applies.includes(precaution));
    return precautions.length === 0 ? [] : [{ ...caution, precautions }];
  });

export const answerTo = (condition: TryCondition, answers: TryAnswers): Answer => {
  const flagged = (line: TryLine): AnswerLine => ({ ...line, flags: flagsOf(line, answers.applies) });
  const ordinary = condition.groups.filter(({ isAvoided }) => !isAvoided);
  const groups = ordinary
    .map(({ title, term, lines }) => ({
      title,
      term,
      lines: lines.filter((line) => reasonAgainst(line, answers) === undefined).map(flagged),
    }))
    .filter(({ lines }) => lines.length > 0);
  const shown = groups.flatMap(({ lines }) => lines);
  return {
    groups,
    avoid: condition.groups.filter(({ isAvoided }) => isAvoided).flatMap(({ lines }) => lines.map(flagged)),
    leftOut: ordinary
      .flatMap(({ lines }) => lines)
      .flatMap((line) => {
        const reason = reasonAgainst(line, answers);
        return reason === undefined ? [] : [{ line, reason }];
      }),
    shownCount: shown.length,
    flaggedCount: shown.filter(({ flags }) => flags.length > 0).length,
  };
};
