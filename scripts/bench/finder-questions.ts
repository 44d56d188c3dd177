/** Kinds of question that a reader may ask the finder: each filter alone, pairs, rare ones, and those that nobody answers. */
import { EMPTY_QUESTION, type FinderQuestion } from '#providers/finder/question.ts';

export interface QuestionKind {
  readonly name: string;
  readonly question: FinderQuestion;
  /** Where it is asked, when not anywhere. */
  readonly postalCode?: string;
}

const kind = (name: string, filters: Partial<FinderQuestion>, postalCode?: string): QuestionKind => ({
  name,
  question: { ...EMPTY_QUESTION, radius: 0, ...filters },
  ...(postalCode !== undefined && { postalCode }),
});

/** Treatments that were studied for `CONDITION`. */
export const STUDIED: ReadonlySet<string> = new Set(['acupuncture', 'yoga', 'exercise-therapy']);
const CONDITION = 'knee-pain';
const FAR_AWAY = '96799';

export const QUESTION_KINDS: readonly QuestionKind[] = [
  kind('anybody', {}),
  kind('a treatment of the registry', { treatment: 'massage-therapy' }),
  kind('a rarer one of the registry', { treatment: 'acupuncture' }),
  kind('a treatment of profiles alone', { treatment: 'yoga' }),
  kind('within 25 miles', { treatment: 'chiropractic', radius: 25 }),
  kind('a condition', { condition: CONDITION }),
  kind('a profession', { profession: 'physical-therapist' }),
  kind('a rarer profession', { profession: 'psychologist' }),
  kind('an office', { inPerson: true }),
  kind('home visits', { home: true }),
  kind('accepting', { accepting: true }),
  kind('lower prices', { sliding: true }),
  kind('claimed', { claimed: true }),
  kind('Medicare', { medicare: true }),
  kind('a practice', { who: 'organization' }),
  kind('a free first talk', { free: true }),
  kind('evenings', { evening: true }),
  kind('weekends', { weekend: true }),
  kind('sees children', { age: 'children' }),
  kind('the shortest wait', { order: 'soonest', radius: 50 }),
  kind('$60 at most', { price: 60 }),
  kind('an insurance', { insurance: 'Plan A0 (generated)' }),
  kind('a language', { language: 'es' }),
  kind('no steps', { access: ['step-free'] }),
  kind('four needs at once', { access: ['step-free', 'quiet', 'transit', 'low-scent'] }),
  kind('by video', { telehealth: 'us-ny' }),
  kind('a treatment by video', { telehealth: 'us-ca', treatment: 'acupuncture' }),
  kind('any of two treatments', { treatment: 'yoga,acupuncture' }),
  kind('any of two professions', { treatment: 'psychologist,acupuncturist' }),
  kind('a treatment with Medicare', { treatment: 'acupuncture', medicare: true }),
  kind('a treatment, accepting', { treatment: 'massage-therapy', accepting: true }),
  kind('a treatment in a language', { treatment: 'acupuncture', language: 'vi' }),
  kind('accepting, $80, lower prices', { accepting: true, price: 80, sliding: true }),
  kind('a condition and an insurance', { condition: CONDITION, insurance: 'Plan C2 (generated)' }),
  kind('nobody: a language', { language: 'xx' }),
  kind('nobody: who and what', { profession: 'chiropractor', accepting: true, language: 'es', home: true }),
  kind('far away: a treatment', { treatment: 'massage-therapy' }, FAR_AWAY),
];
