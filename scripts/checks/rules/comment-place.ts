import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { valueAt } from '#site/schema-fields.ts';

export const rule: Rule = {
  code: 'comment-place',
  *check(content) {
    const articles = content.idsOf('articles') ?? new Set();
    const articleOf = new Map(content.of('comments').map((comment) => [comment.id, comment.file.split('/').at(-2)]));
    for (const comment of content.of('comments')) {
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
