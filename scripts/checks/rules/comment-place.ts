import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { valueAt } from '#site/schema-fields.ts';

/** The comments that answer each other, when this one is among them; told once, at the first of them by name. */
const circleFrom = (id: string, answersOf: ReadonlyMap<string, unknown>): string[] | undefined => {
  const seen: string[] = [];
  let next: unknown = id;
  while (typeof next === 'string' && !seen.includes(next)) {
    seen.push(next);
    next = answersOf.get(next);
  }
  return next === id && seen.every((other) => id <= other) ? seen : undefined;
};

export const rule: Rule = {
  code: 'comment-place',
  *check(content) {
    const articles = content.idsOf('articles') ?? new Set();
    const articleOf = new Map(content.of('comments').map((comment) => [comment.id, comment.file.split('/').at(-2)]));
    const answersOf = new Map(content.of('comments').map(({ id, written }) => [id, valueAt(written, ['inReplyTo'])]));
    for (const comment of content.of('comments')) {
      const circle = circleFrom(comment.id, answersOf);
      if (circle) {
        yield {
          file: comment.file,
          ...comment.locate(['inReplyTo']),
          found: `The comments answer each other in a circle: ${circle.join(', ')}.`,
          fix: 'remove `inReplyTo` from the one that was first.',
        };
      }
      const folder = articleOf.get(comment.id);
      const article = valueAt(comment.written, ['article']);
      if (typeof article === 'string' && article !== folder) {
        yield {
          file: comment.file,
          ...comment.locate(['article']),
          found: `The comment is about ${quote(article)} and lies in the folder "${folder ?? ''}".`,
          // Only the name of an article that exists can be a folder here: "../../x" leads anywhere.
          fix: articles.has(article)
            ? `move the file to content/comments/${article}/, or correct the article.`
            : `name the article that the comment is about, like ${quote(folder ?? '')}.`,
        };
      }
      const answered = valueAt(comment.written, ['inReplyTo']);
      if (typeof answered === 'string' && articleOf.has(answered) && articleOf.get(answered) !== folder) {
        yield {
          file: comment.file,
          ...comment.locate(['inReplyTo']),
          found: `${quote(answered)} stands under another article: "${articleOf.get(answered) ?? ''}".`,
          fix: 'name a comment of the same article, or remove the line.',
        };
      }
    }
  },
};
