import { describe, expect, test } from 'vitest';
import type { SubjectAnswer, TopicAnswer } from '#search/model.ts';
import { Resolver } from '#search/resolver.ts';
import { replyTo, subjectsIn } from '#search/subjects.ts';
import { PRECAUTION_WORDS } from '#topics/model.ts';
import { readQuestions } from '#tests/search/questions.ts';
import { readConceptTable, readVocabulary } from '#tests/search/vocabulary.ts';

const resolver = new Resolver(readConceptTable());
const understand = (query: string) => resolver.understand(`${query} `);

describe('the judged questions', () => {
  const questions = readQuestions();

  test('are forty, each once', () => {
    expect(new Set(questions.map(({ q }) => q)).size).toBe(40);
  });

  test.each(questions)('“$q” is understood', ({ q, subject, treatment, condition, topic, corrects }) => {
    const understood = understand(q);
    expect(subjectsIn(understood).map(({ slug }) => slug)).toEqual(subject === undefined ? [] : [subject]);
    const named = (kind: string) => understood.topics.find((found) => found.kind === kind && found.isNamed)?.slug;
    if (topic !== undefined) expect(understood.topics[0]?.slug).toBe(topic);
    else if (treatment !== undefined || subject !== 'arthritis') expect(named('treatment')).toBe(treatment);
    if (condition !== undefined) expect(named('condition')).toBe(condition);
    expect(understood.corrections.map(({ to }) => to).at(-1)).toBe(corrects ?? understood.corrections.at(-1)?.to);
  });
});

test('every precaution is a subject, under the name that readers see', () => {
  const { subjects } = readVocabulary().words;
  const names = new Map(subjects.map(({ id, name }) => [id, name]));
  const wrong = Object.entries(PRECAUTION_WORDS).filter(([id, name]) => id !== 'anyone' && names.get(id) !== name);
  expect(wrong).toEqual([]);
  const lost = Object.entries(PRECAUTION_WORDS).filter(
    ([id, name]) => id !== 'anyone' && !subjectsIn(understand(name)).some(({ slug }) => slug === id),
  );
  expect(lost).toEqual([]);
});

test('every phrase of a subject leads to it', () => {
  const lost = readVocabulary().words.subjects.flatMap(({ id, phrases }) =>
    phrases.filter((phrase) => !subjectsIn(understand(phrase)).some(({ slug }) => slug === id)),
  );
  expect(lost).toEqual([]);
});

test.each(['cancer pain', 'diabetic nerve pain', 'pain free', 'rheumatoid arthritis', 'home exercise', 'surgery'])(
  '“%s” asks about no subject',
  (query) => {
    expect(subjectsIn(understand(query))).toEqual([]);
  },
);

describe('the reply', () => {
  const subject: SubjectAnswer = {
    name: 'Blood thinners',
    saying: 'have a caution about blood thinners',
    note: 'Ask.',
    nothing: 'We list no caution.',
    rows: [
      { slug: 'acupuncture', name: 'Acupuncture', kind: 'treatment', text: 'Tell the acupuncturist.' },
      { slug: 'tens', name: 'TENS', kind: 'treatment', text: 'Not listed.', isUnlisted: true },
      { slug: 'yoga', name: 'Yoga', kind: 'treatment', text: 'Move slowly.' },
    ],
  };
  const read = (): Promise<TopicAnswer> => Promise.resolve({ studied: ['yoga', 'tens'] } as unknown as TopicAnswer);

  test('is the whole list when nothing else is named', async () => {
    const { lead, rows } = await replyTo(subject, understand('warfarin'), read);
    expect(lead).toBe('2 treatments have a caution about blood thinners. Ask.');
    expect(rows.map(({ slug }) => slug)).toEqual(['acupuncture', 'yoga']);
  });

  test('is one sentence for a treatment, also for one that no list holds', async () => {
    expect(await replyTo(subject, understand('acupuncture warfarin'), read)).toEqual({
      title: 'Acupuncture: blood thinners',
      lead: 'Tell the acupuncturist.',
      rows: [],
    });
    expect((await replyTo(subject, understand('tens warfarin'), read)).lead).toBe('Not listed.');
    expect((await replyTo(subject, understand('reiki warfarin'), read)).lead).toBe('We list no caution.');
  });

  test('is cut down to what was studied for a condition', async () => {
    const { title, lead, rows } = await replyTo(subject, understand('fibromyalgia warfarin'), read);
    expect(title).toBe('Blood thinners: Fibromyalgia');
    expect(lead).toBe('1 treatment has a caution about blood thinners. Studied for fibromyalgia: 2. Ask.');
    expect(rows.map(({ slug }) => slug)).toEqual(['yoga']);
  });
});
