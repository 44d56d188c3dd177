import { join } from 'node:path';
import type { CollectionName } from '#collections.ts';
import type { CalendarDate } from '#site/dates.ts';
import { dueFactsOf, type DueFact } from '#providers/freshness.ts';
import { MEDICARE_PATH } from '#providers/medicare-files.ts';
import { registryAge, registryAgeWords } from '#providers/registry-age.ts';
import { hasRegistryRows, readRegistryDay } from '#providers/registry-files.ts';
import type { Provider } from '#providers/schema.ts';
import type { Site } from '#site/schema.ts';
import type { Entry } from '#site/entry-files.ts';
import { valueAt } from '#site/schema-fields.ts';
import { citationsIn } from './citations.ts';
import { COLLECTION_NAMES, type Content } from './content.ts';
import { linksIn } from './links.ts';
import { isForExistenceOnly } from './sources.ts';

export interface Counts {
  /** Entries that could be read. */
  readonly entries: Readonly<Record<CollectionName, number>>;
  /** Sources that something links to or cites. */
  readonly sourcesUsed: number;
  /** Sources whose conclusion was not read: they may be cited for their existence, never for a result. */
  readonly sourcesForExistenceOnly: number;
}

/** A source that no result may rest on. */
export interface UnusableSource {
  readonly file: string;
  readonly id: string;
  readonly why: 'conclusion not read' | 'retracted';
  /** What its verification or its retraction notes, if anything. */
  readonly note: string;
}

export interface DueEntry {
  readonly file: string;
  readonly collection: string;
  readonly id: string;
  readonly reviewDueOn: CalendarDate;
}

/** A provider's listing with facts that somebody has to ask about again. */
export interface DueListing {
  readonly file: string;
  readonly id: string;
  readonly name: string;
  /** The listing itself first. */
  readonly facts: readonly DueFact[];
}

export const countEntries = (content: Content): Counts => {
  const used = new Set<string>();
  for (const link of linksIn(content)) if (link.target === 'sources') used.add(link.slug);
  for (const { id } of citationsIn(content)) if (id !== undefined) used.add(id);
  const sources = content.of('sources');
  return {
    entries: Object.fromEntries(COLLECTION_NAMES.map((name) => [name, content.of(name).length])) as Counts['entries'],
    sourcesUsed: sources.filter((source) => used.has(source.id)).length,
    sourcesForExistenceOnly: sources.filter(isForExistenceOnly).length,
  };
};

const textAt = (entry: Entry, ...path: readonly string[]): string => {
  const value = valueAt(entry.written, path);
  return typeof value === 'string' ? value : '';
};

/** Sources that may be named but not be believed, by id. */
export const findUnusable = (content: Content): UnusableSource[] =>
  content
    .of('sources')
    .flatMap((source): UnusableSource[] => {
      const { file, id } = source;
      if (textAt(source, 'retraction', 'kind') === 'retracted') {
        return [{ file, id, why: 'retracted', note: textAt(source, 'retraction', 'note') }];
      }
      if (!isForExistenceOnly(source)) return [];
      return [{ file, id, why: 'conclusion not read', note: textAt(source, 'verification', 'note') }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** Every entry that is to be reviewed again, the longest due first. */
export const findReviews = (content: Content): DueEntry[] =>
  content.entries
    .flatMap(({ file, collection, id, written }) => {
      const reviewDueOn = valueAt(written, ['reviewDueOn']);
      return typeof reviewDueOn === 'string' ? [{ file, collection, id, reviewDueOn }] : [];
    })
    .sort((a, b) => (`${a.reviewDueOn} ${a.file}` < `${b.reviewDueOn} ${b.file}` ? -1 : 1));

/** Where the day of the registry's rows stands. */
export const REGISTRY_SOURCE = 'content/registry/source.yaml';

/** Where the day of Medicare's list stands. */
export const MEDICARE_SOURCE = `${MEDICARE_PATH}/source.yaml`;

/** The day of the registry's rows, if rows are published and their day can be told. */
export const publishedRegistryDay = (content: Content): CalendarDate | undefined => {
  const folder = join(content.root, 'content/registry');
  const site = content.of('site')[0]?.data as Partial<Site> | undefined;
  if ((site?.registryRows ?? 'none') === 'none' || !hasRegistryRows(folder)) return undefined;
  return readRegistryDay(folder)?.registryOn || undefined;
};

/** One sentence when the day of the published rows is long past; undefined else. */
export const registryWarning = (content: Content): string | undefined => {
  const day = publishedRegistryDay(content);
  return day === undefined ? undefined : registryAgeWords(day, content.today);
};

/** All rows of the registry have one day: they are one listing to ask about. */
const dueRegistry = (content: Content): DueListing[] => {
  const day = publishedRegistryDay(content);
  const age = day === undefined ? undefined : registryAge(day, content.today);
  if (age === undefined) return [];
  const { registryOn, dueOn, daysOld, consequence } = age;
  const fact = { fact: 'all rows of the public registry', confirmedOn: registryOn, dueOn, daysOld, consequence };
  return [{ file: REGISTRY_SOURCE, id: 'public-registry', name: 'Rows of the public registry', facts: [fact] }];
};

/**
 * Listings with facts past their date by today, the oldest fact first, and the rows of the registry as one. A file that
 * cannot be read has a problem instead.
 */
export const findDueListings = (content: Content): DueListing[] =>
  [
    ...dueRegistry(content),
    ...content.of('providers').flatMap(({ file, id, data }): DueListing[] => {
      const provider = data as Provider | undefined;
      const facts = provider ? dueFactsOf(provider, content.today) : [];
      return provider && facts.length > 0 ? [{ file, id, name: provider.name, facts }] : [];
    }),
  ].sort((a, b) => oldestOf(b) - oldestOf(a) || (a.file < b.file ? -1 : 1));

const oldestOf = ({ facts }: DueListing): number => Math.max(...facts.map(({ daysOld }) => daysOld));
