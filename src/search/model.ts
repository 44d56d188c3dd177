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

/** Kinds of things to be found. A topic is a treatment or a condition. */
export const KINDS = ['topic', 'article', 'provider', 'glossary', 'source', 'page'] as const;

export type Kind = (typeof KINDS)[number];

/** Address of the finder. The list of all addresses would weigh more than the search may; a test holds them together. */
export const FINDER = '/providers/';

/** Address of the folder of the full-text index; its contents lie in `contents.json`. */
export const SEARCH_INDEX = '/pagefind/';

/** The index's own table of contents: which fragment is which topic, and of what kind those are that are no articles. */
export interface IndexContents {
  /** Slug to fragment. */
  readonly topics: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Partial<Record<Kind, readonly string[]>>>;
  /** Folder of the index; its name changes with its content. */
  readonly digest: string;
  /** Name of Pagefind's metadata file, which the browser then need not wait to learn. */
  readonly meta: string;
  /** First letters of each chunk of words, in order, joined by blanks: what a word needs is asked for beside the rest. */
  readonly chunks: string;
  /** Stems of the words that most pages hold, joined by blanks. */
  readonly common: string;
}

/** Address of the folder of words that are right although no page holds them, spread over `RIGHT_WORD_FILES` files. */
export const RIGHT_WORDS = '/search/right-words/';

/** So many that a file is small, and that asking for one tells nothing of the word that was typed. */
export const RIGHT_WORD_FILES = 128;

/** Number of the file in which a folded word stands. */
export const rightWordFile = (word: string): number => {
  let sum = 0;
  for (let at = 0; at < word.length; at += 1) sum = (sum * 31 + word.charCodeAt(at)) % 65_521;
  return sum % RIGHT_WORD_FILES;
};
