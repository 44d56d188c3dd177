import { createHash } from 'node:crypto';
import { listArticlesAbout } from '#articles/queries.ts';
import { listClaimsForCondition, listClaimsForTreatment } from '#evidence/queries.ts';
import { readPostalAreas } from '#places/postal-areas.ts';
import { listUsStates } from '#places/regions.ts';
import { countListingsFor } from '#providers/queries.ts';
import { collectProviderWords } from '#search/build/collect-provider-words.ts';
import { rightWordFiles } from '#search/build/right-word-files.ts';
import type { TopicAnswer } from '#search/model.ts';
import { getConceptTable, getSearchWords } from '#search/queries.ts';
import { address } from '#site/addresses.ts';
import { once } from '#site/once.ts';
import type { TopicInBrief } from '#topics/model.ts';
import { listProfessions, listTopicsInBrief } from '#topics/queries.ts';
import { answerSubjects } from './search-subjects.ts';

const ARTICLES_IN_ANSWER = 3;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** A file whose name changes with its content, so that caches may keep it for good. */
const named = (name: string, content: unknown): { readonly name: string; readonly text: string } => {
  const text = JSON.stringify(content);
  return { name: `${name}.${digestOf(text)}`, text };
};

/** The vocabulary of the search, that of conditions alone, and the words for people and places. */
export const getVocabularyFiles = once(async () => {
  const { families, urgent, subjects } = await getSearchWords();
  const topics = (await listTopicsInBrief()).map(({ card, related }) => ({ ...card, related }));
  const professions = (await listProfessions()).flatMap(({ name, alsoKnownAs }) => [name, ...alsoKnownAs]);
  const conditions = topics.filter(({ kind }) => kind === 'condition');
  return {
    concepts: named('concepts', getConceptTable({ topics, families, urgent, subjects })),
    conditions: named('conditions', getConceptTable({ topics: conditions, families, urgent })),
    providerWords: named('provider-words', collectProviderWords(professions, listUsStates())),
  };
});

/** Words that the search never exchanges, spread over files by `rightWordFile`. */
export const getRightWordFiles = once(() =>
  Promise.resolve(rightWordFiles(new Set(readPostalAreas().areas.map(({ place }) => place)))),
);

const answerOf = async ({ card, message, caution }: TopicInBrief): Promise<TopicAnswer> => {
  const isTreatment = card.kind === 'treatment';
  const claims = await (isTreatment ? listClaimsForTreatment(card.slug) : listClaimsForCondition(card.slug));
  const providerCount = isTreatment ? await countListingsFor(card.slug) : 0;
  const articles = (await listArticlesAbout(card.slug)).slice(0, ARTICLES_IN_ANSWER);
  return {
    summary: card.summary,
    message,
    caution,
    articles: articles.map(({ title, url }) => ({ title, url })),
    claimCount: claims.length,
    providerCount,
    studied: isTreatment ? [] : [...new Set(claims.map(({ treatment }) => treatment))],
  };
};

/**
 * The answer to each topic and each subject, one file each, named by its place in the concept table, under a folder whose
 * name changes with them.
 */
export const getAnswerFiles = once(async () => {
  const topics = await Promise.all((await listTopicsInBrief()).map(answerOf));
  const subjects = await answerSubjects((await getSearchWords()).subjects);
  const answers = [...topics, ...subjects].map((answer, place) => ({
    name: String(place),
    text: JSON.stringify(answer),
  }));
  return { folder: `answers.${digestOf(answers.map(({ text }) => text).join(''))}`, answers };
});

/** Addresses of everything that reading a reader's words needs. */
export const getSearchAddresses = async () => {
  const { concepts, conditions, providerWords } = await getVocabularyFiles();
  const { folder } = await getAnswerFiles();
  return {
    concepts: `${address.search}${concepts.name}.json`,
    conditions: `${address.search}${conditions.name}.json`,
    providerWords: `${address.search}${providerWords.name}.json`,
    answers: `${address.search}${folder}/`,
  };
};
