import { expect, test } from 'vitest';
import { threadComments, type ShownComment } from '#community/model.ts';

const comment = (id: string, postedOn: string, inReplyTo?: string): ShownComment => ({
  id,
  article: 'a',
  displayName: id,
  postedOn,
  role: 'reader',
  body: id,
  html: id,
  ...(inReplyTo && { inReplyTo }),
});

test('replies stand below what they answer, oldest first', () => {
  const threads = threadComments([
    comment('late', '2026-02-01'),
    comment('reply', '2026-03-01', 'early'),
    comment('early', '2026-01-01'),
  ]);
  expect(threads.map(({ id, replies }) => [id, replies.map((reply) => reply.id)])).toEqual([
    ['early', ['reply']],
    ['late', []],
  ]);
});

test('a reply whose parent is gone stands on its own', () => {
  expect(threadComments([comment('orphan', '2026-01-01', 'gone')])).toHaveLength(1);
});
