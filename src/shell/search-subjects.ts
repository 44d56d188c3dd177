import type { SubjectAnswer, SubjectRow } from '#search/model.ts';
import type { AskedSubject } from '#search/schema.ts';
import { inSentence } from '#site/names.ts';
import { getTopics, listPracticalities, treatmentsByPrecaution } from '#topics/queries.ts';
import type { TopicCard } from '#topics/model.ts';

type Practicality = Awaited<ReturnType<typeof listPracticalities>>[number];

const rowOf = ({ slug, name, kind }: TopicCard, text: string, isListed = true): SubjectRow => ({
  slug,
  name,
  kind,
  text,
  ...(!isListed && { isUnlisted: true }),
});

/** Harms that a line of the search has room for; the page has all of them. */
const HARMS_TOLD = 2;

/** What no precaution asks, by id. */
const BY_ID: Readonly<Record<string, (treatments: readonly Practicality[]) => Omit<SubjectAnswer, 'name'>>> = {
  'at-home': (treatments) => ({
    saying: 'can be done at home, in whole or in part',
    note: 'Each line says how. Read its page for who should not.',
    nothing: 'We know of no treatment that fits and can be done at home.',
    rows: ['yes', 'partly', 'no'].flatMap((possible) =>
      treatments
        .filter(({ selfCare }) => selfCare.possible === possible)
        .map(({ topic, selfCare }) => rowOf(topic, selfCare.text, possible !== 'no')),
    ),
  }),
  cost: (treatments) => {
    const priced = treatments.filter(({ price }) => price !== undefined);
    const cheap = treatments.filter(({ price, selfCare }) => price === undefined && selfCare.possible === 'yes');
    const others = treatments.filter((treatment) => ![...priced, ...cheap].includes(treatment));
    const ask = 'We have no price from a source that we can cite. Ask for the full price before you book.';
    return {
      saying:
        priced.length > 0
          ? 'have a price with a source, or can be done without paying for sessions'
          : 'can be done by yourself, without paying for sessions',
      note: `${priced.length === 0 ? 'We have no price from a source that we can cite, for any treatment. ' : ''}Ask for the full price before you book.`,
      nothing: ask,
      rows: [
        ...priced.map(({ topic, price = '' }) => rowOf(topic, price)),
        ...cheap.map(({ topic, selfCare }) => rowOf(topic, `${ask} ${selfCare.text}`)),
        ...others.map(({ topic }) => rowOf(topic, ask, false)),
      ],
    };
  },
  safety: (treatments) => {
    const nothing = 'Its page lists no harm that we can cite. That does not show that it is safe.';
    const told = (harms: readonly string[]): string => harms.slice(0, HARMS_TOLD).join(' ') || nothing;
    return {
      saying: 'are not approved for pain, or are still studied',
      note: 'Name a treatment to see its risks: “yoga side effects”. Every page of a treatment has all of them.',
      nothing,
      rows: [
        ...treatments.filter(({ isUnapproved }) => isUnapproved),
        ...treatments.filter(({ isUnapproved }) => !isUnapproved),
      ].map(({ topic, harms, isUnapproved }) => rowOf(topic, told(harms), isUnapproved)),
    };
  },
};

/** What answers a subject; its `id` says where from. */
const answerOf = async ({ id, name, topics }: AskedSubject): Promise<SubjectAnswer> => {
  const treatments = await listPracticalities();
  const own = BY_ID[id];
  if (own) return { name, ...own(treatments) };
  if (topics) {
    const cards = await getTopics(topics);
    const note = `${name} is a word for several conditions. Which one is it?`;
    return { name, saying: '', note, nothing: '', rows: cards.map((card) => rowOf(card, card.summary)) };
  }
  const cautions = [...(await treatmentsByPrecaution())].find(([precaution]) => precaution === id)?.[1] ?? [];
  const subject = inSentence(name);
  return {
    name,
    saying: `have a caution about ${subject}`,
    note: 'One that is not listed is not shown to be safe. Ask the person who treats you for it.',
    nothing: `We list no caution about ${subject} here. That does not show that it is safe: ask the person who treats you for it.`,
    rows: cautions.map(({ treatment, advice }) => rowOf(treatment, advice.join(' '))),
  };
};

export const answerSubjects = (subjects: readonly AskedSubject[]): Promise<SubjectAnswer[]> =>
  Promise.all(subjects.map(answerOf));
