/** What to say when nobody fits: how far the nearest is, who helps by video, and which wish to give up. */
import type { Point } from '#places/distance.ts';
import { REGION_NAMES } from '#places/regions.ts';
import { find, type FinderResult, type FindingOptions } from './finding.ts';
import { EMPTY_QUESTION, setOf, type FinderQuestion } from './question.ts';
import { distanceWords, plural } from './words.ts';

/** One press that leads on. */
interface Way {
  readonly text: string;
  readonly label: string;
  readonly question: FinderQuestion;
}

export interface WayOut {
  readonly status: string;
  readonly ways: readonly Way[];
}

const COUNTED_UP_TO = 20;

const WISHES: readonly { readonly name: keyof FinderQuestion; readonly words: string }[] = [
  { name: 'accepting', words: '“taking new patients”' },
  { name: 'sliding', words: '“lower prices for low incomes”' },
  { name: 'home', words: '“home visits”' },
  { name: 'claimed', words: '“claimed listings only”' },
  { name: 'price', words: 'the highest price' },
  { name: 'insurance', words: 'the insurance' },
  { name: 'language', words: 'the language' },
  { name: 'profession', words: 'the profession' },
  { name: 'access', words: 'the access needs' },
  { name: 'condition', words: 'the condition' },
  { name: 'treatment', words: 'the treatment' },
];

const isWished = (question: FinderQuestion, name: keyof FinderQuestion): boolean => {
  const value = question[name];
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
};

const countWords = ({ count, isCut }: FinderResult): string =>
  `${isCut ? 'at least ' : ''}${plural(count, 'provider', 'providers')}`;

export const nobodyFound = async (
  question: FinderQuestion,
  options: FindingOptions,
  place: (Point & { readonly label: string; readonly region: string }) | undefined,
): Promise<WayOut> => {
  const isListed = options.folders[setOf(question)] !== undefined;
  const range =
    place && question.radius > 0 && question.telehealth === ''
      ? ` within ${question.radius} miles of ${place.label}`
      : '';
  const anywhere = { ...options, withinKm: Number.POSITIVE_INFINITY };
  const ways: Way[] = [];
  let status = isListed ? `Nobody fits${range}.` : 'Nobody in this directory lists this treatment yet.';

  if (isListed && range !== '') {
    const nearest = (await find(question, { ...anywhere, count: 1 })).groups[0]?.found[0];
    if (nearest) {
      const distance = distanceWords(nearest.distanceKm);
      status += ` The nearest is ${distance} away.`;
      ways.push({
        text: `The nearest is ${distance} away, in ${nearest.row.city}, ${nearest.row.region}.`,
        label: 'Show at any distance',
        question: { ...question, radius: 0 },
      });
    }
  }
  const region = place ? `us-${place.region.toLowerCase()}` : '';
  if (isListed && question.telehealth === '' && REGION_NAMES.has(region)) {
    const remote = { ...question, telehealth: region };
    const finding = await find(remote, { ...anywhere, count: COUNTED_UP_TO });
    if (finding.count > 0) {
      const words = countWords(finding);
      status += ` By video or phone: ${words}.`;
      ways.push({
        text: `By video or phone, ${words} may help people in ${REGION_NAMES.get(region) ?? region}.`,
        label: 'Show by video or phone',
        question: remote,
      });
    }
  }
  for (const { name, words } of WISHES) {
    if (!isWished(question, name)) continue;
    const without = { ...question, [name]: EMPTY_QUESTION[name] };
    const finding = await find(without, { ...options, count: COUNTED_UP_TO });
    if (finding.count > 0)
      ways.push({
        text: `Without ${words}: ${countWords(finding)}${range}.`,
        label: `Search without ${words}`,
        question: without,
      });
  }
  return { status, ways };
};
