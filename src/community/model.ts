import type { Comment } from './schema.ts';

export interface ShownComment extends Comment {
  readonly id: string;
  readonly html: string;
}

export interface CommentThread extends ShownComment {
  readonly replies: readonly CommentThread[];
}

/** Oldest first, replies below what they answer; a reply whose parent is gone stands on its own. */
export const threadComments = (comments: readonly ShownComment[]): CommentThread[] => {
  const ids = new Set(comments.map(({ id }) => id));
  const sorted = [...comments].sort((a, b) => a.postedOn.localeCompare(b.postedOn) || a.id.localeCompare(b.id));
  const below = (parent: string | undefined): CommentThread[] =>
    sorted
      .filter((comment) => (comment.inReplyTo && ids.has(comment.inReplyTo) ? comment.inReplyTo : undefined) === parent)
      .map((comment) => ({ ...comment, replies: below(comment.id) }));
  return below(undefined);
};
