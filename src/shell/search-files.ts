import { createHash } from 'node:crypto';
import { listArticlesAbout } from '#articles/queries.ts';
import { listClaimsForCondition, listClaimsForTreatment } from '#evidence/queries.ts';
import { listUsStates } from '#places/regions.ts';
import { listProvidersFor } from '#providers/queries.ts';
import { buildConceptTable } from '#search/build-concept-table.ts';
import type { TopicAnswer } from '#search/model.ts';
import { getSearchWords } from '#search/queries.ts';
import { once } from '#site/once.ts';
import type { TopicInBrief } from '#topics/model.ts';
import { listProfessions, listTopicsInBrief } from '#topics/queries.ts';

const ARTICLES_IN_ANSWER = 3;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** The vocabulary of the search as a file whose name changes with it, so that it may be kept for good. */
export const getConceptFile = once(async () => {
  const { families, urgent } = await getSearchWords();
  const professions = await listProfessions();
  const table = buildConceptTable({
    topics: (await listTopicsInBrief()).map(({ card, related }) => ({ ...card, related })),
    families,
    urgent,
    professions: professions.flatMap(({ name, alsoKnownAs }) => [name, ...alsoKnownAs]),
    states: listUsStates(),
  });
  const text = JSON.stringify(table);
  return { name: `concepts.${digestOf(text)}`, text };
});

const answerOf = async ({ card, message, caution }: TopicInBrief): Promise<TopicAnswer> => {
  const isTreatment = card.kind === 'treatment';
  const claims = await (isTreatment ? listClaimsForTreatment(card.slug) : listClaimsForCondition(card.slug));
  const providers = isTreatment ? await listProvidersFor(card.slug) : [];
  const articles = (await listArticlesAbout(card.slug)).slice(0, ARTICLES_IN_ANSWER);
  return {
    summary: card.summary,
    message,
    caution,
    articles: articles.map(({ title, url }) => ({ title, url })),
    claimCount: claims.length,
    providerCount: providers.length,
  };
};

/** The answer to each topic, one file each, under a folder whose name changes with them. */
export const getAnswerFiles = once(async () => {
  const answers = await Promise.all(
    (await listTopicsInBrief()).map(async (topic) => ({ slug: topic.card.slug, text: JSON.stringify(await answerOf(topic)) })),
  );
  return { folder: `answers.${digestOf(answers.map(({ text }) => text).join(''))}`, answers };
});
