import { isNotIn, placeOf, type Content } from '#scripts/checks/content.ts';
import { danglingLinksIn } from '#scripts/checks/links.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { collections } from '#collections.ts';
import { didYouMean } from '#site/did-you-mean.ts';
import { slugify } from '#site/entry-files.ts';
import type { LinkTarget } from '#site/fields.ts';
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

export const rule: Rule = {
  code: 'link-unknown',
  *check(content) {
    for (const { entry, path, target, slug, ids } of danglingLinksIn(content)) {
      if (target === 'sources') continue;
      const noun = target === 'topics' ? 'a treatment or condition' : collections[target].noun;
      const owner = ownerOf(slug, target, content);
      yield {
        file: entry.file,
        ...entry.locate(path),
        found:
          owner === undefined
            ? isNotIn(slug, `in ${placeOf(target)}`, ids)
            : `${quote(slug)} is another name of an entry, not the name of its file.${didYouMean(owner)}`,
        fix: owner === undefined ? `correct the slug, or add ${noun} of that name first.` : `write ${owner}.`,
      };
    }
  },
};
