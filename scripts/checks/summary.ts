import type { CollectionName } from '#collections.ts';
import type { CalendarDate } from '#site/dates.ts';
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

/** Entries to be reviewed again by today, the longest due first. */
export const findDue = (content: Content): DueEntry[] =>
  content.entries
    .flatMap(({ file, collection, id, written }) => {
      const reviewDueOn = valueAt(written, ['reviewDueOn']);
      return typeof reviewDueOn === 'string' && reviewDueOn <= content.today
        ? [{ file, collection, id, reviewDueOn }]
        : [];
    })
    .sort((a, b) => (`${a.reviewDueOn} ${a.file}` < `${b.reviewDueOn} ${b.file}` ? -1 : 1));
