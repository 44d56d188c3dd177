/** What a result says of a listing, in words. Pure: what is not known is told as not known, and never as a no. */
import { formatDate } from '#site/dates.ts';
import { treatmentNames, type NameOf } from './answer-words.ts';
import { slugsIn, wishesIn } from './filter-rules.ts';
import type { ProfileDetail } from './profile-details.ts';
import type { FinderQuestion } from './question.ts';
import type { FinderRow } from './row.ts';
import { ACCESS_WORDS, joinNames, languageName, lowerCaseName, plural } from './words.ts';

/** What a reader asked, and what is needed to answer it in words. */
export interface AskedWords {
  readonly question: FinderQuestion;
  readonly nameOf: NameOf;
  /** Treatments that were studied for the condition with some benefit. */
  readonly studiedTreatments: ReadonlySet<string>;
}

const AGE_WORDS: Readonly<Record<string, string>> = {
  children: 'sees children',
  teens: 'sees teenagers',
  adults: 'sees adults',
  'older-adults': 'sees people of 65 and older',
};

/** Plans that a result names before it counts the others. */
const MOST_PLANS = 3;

/** `Taking new patients (confirmed November 3, 2026), usual wait 14 days`; undefined when it is not known. */
export const acceptingWords = (row: FinderRow, detail: ProfileDetail | undefined): string | undefined => {
  const [code, asOf, isConfirmed] = detail?.accepting ?? [];
  const on = asOf === undefined ? 'within 90 days' : formatDate(asOf);
  const day = ` (${isConfirmed === false && asOf !== undefined ? 'as of' : 'confirmed'} ${on})`;
  if (code === 'nopt') return `Not taking new patients${day}`;
  if (code === 'existptonly') return `Only people who are patients already${day}`;
  if (!row.isAccepting) return undefined;
  const wait = row.waitDays === undefined ? '' : `, usual wait ${plural(row.waitDays, 'day', 'days')}`;
  return `Taking new patients${day}${wait}`;
};

/** `From $80 a visit · takes Plan A, Plan B and 3 other plans`; undefined when neither is known. */
export const paymentWords = (
  row: FinderRow,
  detail: ProfileDetail | undefined,
  { question }: AskedWords,
): string | undefined => {
  const plans = row.insurance.length > 0 ? row.insurance : (detail?.insurance ?? []);
  const asked = plans.filter((plan) => plan === question.insurance);
  const named = [...asked, ...plans.filter((plan) => plan !== question.insurance)];
  const shown = named.slice(0, MOST_PLANS);
  const rest = named.length - shown.length;
  const all = [...shown, ...(rest > 0 ? [plural(rest, 'other plan', 'other plans')] : [])];
  const isMedicareNamed = shown.some((plan) => /^medicare$/i.test(plan));
  const words = [
    row.price === undefined ? '' : `from $${row.price} a visit`,
    row.hasSlidingScale ? 'lower prices for low incomes' : '',
    all.length > 0 ? `takes ${joinNames(all, 'and')}` : '',
    row.takesMedicare && !isMedicareNamed ? 'takes Medicare' : '',
    row.hasFreeFirstTalk ? 'a free first talk' : '',
  ].filter((part) => part !== '');
  return words.length === 0 ? undefined : capitalized(words.join(' · '));
};

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const homeWords = ({ homeVisitMiles }: FinderRow): string =>
  homeVisitMiles === undefined
    ? 'visits at home (how far they travel is not known)'
    : `visits at home within ${plural(homeVisitMiles, 'mile', 'miles')}`;

/** Words for a condition: who says that they treat it, or offers what was studied for it. */
const conditionWords = (row: FinderRow, { question, nameOf, studiedTreatments }: AskedWords): string[] => {
  const condition = lowerCaseName(nameOf('condition', question.condition));
  if (row.conditions.includes(question.condition)) return [`treats ${condition}`];
  const asked = slugsIn(question.treatment);
  const studied = row.treatments.filter(
    (slug) => studiedTreatments.has(slug) && (asked.length === 0 || asked.includes(slug)),
  );
  return row.source === 'registry' || studied.length === 0
    ? []
    : [`offers ${treatmentNames({ treatment: studied.join(',') }, nameOf)}, studied for ${condition}`];
};

/** Of what was asked for, what this listing meets, where no other line of the result says so. */
export const matchWords = (row: FinderRow, words: AskedWords): string[] => {
  const { question, nameOf } = words;
  const offered = slugsIn(question.treatment).filter((slug) => row.treatments.includes(slug));
  return wishesIn(question).flatMap(({ name, value }): string[] => {
    switch (name) {
      case 'treatment':
        // Of a profession's treatments the registry knows nothing: its rows say that this is to be asked.
        return row.source === 'registry' || offered.length === 0
          ? []
          : [
              `offers ${joinNames(
                offered.map((slug) => lowerCaseName(nameOf('treatment', slug))),
                'and',
              )}`,
            ];
      case 'condition':
        return conditionWords(row, words);
      case 'who':
        return [value === 'person' ? 'a person' : 'a practice'];
      case 'telehealth':
        return row.telehealthRegions.length === 0
          ? ['by video or phone; ask whether in your state']
          : [`by video or phone in ${nameOf('telehealth', String(value))}`];
      case 'language':
        return [`speaks ${languageName(String(value))}`];
      case 'age':
        return [AGE_WORDS[String(value)] ?? ''];
      case 'home':
        return [homeWords(row)];
      case 'evening':
        return ['open after 6 p.m.'];
      case 'weekend':
        return ['open on weekends'];
      case 'claimed':
        return ['confirmed their listing'];
      case 'access':
        return question.access.map((feature) => lowerCaseName(ACCESS_WORDS[feature] ?? feature));
      // Other lines of the result tell these.
      case 'accepting':
      case 'price':
      case 'insurance':
      case 'medicare':
      case 'free':
      case 'sliding':
      case 'profession':
      // Nobody of the registry said that they have an office; the others leave nobody out.
      case 'inPerson':
      case 'order':
      case 'radius':
        return [];
    }
  });
};

/** `By video or phone · visits at home within 20 miles`; empty when no more is known of how care is given. */
export const careWords = (row: FinderRow, { question }: AskedWords): string => {
  const facts = [
    row.offersTelehealth && question.telehealth === '' && 'by video or phone',
    row.offersHomeVisits && !question.home && homeWords(row),
    row.isRemoteOnly && 'no office',
  ].filter((fact) => fact !== false);
  return capitalized(facts.join(' · '));
};

/** `Languages: English, Spanish`, `Access: no steps, parking`. */
export const reachWords = (detail: ProfileDetail | undefined): string[] => [
  ...(detail?.languages ? [`Languages: ${detail.languages.map(languageName).join(', ')}`] : []),
  ...(detail?.access
    ? [`Access: ${detail.access.map((feature) => lowerCaseName(ACCESS_WORDS[feature] ?? feature)).join(', ')}`]
    : []),
  ...(detail?.ages ? [`Sees: ${detail.ages}`] : []),
];
