/** Questions that a sentence or a list answers: what a reader has, takes or can afford. Part of the second step. */
import { inSentence } from '#site/names.ts';
import type { SubjectAnswer, SubjectRow, TopicAnswer } from './model.ts';
import type { FoundTopic, Understanding } from './resolver.ts';

interface FoundSubject {
  readonly slug: string;
  /** The query names a topic by the same words: "neuropathy" is a condition first. */
  readonly isSecond: boolean;
}

const isWithin = (words: readonly number[], others: readonly number[]): boolean =>
  words.every((at) => others.includes(at));

/** "Is it safe" says something of a treatment, or as the whole query; beside other words those say what is meant. */
const WHOLE_QUERY = 0.8;

/** What a query asks about beside topics. "Cancer pain" is a condition and asks nothing about cancer. */
export const subjectsIn = ({ topics }: Pick<Understanding, 'topics'>): FoundSubject[] => {
  const named = topics.filter(({ isNamed }) => isNamed);
  const others = named.filter(({ kind }) => kind !== 'subject');
  return named
    .filter(({ kind }) => kind === 'subject')
    .filter((subject, _, subjects) =>
      [...others, ...subjects].every(
        ({ words }) => !(isWithin(subject.words, words) && words.length > subject.words.length),
      ),
    )
    .filter(({ slug, score }, _, subjects) => {
      const isVague = subjects.length > 1 || (score < WHOLE_QUERY && !others.some(({ kind }) => kind === 'treatment'));
      return slug !== 'safety' || !isVague;
    })
    .map(({ slug, words }) => ({ slug, isSecond: others.some((other) => isWithin(words, other.words)) }));
};

export interface SubjectReply {
  readonly title: string;
  readonly lead: string;
  readonly rows: readonly SubjectRow[];
}

type Named = Pick<FoundTopic, 'slug' | 'name'>;

/** `1 treatment has`, `12 treatments have`. */
const inNumber = (count: number, saying: string): string =>
  count === 1
    ? `1 treatment ${saying.replace(/^have /, 'has ').replace(/^are /, 'is ')}`
    : `${count} treatments ${saying}`;

/** The sentence that answers for one treatment. */
const replyForTreatment = ({ name, rows, nothing }: SubjectAnswer, treatment: Named): SubjectReply => {
  const own = rows.find(({ slug }) => slug === treatment.slug);
  return {
    title: `${treatment.name}: ${inSentence(name)}`,
    lead: own ? own.text : nothing,
    rows: [],
  };
};

/** The list, cut down to the treatments that were studied for a condition when one is named. */
const replyWithList = (
  { name, rows, saying, note, nothing }: SubjectAnswer,
  condition: Named | undefined,
  studied: readonly string[],
): SubjectReply => {
  const listed = rows.filter(({ isUnlisted }) => !isUnlisted);
  const fitting = condition ? listed.filter(({ slug }) => studied.includes(slug)) : listed;
  if (saying === '') return { title: name, lead: note, rows: listed };
  const of = condition ? ` Studied for ${inSentence(condition.name)}: ${studied.length}.` : '';
  return {
    title: condition ? `${name}: ${condition.name}` : name,
    lead: fitting.length === 0 ? `${nothing}${of}` : `${inNumber(fitting.length, saying)}.${of} ${note}`,
    rows: fitting,
  };
};

/** @param read Reads the answer of a topic. */
export const replyTo = async (
  subject: SubjectAnswer,
  { topics }: Pick<Understanding, 'topics'>,
  read: (slug: string) => Promise<TopicAnswer>,
): Promise<SubjectReply> => {
  const treatment = topics.find(({ kind, isNamed }) => kind === 'treatment' && isNamed);
  if (treatment && subject.rows.every(({ kind }) => kind === 'treatment')) return replyForTreatment(subject, treatment);
  const condition = topics.find(({ kind, isNamed }) => kind === 'condition' && isNamed);
  const studied = condition ? (await read(condition.slug)).studied : [];
  return replyWithList(subject, studied.length > 0 ? condition : undefined, studied);
};
