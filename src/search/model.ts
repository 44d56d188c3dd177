/** What the answer to a named topic shows beside its name: one small file a topic, read when it is needed. */
export interface TopicAnswer {
  readonly summary: string;
  readonly message: string;
  readonly caution: { readonly title: string; readonly lines: readonly string[] } | undefined;
  /** Newest first. */
  readonly articles: readonly { readonly title: string; readonly url: string }[];
  readonly claimCount: number;
  readonly providerCount: number;
  /** Of a condition: slugs of the treatments that were studied for it, in the order of its page. */
  readonly studied: readonly string[];
}

/** What answers a subject such as blood thinners: a sentence, and what each treatment says of it. */
export interface SubjectAnswer {
  /** `Blood thinners`. */
  readonly name: string;
  /** `have a caution about blood thinners`, after the number of the treatments listed. */
  readonly saying: string;
  /** Plain sentences about the whole list. */
  readonly note: string;
  /** What to say of a treatment or condition that no row speaks of. */
  readonly nothing: string;
  readonly rows: readonly SubjectRow[];
}

/** Reads the answer of a topic or a subject by its slug. */
export type ReadAnswer = <Content extends TopicAnswer | SubjectAnswer = TopicAnswer>(slug: string) => Promise<Content>;

export interface SubjectRow {
  readonly slug: string;
  readonly name: string;
  readonly kind: 'treatment' | 'condition';
  readonly text: string;
  /** Left out of lists: it answers only who asks for this very treatment. */
  readonly isUnlisted?: true;
}

/** Kinds of search results. A topic is a treatment or a condition. */
export const RECORD_KINDS = ['topic', 'article', 'provider', 'glossary', 'source', 'page'] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/** Address of the finder. The list of all addresses would weigh more than the search may; a test holds them together. */
export const FINDER = '/providers/';

/** Address of the search page. */
export const SEARCH_PAGE = '/search/';
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
