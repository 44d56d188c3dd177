import { getCollection } from 'astro:content';
import { renderText } from '#site/markdown.ts';
import type { CommentThread } from './model.ts';
import { threadComments } from './model.ts';

/** The comments under an article, oldest first, replies below what they answer. */
export const listComments = async (article: string): Promise<CommentThread[]> => {
  const entries = await getCollection('comments', ({ data }) => data.article === article);
  const comments = await Promise.all(
    entries.map(async ({ id, data }) => ({ id, ...data, html: (await renderText(data.body, 'md')).html })),
  );
  return threadComments(comments);
};
