/** What `npm run new` can start, and what is particular to each kind. Everything else comes from the schemas. */
import type { z } from 'zod';
import type { CollectionName } from '#collections.ts';
import { resultSchema } from '#evidence/schema.ts';
import { regionCodeMeantBy } from '#scripts/checks/regions.ts';
import { slugify } from '#site/entry-files.ts';
import { authorsFrom, issuedFrom } from './citation-answers.ts';
import type { Answers } from './answers.ts';

export interface EntryKind {
  readonly collection: CollectionName;
  /** Where the collection holds several kinds: the one that is started. */
  readonly schema?: z.ZodType;
  /** Fields that may be left out and are asked for all the same, because most entries have them. */
  readonly asked: readonly string[];
  /** Answers that hold unless others are given. */
  readonly defaults: Answers;
  /** Ways of writing a value on one line that the schema itself does not know. */
  readonly readers: Readonly<Record<string, (answer: string) => unknown>>;
  /** The file name to suggest, from what was answered. */
  readonly slugFrom: (answers: Answers) => string;
  /** The folder between collection and file, for layouts that have one. */
  readonly groupFrom?: (answers: Answers) => string;
}

const wordsOf = (answers: Answers, ...keys: readonly string[]): string =>
  keys
    .map((key) => answers[key])
    .flat()
    .filter((value) => value !== undefined && value !== '')
    .join(' ');

/** A slug of at most 60 characters, cut between words. */
const slugOfWords = (words: string): string => {
  const slug = slugify(words);
  return slug.length <= 60 ? slug : slug.slice(0, slug.lastIndexOf('-', 60)) || slug.slice(0, 60);
};

const named =
  (...keys: readonly string[]) =>
  (answers: Answers): string =>
    slugOfWords(wordsOf(answers, ...keys));

const plain = { asked: [], defaults: {}, readers: {} } as const;

const KINDS = {
  article: {
    ...plain,
    collection: 'articles',
    asked: ['treatments', 'conditions', 'conflictOfInterest'],
    slugFrom: named('title'),
  },
  provider: {
    ...plain,
    collection: 'providers',
    asked: [
      'credentials',
      'treatments',
      'conditions',
      'languages',
      'locations.address',
      'locations.city',
      'locations.region',
      'locations.postalCode',
      'locations.country',
      'locations.phone',
      'listing.consentOn',
      'listing.relationshipToSite',
    ],
    defaults: { 'locations.country': 'US', 'listing.status': 'unclaimed', 'listing.paid': 'false' },
    slugFrom: named('name'),
    groupFrom: (answers) => {
      const country = wordsOf(answers, 'locations.country');
      const region = wordsOf(answers, 'locations.region');
      // A state by its name lands in the right folder, and the checks then say how its code is.
      return `${country}-${regionCodeMeantBy(region, country) ?? region}`.toLowerCase();
    },
  },
  treatment: { ...plain, collection: 'treatments', asked: ['alsoKnownAs', 'unknowns'], slugFrom: named('name') },
  condition: { ...plain, collection: 'conditions', asked: ['alsoKnownAs', 'unknowns'], slugFrom: named('name') },
  finding: {
    ...plain,
    collection: 'evidence',
    schema: resultSchema,
    asked: ['population', 'figure.printed', 'studies', 'participants', 'certaintyBecause', 'harms', 'row'],
    defaults: { kind: 'result' },
    slugFrom: named('condition'),
    groupFrom: (answers) => wordsOf(answers, 'treatment'),
  },
  source: {
    ...plain,
    collection: 'sources',
    asked: ['container-title', 'volume', 'issue', 'page', 'DOI', 'PMID', 'URL', 'verification.certainty'],
    readers: { author: authorsFrom, issued: issuedFrom },
    slugFrom: (answers) => {
      const first = authorsFrom([answers['author']].flat()[0] ?? '')[0];
      const year = /\d{4}/.exec(wordsOf(answers, 'issued'))?.[0] ?? '';
      return slugOfWords(`${first === undefined ? '' : 'literal' in first ? first.literal : first.family} ${year}`);
    },
  },
  comment: {
    ...plain,
    collection: 'comments',
    asked: ['inReplyTo', 'disclosure'],
    slugFrom: named('postedOn', 'displayName'),
    groupFrom: (answers) => wordsOf(answers, 'article'),
  },
  banner: { ...plain, collection: 'banners', asked: ['includeTopics'], slugFrom: named('advertiser', 'startsOn') },
  person: { ...plain, collection: 'people', asked: ['credentials', 'disclosures'], slugFrom: named('name') },
  glossary: { ...plain, collection: 'glossary', asked: ['alsoKnownAs'], slugFrom: named('term') },
} as const satisfies Record<string, EntryKind>;

export type KindName = keyof typeof KINDS;

export const KIND_NAMES = Object.keys(KINDS) as readonly KindName[];

export const kindNamed = (name: KindName): EntryKind => KINDS[name];

export const isKindName = (name: string): name is KindName => Object.hasOwn(KINDS, name);
