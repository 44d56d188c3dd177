import { isNotIn, placeOf, type Content } from '#scripts/checks/content.ts';
import { danglingLinksIn } from '#scripts/checks/links.ts';
import { componentLinksIn, idsFor } from '#scripts/checks/mdx-nodes.ts';
import type { Finding, Rule } from '#scripts/checks/rule.ts';
import { collections } from '#collections.ts';
import { didYouMean } from '#site/did-you-mean.ts';
import { slugify } from '#site/entry-files.ts';
import type { LinkTarget } from '#site/fields.ts';
import type { ComponentTarget } from '#site/mdx-allow-list.ts';
import { quote } from '#site/problem.ts';
import { EACH, valueAt, valuesAt } from '#site/schema-fields.ts';

/** The entry that is also known by the words of a slug: `cold-laser` is low-level laser therapy. */
const ownerOf = (slug: string, target: LinkTarget, content: Content): string | undefined => {
  const entries = target === 'topics' ? [...content.of('treatments'), ...content.of('conditions')] : content.of(target);
  return entries.find(({ written }) =>
    [valueAt(written, ['name']), ...valuesAt(written, ['alsoKnownAs', EACH]).map(({ value }) => value)].some(
      (name) => typeof name === 'string' && slugify(name) === slug,
    ),
  )?.id;
};

const inWords = (
  slug: string,
  target: ComponentTarget,
  ids: ReadonlySet<string>,
  content: Content,
): Pick<Finding, 'found' | 'fix'> => {
  if (target === 'evidence') {
    return {
      found: isNotIn(slug, 'a file in content/evidence', ids),
      fix: 'write the folder and the name of the file: treatment/file.',
    };
  }
  const noun = target === 'topics' ? 'a treatment or condition' : collections[target].noun;
  const owner = ownerOf(slug, target, content);
  return owner === undefined
    ? {
        found: isNotIn(slug, `in ${placeOf(target)}`, ids),
        fix: `correct the slug, or add ${noun} of that name first.`,
      }
    : {
        found: `${quote(slug)} is another name of an entry, not the name of its file.${didYouMean(owner)}`,
        fix: `write ${owner}.`,
      };
};

export const rule: Rule = {
  code: 'link-unknown',
  *check(content) {
    for (const { entry, path, target, slug, ids } of danglingLinksIn(content)) {
      if (target === 'sources') continue;
      yield { file: entry.file, ...entry.locate(path), ...inWords(slug, target, ids, content) };
    }
    for (const { entry, position, target, slug } of componentLinksIn(content)) {
      const ids = idsFor(target, content);
      if (!ids || ids.has(slug)) continue;
      yield { file: entry.file, ...position, ...inWords(slug, target, ids, content) };
    }
  },
};
