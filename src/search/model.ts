/** What the answer to a named topic shows beside its name: one small file a topic, read when it is needed. */
export interface TopicAnswer {
  readonly summary: string;
  readonly message: string;
  readonly caution: { readonly title: string; readonly lines: readonly string[] } | undefined;
  /** Newest first. */
  readonly articles: readonly { readonly title: string; readonly url: string }[];
  readonly claimCount: number;
  readonly providerCount: number;
}

/** Kinds of search results. A topic is a treatment or a condition. */
export const RECORD_KINDS = ['topic', 'article', 'provider', 'glossary', 'source', 'page'] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/** Address of the finder. The list of all addresses would weigh more than the search may; a test holds them together. */
export const FINDER = '/providers/';

/** Address of the folder of the full-text index; its contents lie in `contents.json`. */
export const SEARCH_INDEX = '/pagefind/';

/** The index's own table of contents, in the one file of the index whose address never changes. */
export interface IndexContents {
  /** Folder of the index; its name changes with its content. */
  readonly digest: string;
  /** Stems of the words that most pages hold, joined by blanks. */
  readonly common: string;
  /** Absent when Pagefind's files are served as it wrote them; the browser then learns the same in more steps. */
  readonly compact?: CompactIndex | undefined;
}

/** What is known of the files of a compact index, so that a browser need not load them to learn it. */
export interface CompactIndex {
  /** Slug of each topic to the id of its result. */
  readonly topics: Readonly<Record<string, string>>;
  /** Ids of the results of each kind. Topics have their own list, and articles, the most, need none. */
  readonly kinds: Readonly<Partial<Record<RecordKind, readonly string[]>>>;
  /** Name of Pagefind's metadata file, which the browser then requests without waiting to learn it. */
  readonly meta: string;
  /** First letters of each chunk of words, in order, joined by blanks: a query's chunks are requested beside the rest. */
  readonly chunks: string;
}
