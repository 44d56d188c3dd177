import type { Content } from '#scripts/checks/content.ts';
import { nameKey, nameOf } from '#scripts/checks/names.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import type { Entry } from '#site/entry-files.ts';
import { quote } from '#site/problem.ts';
import { EACH, valueAt, valuesAt } from '#site/schema-fields.ts';

/** Names of the authors of the article that a comment stands under; undefined while the article itself is not in order. */
const authorsOf = (comment: Entry, content: Content): string[] | undefined => {
  const slug = valueAt(comment.written, ['article']);
  const article = content.of('articles').find(({ id }) => id === slug);
  if (article?.data === undefined) return undefined;
  const authors = valuesAt(article.written, ['authors', EACH]).map(({ value }) => value);
  const people = content.of('people').filter(({ id }) => authors.includes(id));
  return people.length < authors.length ? undefined : people.flatMap((person) => nameOf(person) ?? []);
};

const isAmong = (name: string, names: readonly string[]): boolean =>
  names.some((other) => nameKey(other) === nameKey(name));

/** "(author of the article)" and "(provider)" beside the name of somebody who is not. */
export const rule: Rule = {
  code: 'comment-role',
  *check(content) {
    for (const comment of content.of('comments')) {
      const role = valueAt(comment.written, ['role']);
      const name = valueAt(comment.written, ['displayName']);
      if (typeof name !== 'string') continue;
      const place = () => ({ file: comment.file, ...comment.locate(['role']) });
      if (role === 'author') {
        const authors = authorsOf(comment, content);
        if (authors === undefined || isAmong(name, authors)) continue;
        const found = `${quote(name)} is no author of the article.`;
        const names = authors.map((author) => quote(author)).join(' or ');
        const fix = names === '' ? '`role: reader`' : `\`role: reader\`, or the name of its author, ${names}`;
        yield { ...place(), found, fix: `write ${fix}.` };
      }
      if (role === 'provider') {
        const providers = content.of('providers').flatMap((listing) => nameOf(listing) ?? []);
        if (isAmong(name, providers) || valueAt(comment.written, ['disclosure']) !== undefined) continue;
        const found = `${quote(name)} is the name of no listing, and no \`disclosure\` says what they do.`;
        yield {
          ...place(),
          found,
          fix: 'write `role: reader`, or what you know of them as `disclosure`: "Gives this treatment".',
        };
      }
    }
  },
};
