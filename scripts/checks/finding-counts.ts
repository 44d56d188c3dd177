/** How the findings spread: over topics, directions, advice, graders and certainties; and which rest on an old source. */
import {
  ADVICE,
  CERTAINTIES,
  DIRECTIONS,
  FINDING_KINDS,
  GRADERS,
  type Finding,
  type Source,
} from '#evidence/schema.ts';
import type { Content } from './content.ts';
import { findingsIn } from './findings.ts';

/** Topics of one kind: all of them, and the slugs of those that no finding is about. */
export interface Coverage {
  readonly total: number;
  readonly without: readonly string[];
}

/** A word of the schema and how many findings say it. Words that none says are left out. */
export type Spread = readonly (readonly [word: string, count: number])[];

export interface FindingCounts {
  readonly treatments: Coverage;
  readonly conditions: Coverage;
  readonly byKind: Spread;
  readonly byDirection: Spread;
  readonly byAdvice: Spread;
  readonly byGrader: Spread;
  readonly byCertainty: Spread;
}

/** A finding whose source has a newer version. */
export interface OutdatedFinding {
  readonly file: string;
  readonly source: string;
  /** The newer version: its id, where it is among the sources, and what is noted of it. */
  readonly newer: string;
  /** Whether the finding says so, and is shown as history. */
  readonly isHistory: boolean;
}

const spreadOf = (words: readonly string[], said: readonly string[]): Spread =>
  words.map((word) => [word, said.filter((one) => one === word).length] as const).filter(([, count]) => count > 0);

const coverageOf = (content: Content, name: 'treatments' | 'conditions', covered: ReadonlySet<string>): Coverage => {
  const ids = content.of(name).map(({ id }) => id);
  return { total: ids.length, without: ids.filter((id) => !covered.has(id)).sort() };
};

export const countFindings = (content: Content): FindingCounts => {
  const findings = [...findingsIn(content)].map(({ finding }) => finding);
  const valuesOf = (read: (finding: Finding) => string | undefined): string[] =>
    findings.flatMap((finding) => read(finding) ?? []);
  return {
    treatments: coverageOf(content, 'treatments', new Set(findings.map(({ treatment }) => treatment))),
    conditions: coverageOf(content, 'conditions', new Set(findings.map(({ condition }) => condition))),
    byKind: spreadOf(
      FINDING_KINDS,
      valuesOf(({ kind }) => kind),
    ),
    byDirection: spreadOf(
      DIRECTIONS,
      valuesOf((finding) => ('direction' in finding ? finding.direction : undefined)),
    ),
    byAdvice: spreadOf(
      ADVICE,
      valuesOf((finding) => ('advice' in finding ? finding.advice : undefined)),
    ),
    byGrader: spreadOf(
      GRADERS,
      valuesOf((finding) => ('grader' in finding ? finding.grader : undefined)),
    ),
    byCertainty: spreadOf(
      CERTAINTIES,
      valuesOf((finding) => ('certainty' in finding ? finding.certainty : undefined)),
    ),
  };
};

/** Findings that rest on a source with a newer version: those that do not say so first. */
export const findOutdated = (content: Content): OutdatedFinding[] => {
  const sources = new Map(content.of('sources').map(({ id, data }) => [id, data as Source | undefined]));
  return [...findingsIn(content)]
    .flatMap(({ entry, finding }) =>
      finding.sources.flatMap((id): OutdatedFinding[] => {
        const replaced = sources.get(id)?.supersededBy;
        if (!replaced) return [];
        const newer = replaced.source === undefined ? replaced.note : `${replaced.source}: ${replaced.note}`;
        const isHistory = finding.kind !== 'not-found' && finding.supersededBy !== undefined;
        return [{ file: entry.file, source: id, newer, isHistory }];
      }),
    )
    .sort((a, b) => Number(a.isHistory) - Number(b.isHistory) || (a.file < b.file ? -1 : 1));
};
