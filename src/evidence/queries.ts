import { listEntries } from '#site/entries.ts';
import { address } from '#site/addresses.ts';
import type { CitedSource } from '#site/citing.ts';
import { bundlesOf, type FileBundle } from '#site/file-bundles.ts';
import { once } from '#site/once.ts';
import { pageKey } from '#site/queries.ts';
import { compareFindings, type FindingRow, type SourceLabel } from './model.ts';
import { toPairs, type Pair } from './pairs.ts';
import {
  formatAmaReference,
  shortLabel,
  toBibtex,
  toCslJson,
  toRis,
  type AmaReference,
  type SourceEntry,
} from './references.ts';

export const listSources = once(async (): Promise<SourceEntry[]> =>
  (await listEntries('sources'))
    .map(({ id, data }) => ({ id, data }))
    .sort((a, b) => shortLabel(a.data).localeCompare(shortLabel(b.data), 'en') || a.id.localeCompare(b.id, 'en')),
);

const sourcesById = once(async () => new Map((await listSources()).map((source) => [source.id, source])));

export const getSource = async (id: string): Promise<SourceEntry> => {
  const source = (await sourcesById()).get(id);
  if (!source) throw new Error(`No source "${id}"; the checks should have said so.`);
  return source;
};

const writeReference = {
  bib: ({ id, data }: SourceEntry) => toBibtex(data, id),
  ris: ({ id, data }: SourceEntry) => toRis(data, id),
  json: ({ id, data }: SourceEntry) => `${JSON.stringify([toCslJson(data, id)], null, 2)}\n`,
};

type ReferenceFormat = keyof typeof writeReference;

/** A source as a file for reference managers. */
export const getReferenceFile = async (id: string, format: ReferenceFormat): Promise<string> =>
  writeReference[format](await getSource(id));

/** The files for reference managers of a site with many sources, a bundle for each format. */
export const bundleReferenceFiles = async (): Promise<readonly FileBundle[]> => {
  const sources = await listSources();
  const formats = Object.keys(writeReference) as ReferenceFormat[];
  return bundlesOf(sources.length, () =>
    formats.map(async (format) => ({
      name: `references-${format}`,
      cacheKey: await pageKey(),
      files: () =>
        Promise.resolve(
          sources.map((source) => [address.sourceFile(source.id, format), writeReference[format](source)] as const),
        ),
    })),
  );
};

const labelOf = async (id: string): Promise<SourceLabel> => ({
  id,
  label: shortLabel((await getSource(id)).data),
  url: address.source(id),
});

export const listClaims = once(async (): Promise<FindingRow[]> => {
  const entries = await listEntries('evidence');
  const rows = await Promise.all(
    entries.map(async ({ id, data }) => ({
      ...data,
      id,
      references: await Promise.all(data.sources.map(labelOf)),
    })),
  );
  return rows.sort((a, b) => compareFindings(a, b) || a.id.localeCompare(b.id, 'en'));
});

export const listClaimsForTreatment = async (treatment: string): Promise<FindingRow[]> =>
  (await listClaims()).filter((claim) => claim.treatment === treatment);

export const listClaimsForCondition = async (condition: string): Promise<FindingRow[]> =>
  (await listClaims()).filter((claim) => claim.condition === condition);

export const listClaimsCiting = async (source: string): Promise<FindingRow[]> =>
  (await listClaims()).filter((claim) => claim.sources.includes(source));

export interface Reference extends CitedSource {
  readonly ama: AmaReference;
  /** Author and year: Mu 2020. */
  readonly label: string;
  readonly url: string;
  /** False: it may be named, but no result is taken from it. */
  readonly isConclusionSeen: boolean;
}

/** The reference list of a page. */
export const listReferences = (cited: readonly CitedSource[]): Promise<Reference[]> =>
  Promise.all(
    cited.map(async (source) => {
      const { data } = await getSource(source.id);
      return {
        ...source,
        ama: formatAmaReference(data),
        label: shortLabel(data),
        url: address.source(source.id),
        isConclusionSeen: data.verification.conclusionSeen,
      };
    }),
  );

const claimsById = once(async () => new Map((await listClaims()).map((claim) => [claim.id, claim])));

/** One finding, by `<treatment>/<file name>`. */
export const getClaim = async (id: string): Promise<FindingRow> => {
  const claim = (await claimsById()).get(id);
  if (!claim) throw new Error(`No finding "${id}"; the checks should have said so.`);
  return claim;
};

/** What was found about a treatment, a condition or one for the other, the surest pair first. */
export const listPairs = async (wanted: {
  treatment?: string | undefined;
  condition?: string | undefined;
}): Promise<readonly Pair[]> =>
  toPairs(
    (await listClaims()).filter(
      (claim) =>
        (wanted.treatment === undefined || claim.treatment === wanted.treatment) &&
        (wanted.condition === undefined || claim.condition === wanted.condition),
    ),
  );
