import { createHash } from 'node:crypto';
import { getSource, listClaimsForCondition } from '#evidence/queries.ts';
import { shortLabel } from '#evidence/references.ts';
import { listEntries } from '#site/entries.ts';
import { address } from '#site/addresses.ts';
import { inSentence } from '#site/names.ts';
import { once } from '#site/once.ts';
import { getSite } from '#site/queries.ts';
import { cautionsBy, PRECAUTION_WORDS, STATUS_WORDS } from '#topics/model.ts';
import { groupConditions, listProfessions } from '#topics/queries.ts';
import type { Precaution } from '#topics/schema.ts';
import { buildTryCondition, plainText } from './build-condition.ts';
import type { CompareFile, CompareSide } from './compare.ts';
import { FIRST_PRECAUTIONS, type SourceLink, type TryCondition } from './model.ts';

const listTreatmentEntries = once(async () =>
  (await listEntries('treatments')).map(({ id, data }) => ({ slug: id, treatment: data })),
);

const sourceLinks = once(async (): Promise<ReadonlyMap<string, SourceLink>> => {
  const ids = (await listEntries('sources')).map(({ id }) => id);
  return new Map(
    await Promise.all(
      ids.map(async (id): Promise<[string, SourceLink]> => [
        id,
        { label: shortLabel((await getSource(id)).data), url: address.source(id) },
      ]),
    ),
  );
});

/** What was studied for every condition, in the order of its page. */
export const listTryConditions = once(async (): Promise<TryCondition[]> => {
  const treatments = await listTreatmentEntries();
  const links = await sourceLinks();
  const { help } = await getSite();
  return Promise.all(
    (await listEntries('conditions')).map(async ({ id, data }) =>
      buildTryCondition({
        slug: id,
        condition: data,
        treatments,
        findings: await listClaimsForCondition(id),
        sourceOf: (source) => {
          const link = links.get(source);
          if (!link) throw new Error(`No source "${source}"; the checks should have said so.`);
          return link;
        },
        help,
      }),
    ),
  );
});

export const getTryCondition = async (slug: string): Promise<TryCondition> => {
  const condition = (await listTryConditions()).find((one) => one.slug === slug);
  if (!condition) throw new Error(`No condition "${slug}"; the checks should have said so.`);
  return condition;
};

export interface PrecautionChoice {
  readonly precaution: Precaution;
  readonly words: string;
}

/** Every precaution that a treatment names: what people have or take most often first, then by name. */
export const listPrecautionChoices = once(async () => {
  const named = new Set((await listTreatmentEntries()).flatMap(({ treatment }) => [...cautionsBy(treatment).keys()]));
  const choice = (precaution: Precaution): PrecautionChoice => ({ precaution, words: PRECAUTION_WORDS[precaution] });
  return {
    first: FIRST_PRECAUTIONS.filter((precaution) => named.has(precaution)).map(choice),
    more: [...named]
      .filter((precaution) => !FIRST_PRECAUTIONS.includes(precaution))
      .map(choice)
      .sort((a, b) => a.words.localeCompare(b.words, 'en')),
  };
});

const HARMS_SHOWN = 3;

/** Everything by which treatments are compared for a condition, in the order of its page. */
const getCompareSides = async (slug: string): Promise<CompareSide[]> => {
  const { groups } = await getTryCondition(slug);
  const treatments = new Map((await listTreatmentEntries()).map((entry) => [entry.slug, entry.treatment]));
  const professions = new Map((await listProfessions()).map((profession) => [profession.slug, profession]));
  return groups.flatMap(({ title, lines }) =>
    lines.flatMap(({ cautions, ...line }): CompareSide[] => {
      const treatment = treatments.get(line.slug);
      if (!treatment) return [];
      const { safety, selfCare, deliveredBy, regulatory } = treatment;
      return [
        {
          ...line,
          group: title,
          treatmentUrl: address.treatment(line.slug),
          standings: [...new Set(regulatory.map(({ status, authority }) => `${STATUS_WORDS[status]}: ${authority}`))],
          harms: (safety.serious.length > 0 ? safety.serious : safety.common).slice(0, HARMS_SHOWN).map(plainText),
          precautions: [...new Set(cautions.flatMap(({ precautions }) => precautions))].map(
            (precaution) => PRECAUTION_WORDS[precaution],
          ),
          note: plainText(selfCare.note),
          by: deliveredBy.map((profession) => inSentence(professions.get(profession)?.plural ?? profession)),
        },
      ];
    }),
  );
};

interface TryFile {
  /** Name of the file: a number, for servers log names, and a condition is nobody's business. */
  readonly name: string;
  readonly text: string;
}

/** A folder whose name changes with its files, so that caches may keep them for good. */
const folderOf = (kind: string, contents: readonly unknown[]) => {
  const files = contents.map((content, index): TryFile => ({ name: String(index), text: JSON.stringify(content) }));
  const digest = createHash('sha256').update(files.map(({ text }) => text).join('\n'));
  return { folder: `${kind}.${digest.digest('hex').slice(0, 8)}`, files };
};

/** What answers for each condition: one file each, numbered as `listTryConditions` has them. */
export const getAnswerFolder = once(async () => folderOf('answers', await listTryConditions()));

/** What treatments are compared by for a condition. */
export const getCompareFile = async (slug: string): Promise<CompareFile> => {
  const { name, url } = await getTryCondition(slug);
  return { name, url, sides: await getCompareSides(slug) };
};

/** The same as files. */
export const getSidesFolder = once(async () =>
  folderOf('sides', await Promise.all((await listTryConditions()).map(({ slug }) => getCompareFile(slug)))),
);

export interface ConditionChoice {
  readonly slug: string;
  readonly name: string;
  /** Name of its files. */
  readonly file: string;
}

/** Conditions by where it hurts, each once. */
export const groupConditionChoices = once(async () => {
  const files = new Map((await listTryConditions()).map(({ slug }, index) => [slug, String(index)]));
  return (await groupConditions()).map(({ name, topics }) => ({
    name,
    conditions: topics.map((topic): ConditionChoice => ({
      slug: topic.slug,
      name: topic.name,
      file: files.get(topic.slug) ?? '',
    })),
  }));
});
