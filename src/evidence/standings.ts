import type { FindingRow, SourceLabel } from './model.ts';

interface MergedStanding {
  readonly statement: string;
  readonly references: readonly SourceLabel[];
  /** Slugs, each once. */
  readonly treatments: readonly string[];
  readonly conditions: readonly string[];
}

const unique = (slugs: readonly string[]): string[] => [...new Set(slugs)];

/** A source that says one sentence of several treatments or conditions is told once, with all of their names. */
export const mergeStandings = (claims: readonly FindingRow[]): MergedStanding[] =>
  [...Map.groupBy(claims, ({ statement, sources }) => [statement, ...sources].join('\n')).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    return [
      {
        statement: first.statement,
        references: first.references,
        treatments: unique(same.map(({ treatment }) => treatment)),
        conditions: unique(same.map(({ condition }) => condition)),
      },
    ];
  });
