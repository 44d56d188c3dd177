import { kindOfRow, slugOfRow, type ConceptTable } from './concept-table.ts';
import type { FoundPage } from './full-text.ts';
import type { FoundTopic } from './resolver.ts';
import type { TopicResult } from './results.ts';

/** Full text decides among topics that no name settles, and lifts those whose text speaks of the query. */
const FULL_TEXT_SHARE = 0.35;
/** Topics further below the best than this are noise. */
const TOPIC_FLOOR = 0.12;
const MOST_TOPICS = 10;
const MOST_ANSWERS = 3;
const ANSWER_FLOOR = 0.45;

/** Topics by what their names and their pages say of a query, best first. */
export const rankTopics = (
  named: readonly FoundTopic[],
  pages: readonly FoundPage[],
  table: ConceptTable,
): TopicResult[] => {
  const best = pages[0]?.score ?? 1;
  const inText = new Map(pages.flatMap(({ slug, score }) => (slug ? [[slug, score / best] as const] : [])));
  const byName = new Map(named.map((topic) => [topic.slug, topic]));
  const ranked = table.topics
    .flatMap((row) => {
      const kind = kindOfRow(row);
      if (kind === 'subject') return [];
      const slug = slugOfRow(row);
      const topic = byName.get(slug);
      const score = (topic?.score ?? 0) + FULL_TEXT_SHARE * (inText.get(slug) ?? 0);
      return [{ slug, name: row[1], kind, score, isNamed: topic?.isNamed === true }];
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1));
  const top = ranked[0]?.score ?? 0;
  let answers = 0;
  return ranked
    .filter(({ score }) => score >= top * TOPIC_FLOOR)
    .slice(0, MOST_TOPICS)
    .map(({ isNamed, ...topic }) => {
      const isAnswer = isNamed && topic.score >= top * ANSWER_FLOOR && answers < MOST_ANSWERS;
      if (isAnswer) answers += 1;
      return { ...topic, isAnswer };
    });
};
