import { join } from 'node:path';
import { collections } from '#collections.ts';
import type { Comment } from '#community/schema.ts';
import { createFile } from '#scripts/files/atomic.ts';
import { listEntryFiles, readCollection, readEntryFile, readEntryText } from '#site/entry-files.ts';
import type { CollectionShape } from '#site/collection-shape.ts';
import type { CalendarDate } from '#site/dates.ts';
import { formTargets } from '#site/form-targets.ts';
import { quote, type Problem } from '#site/problem.ts';
import { readSite } from '#site/read-site.ts';
import { readExport } from './read-export.ts';
import { spamReasons } from './spam.ts';
import type { Fault } from './submission.ts';
import { asYaml, fingerprintOf, toComment, comparableText, type ImportRules, type ReadComment } from './to-comment.ts';

export interface CommentImportOptions {
  /** The folder that holds `content/`. */
  readonly root: string;
  /** Folder below `content/` for the new files: `_pending/comments`, or `comments` when a pull request is the waiting room. */
  readonly into: string;
  readonly today: CalendarDate;
  readonly article: string | undefined;
  /** Whether what looks like spam is written as well. */
  readonly keep: 'all' | 'likely-real';
}

export interface CommentImportReport {
  /** Paths of new files, relative to the root. */
  readonly written: readonly string[];
  /** Comments that are there already, published or pending. */
  readonly known: number;
  readonly spam: readonly { readonly line: number; readonly reasons: readonly string[] }[];
  readonly problems: readonly Problem[];
}

/** Where comments wait until a person has read them: git ignores it, and nothing publishes it. */
export const PENDING = '_pending/comments';

const pendingShape: CollectionShape = { ...collections.comments, base: PENDING };

const commentsUnder = (root: string, name: string, shape: CollectionShape): { id: string; comment: Comment }[] =>
  listEntryFiles(root, name, shape).files.flatMap((file) => {
    const data = readEntryFile(root, shape, file).entries[0]?.data;
    return data === undefined ? [] : [{ id: file.id, comment: data as Comment }];
  });

const rulesFor = ({ root, today, article }: CommentImportOptions): ImportRules => ({
  today,
  article,
  form: formTargets(readSite(root)).comments,
  articles: new Map(
    readCollection(root, 'articles', collections.articles).entries.map(({ id, data }) => [
      id,
      (data as { commentsOpen?: boolean } | undefined)?.commentsOpen ?? false,
    ]),
  ),
});

/**
 * Writes each new comment of an export into a file of its own. A file that exists is never touched, so a second run
 * changes nothing; what is wrong is told at its place and keeps nothing else from being written.
 * @param name Name of the export, for its kind and for messages.
 */
export const importComments = (bytes: Uint8Array, name: string, options: CommentImportOptions): CommentImportReport => {
  const rules = rulesFor(options);
  const { submissions, faults } = readExport(bytes, name);
  const published = commentsUnder(options.root, 'comments', collections.comments);
  const pending = commentsUnder(options.root, 'comments', pendingShape);
  const fingerprints = new Set([...published, ...pending].map(({ comment }) => fingerprintOf(comment)));
  const places = new Map([...published, ...pending].map(({ id, comment }) => [id, comment.article]));
  const articlesByWords = new Map(
    [...published, ...pending].map(({ comment }) => [comparableText(comment), comment.article]),
  );

  const problems = faults.map((fault) => toProblem(fault, name));
  const spam: { line: number; reasons: readonly string[] }[] = [];
  const written: string[] = [];
  let known = 0;
  for (const submission of submissions) {
    const read = toComment(submission, rules);
    if ('found' in read) {
      problems.push(toProblem(read, name));
      continue;
    }
    if (fingerprints.has(read.fingerprint)) {
      known += 1;
      continue;
    }
    fingerprints.add(read.fingerprint);
    const words = comparableText(read.comment);
    const isRepeated = (articlesByWords.get(words) ?? read.comment.article) !== read.comment.article;
    articlesByWords.set(words, read.comment.article);
    const reasons = spamReasons({ ...read, body: read.comment.body, name: read.comment.displayName, isRepeated });
    if (reasons.length > 0) {
      spam.push({ line: submission.line, reasons });
      if (options.keep === 'likely-real') continue;
    }
    const file = `content/${options.into}/${read.comment.article}/${read.id}.yaml`;
    const comment = withKnownParent(read, places);
    if (comment !== read.comment) {
      problems.push(
        toProblem(
          {
            ...submission,
            found: `It answers ${quote(read.comment.inReplyTo ?? '')}, which is no comment on this article; it was taken as a comment of its own.`,
            fix: 'nothing, or add `inReplyTo` to its file.',
          },
          name,
          'warning',
        ),
      );
    }
    const refused = writeChecked(options.root, file, comment, read.id);
    if (refused === 'exists') known += 1;
    else if (refused) problems.push(toProblem({ ...submission, ...refused }, name));
    else {
      written.push(file);
      places.set(read.id, comment.article);
    }
  }
  return { written, known, spam, problems };
};

const withKnownParent = ({ comment }: ReadComment, places: ReadonlyMap<string, string>): Comment => {
  const { inReplyTo, ...rest } = comment;
  return inReplyTo === undefined || places.get(inReplyTo) === comment.article ? comment : rest;
};

/** What the build would not read as it was meant is not written. */
const writeChecked = (
  root: string,
  file: string,
  comment: Comment,
  id: string,
): Omit<Fault, 'line' | 'column'> | 'exists' | undefined => {
  const text = asYaml(comment);
  const { entries, problems } = readEntryText(text, collections.comments, { collection: 'comments', id, file });
  const [problem] = problems;
  if (problem) return problem;
  if (JSON.stringify(entries[0]?.data) !== JSON.stringify(comment)) {
    return { found: 'Its text cannot be kept as it is.', fix: 'copy it by hand.' };
  }
  return createFile(join(root, file), text) ? undefined : 'exists';
};

const toProblem = (
  { line, column, found, fix }: Fault,
  file: string,
  severity: Problem['severity'] = 'error',
): Problem => ({
  code: 'comment-import',
  file,
  line,
  column,
  found,
  fix,
  severity,
});
