/**
 * Answers a question: searches, and says and shows what was found. Fetched as one file with the first question. It imports
 * nothing that the page itself imports, which would make a third file that both had to wait for.
 */
import type { NamedPoint } from '#places/place-lookup.ts';
import { KM_PER_MILE } from '#places/units.ts';
import { nameWords, statusWords, type NameOf } from './answer-words.ts';
import { nobodyFound, type WayOut } from './empty-answer.ts';
import { answer, fetchAhead, findByName } from './engine.ts';
import type { FinderSetup } from './finder-setup.ts';
import { find, findAhead, isOffered, type FinderResult, type FindingOptions } from './finding.ts';
import { licensePlaceOf, officialList, type LookupsFile } from './official-list.ts';
import { fetchDetail, fetchDetailsAhead, type ProfileDetail } from './profile-details.ts';
import type { FinderQuestion } from './question.ts';
import { conditionNote, el, resultLists } from './result-list.ts';
import type { FinderRow } from './row.ts';

// For the map, which is drawn in miles as well.
export { KM_PER_MILE };

/** What the page knows and an answer needs. */
export interface AnswerContext {
  readonly setup: FinderSetup;
  readonly fetchFile: (path: string) => Promise<unknown>;
  /** Answers undefined for a file that does not exist. */
  readonly fetchOptional: (path: string) => Promise<unknown>;
  readonly day: string;
  /** The places of the name that was typed, the best first; empty when none was. */
  readonly points: readonly NamedPoint[];
  /** The reader's region, where the place tells it. */
  readonly region: { readonly slug: string; readonly name: string } | undefined;
  readonly count: number;
  /** Treatments that were studied for the condition with some benefit. */
  readonly studied: readonly string[];
  readonly nameOf: NameOf;
  /** The slug of a region by its part of ISO 3166-2. */
  readonly regionSlugOf: (code: string) => string | undefined;
  /** Asks another question. */
  readonly ask: (question: FinderQuestion) => void;
}

export interface ShownAnswer {
  readonly finding: FinderResult;
  readonly status: string;
  readonly list: readonly HTMLElement[];
  /** Where to look officially when nobody was found. */
  readonly official: readonly HTMLElement[];
}

/** Other places of one name to choose from. */
const MOST_OTHERS = 6;

const optionsFor = (question: FinderQuestion, context: AnswerContext): FindingOptions => {
  const { setup, fetchFile, day, points, count, studied } = context;
  const [point] = points;
  return {
    engine: { answer, fetchAhead, findByName },
    sets: setup.sets,
    fetchFile,
    day,
    point,
    count,
    withinKm: point && question.radius > 0 ? question.radius * KM_PER_MILE : Number.POSITIVE_INFINITY,
    studiedTreatments: new Set(studied),
  };
};

const wayTo = (label: string, question: FinderQuestion, { ask }: AnswerContext): HTMLButtonElement => {
  const button = el('button', { type: 'button', class: 'button button-quiet' }, label);
  button.addEventListener('click', () => {
    ask(question);
  });
  return button;
};

/** For a condition alone: the treatments that were studied for it and are offered here, each to be pressed. */
const studiedNote = (question: FinderQuestion, context: AnswerContext): HTMLElement[] => {
  const { setup, studied, nameOf } = context;
  const slugs = studied.filter((slug) => isOffered(slug, setup.sets));
  if (question.treatment !== '' || slugs.length === 0) return [];
  const ways = slugs.map((treatment) => wayTo(nameOf('treatment', treatment), { ...question, treatment }, context));
  return conditionNote(question.condition, nameOf('condition', question.condition), ways);
};

const otherPlaces = (question: FinderQuestion, context: AnswerContext): HTMLElement[] => {
  const others = context.points.slice(1, 1 + MOST_OTHERS);
  if (others.length === 0) return [];
  const ways = others.map(({ label, near }) => wayTo(label, { ...question, near }, context));
  return [el('p', { class: 'provider-finder-places' }, 'Other places of this name: ', ...ways)];
};

/** The details of the profiles that are shown, each fetched with its neighbors. */
const detailsOf = async (
  rows: readonly FinderRow[],
  { setup, fetchOptional }: AnswerContext,
): Promise<ReadonlyMap<FinderRow, ProfileDetail>> => {
  const profiles = rows.filter(({ source }) => source === 'profile');
  const details = await Promise.all(profiles.map((row) => fetchDetail(setup.details, row, fetchOptional)));
  return new Map(
    profiles.flatMap((row, index) => {
      const detail = details[index];
      return detail ? [[row, detail] as const] : [];
    }),
  );
};

const show = async (
  question: FinderQuestion,
  finding: FinderResult,
  lookups: LookupsFile,
  context: AnswerContext,
  wayOut?: WayOut,
): Promise<HTMLElement[]> => {
  const { setup, points, nameOf, studied, regionSlugOf } = context;
  const details = await detailsOf(
    finding.groups.flatMap(({ found }) => found.map(({ row }) => row)),
    context,
  );
  return [
    ...otherPlaces(question, context),
    ...studiedNote(question, context),
    ...resultLists(finding.groups, {
      question,
      nameOf,
      studiedTreatments: new Set(studied),
      // The status tells the place in full; a row needs less.
      from: points[0]?.label.replace(/ \(.*\)$/, ''),
      reports: setup.reports,
      medicareOn: setup.medicareOn,
      detailOf: (row) => details.get(row),
      licensePlaceOf: ({ professions, region }) => licensePlaceOf(lookups, professions, regionSlugOf(region) ?? ''),
    }),
    ...(wayOut?.ways ?? []).map(({ text, label, question: other }) =>
      el('div', { class: 'provider-finder-way' }, el('p', {}, text), wayTo(label, other, context)),
    ),
  ];
};

/** Fetches what an answer begins with while the place is still looked up; the places of its context play no part. */
export const prepareAnswer = (question: FinderQuestion, context: AnswerContext): void => {
  findAhead(question, optionsFor(question, context));
  context.fetchFile(context.setup.lookups).catch(() => undefined);
  fetchDetailsAhead(context.setup.details, context.fetchOptional);
};

export const answerQuestion = async (question: FinderQuestion, context: AnswerContext): Promise<ShownAnswer> => {
  const { setup, fetchFile, points, region, nameOf } = context;
  const options = optionsFor(question, context);
  const lookups = fetchFile(setup.lookups) as Promise<LookupsFile>;
  // Should the search fail first, nobody waits for it any more.
  lookups.catch(() => undefined);
  const finding = await find(question, options);
  const wayOut = finding.count === 0 ? await nobodyFound(question, options, points[0], region) : undefined;
  return {
    finding,
    status: wayOut?.status ?? statusWords(question, finding, points[0], nameOf),
    list: await show(question, finding, await lookups, context, wayOut),
    official: wayOut ? officialList(await lookups, question, region?.slug) : [],
  };
};

/** Those who are called what was typed; their names are asked for without any filter. Undefined when nobody is. */
export const answerName = async (
  question: FinderQuestion,
  context: AnswerContext,
): Promise<ShownAnswer | undefined> => {
  const finding = await findByName(question.name, optionsFor(question, context));
  if (finding.count === 0) return undefined;
  const lookups = (await context.fetchFile(context.setup.lookups)) as LookupsFile;
  return {
    finding,
    status: nameWords(question.name, finding, context.points[0]),
    list: await show(question, finding, lookups, context),
    official: [],
  };
};
