/** Findings joined with their source and with the row of it that they tell, for the rules that compare the two. */
import type { Finding as Evidence, Source, SourceRow } from '#evidence/schema.ts';
import type { Entry } from '#site/entry-files.ts';
import type { Content } from './content.ts';

export interface JoinedFinding {
  readonly entry: Entry;
  readonly finding: Evidence;
  /** The first of its sources, when it can be read. */
  readonly source: { readonly id: string; readonly data: Source } | undefined;
  /** The row it names. */
  readonly row: SourceRow | undefined;
  /** Rows of the source on the same treatment and condition. */
  readonly candidates: readonly SourceRow[];
}

const known = new WeakMap<Content, readonly JoinedFinding[]>();

const rowOf = (finding: Evidence): number | undefined => ('row' in finding ? finding.row : undefined);

const joinFindings = (content: Content): JoinedFinding[] => {
  const sources = new Map(content.of('sources').map(({ id, data }) => [id, data as Source | undefined]));
  return content.of('evidence').flatMap((entry): JoinedFinding[] => {
    const finding = entry.data as Evidence | undefined;
    // A file that its schema refuses has a problem of its own.
    if (!finding) return [];
    const id = finding.sources[0] ?? '';
    const data = sources.get(id);
    const rows = data?.verification.pairs ?? [];
    return [
      {
        entry,
        finding,
        source: data && { id, data },
        row: rows.find((row) => row.id === rowOf(finding)),
        candidates: rows.filter(
          ({ treatment, condition }) => treatment === finding.treatment && condition === finding.condition,
        ),
      },
    ];
  });
};

/** Every finding that could be read, joined once for all rules. */
export const findingsIn = (content: Content): readonly JoinedFinding[] => {
  const findings = known.get(content) ?? joinFindings(content);
  known.set(content, findings);
  return findings;
};

/** `row 3: pain short term; benefit; SMD -0.4` */
export const describeRow = ({ id, outcome, direction, effect }: SourceRow): string =>
  `row ${id} (${outcome}; ${direction}; ${effect})`;
