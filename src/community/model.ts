import type { Comment } from './schema.ts';

export interface ShownComment extends Comment {
  readonly id: string;
  readonly html: string;
}

export interface CommentThread extends ShownComment {
  readonly replies: readonly CommentThread[];
}

/**
 * Oldest first, replies below what they answer; a reply whose parent is gone stands on its own. Replies that answer each
 * other in a circle, which the checks refuse, stand on their own as well: nothing that was published is lost.
 */
export const threadComments = (comments: readonly ShownComment[]): CommentThread[] => {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const parentOf = (comment: ShownComment): string | undefined => {
    const seen = new Set([comment.id]);
    for (let next = comment.inReplyTo; next !== undefined; next = byId.get(next)?.inReplyTo) {
      if (seen.has(next)) return undefined;
      seen.add(next);
    }
    return comment.inReplyTo !== undefined && byId.has(comment.inReplyTo) ? comment.inReplyTo : undefined;
  };
  const sorted = [...comments].sort((a, b) => a.postedOn.localeCompare(b.postedOn) || a.id.localeCompare(b.id));
  const children = Map.groupBy(sorted, parentOf);
  const below = (parent: string | undefined): CommentThread[] =>
    (children.get(parent) ?? []).map((comment) => ({ ...comment, replies: below(comment.id) }));
  return below(undefined);
};

const lettersIn = (thread: CommentThread): number =>
  thread.body.length + thread.replies.reduce((sum, reply) => sum + lettersIn(reply), 0);

/** Letters of comments an article itself carries; the rest stands on the page of its comments. */
const LETTERS_ON_ARTICLE = 1500;

/**
 * The newest threads that fit below an article, oldest of them first, so that an article stays light however much it is
 * discussed. Whole threads only: half a conversation misleads.
 */
export const threadsBelowArticle = (threads: readonly CommentThread[]): CommentThread[] => {
  const shown: CommentThread[] = [];
  let letters = 0;
  for (const thread of threads.toReversed()) {
    letters += lettersIn(thread);
    if (letters > LETTERS_ON_ARTICLE) break;
    shown.unshift(thread);
  }
  return shown;
};

export const countComments = (threads: readonly CommentThread[]): number =>
  threads.reduce((sum, { replies }) => sum + 1 + countComments(replies), 0);

/** Every comment of some threads, in the order they are shown. */
export const flattenThreads = (threads: readonly CommentThread[]): CommentThread[] =>
  threads.flatMap((thread) => [thread, ...flattenThreads(thread.replies)]);
