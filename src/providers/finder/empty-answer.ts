/** What to say when nobody fits: how far the nearest is, who helps by video, and which wish to give up. */
import type { Point } from '#places/distance.ts';
import { REGION_NAMES } from '#places/regions.ts';
import { isSet, NAMED_FILTERS } from './filters.ts';
import { find, type FinderResult, type FindingOptions } from './finding.ts';
import { isOffered, type FinderQuestion } from './question.ts';
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

/** The filters a reader may give up, the one that costs least first. */
const WISHES = NAMED_FILTERS.flatMap((filter) => (filter.giveUp ? [{ filter, ...filter.giveUp }] : [])).sort(
  (one, other) => one.order - other.order,
);

const countWords = ({ count, isCut }: FinderResult): string =>
  `${isCut ? 'at least ' : ''}${plural(count, 'provider', 'providers')}`;

export const nobodyFound = async (
  question: FinderQuestion,
  options: FindingOptions,
  place: (Point & { readonly label: string; readonly region: string }) | undefined,
): Promise<WayOut> => {
  const isListed = isOffered(question.treatment, options.sets);
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
  for (const { filter, words } of WISHES) {
    if (!isSet(filter, question)) continue;
    const without = { ...question, [filter.name]: filter.empty };
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
