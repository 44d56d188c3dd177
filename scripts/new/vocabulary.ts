/** What exists already, for questions that choose from it. */
import type { Content } from '#scripts/checks/content.ts';
import type { LinkTarget } from '#site/fields.ts';
import { valueAt } from '#site/schema-fields.ts';

export interface Choice {
  readonly value: string;
  /** What a person calls it. */
  readonly label: string;
}

const NAME_KEYS = ['name', 'title', 'term', 'displayName'] as const;

/** The entries a link may point to, each with its name, in the order of their slugs. */
export const choicesFor = (content: Content, target: LinkTarget): readonly Choice[] => {
  const entries = target === 'topics' ? [...content.of('treatments'), ...content.of('conditions')] : content.of(target);
  return entries
    .map(({ id, written }): Choice => {
      const name = NAME_KEYS.map((key) => valueAt(written, [key])).find((value) => typeof value === 'string');
      return { value: id, label: name === undefined ? id : `${name} (${id})` };
    })
    .sort((a, b) => (a.value < b.value ? -1 : 1));
};
