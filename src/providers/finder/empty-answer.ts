/** What to say when nobody fits: how far the nearest is, who helps by video, and which wish to give up. */
import type { Point } from '#places/distance.ts';
import { wishesIn } from './filter-rules.ts';
import { find, isOffered, type FinderResult, type FindingOptions } from './finding.ts';
import type { FinderQuestion } from './question.ts';
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

/** The wishes a reader may give up, the one that costs least first. */
const wishesToGiveUp = (question: FinderQuestion) =>
  wishesIn(question)
    .flatMap(({ name, empty, giveUp }) => (giveUp ? [{ name, empty, ...giveUp }] : []))
    .sort((one, other) => one.order - other.order);

const countWords = ({ count, isCut }: FinderResult): string =>
  `${isCut ? 'at least ' : ''}${plural(count, 'provider', 'providers')}`;

export const nobodyFound = async (
  question: FinderQuestion,
  options: FindingOptions,
  place: (Point & { readonly label: string }) | undefined,
  /** The reader's region, where it is known. */
  region: { readonly slug: string; readonly name: string } | undefined,
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
  if (isListed && question.telehealth === '' && region) {
    const remote = { ...question, telehealth: region.slug };
    const finding = await find(remote, { ...anywhere, count: COUNTED_UP_TO });
    if (finding.count > 0) {
      const words = countWords(finding);
      status += ` By video or phone: ${words}.`;
      ways.push({
        text: `By video or phone, ${words} may help people in ${region.name}.`,
        label: 'Show by video or phone',
        question: remote,
      });
    }
  }
  for (const { name, empty, words } of wishesToGiveUp(question)) {
    const without = { ...question, [name]: empty };
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
