/** What a reader asks the finder: how it stands in the address, and which rows answer it. Runs in the browser. */
import { ALL_TREATMENTS, HERE, OLDER, REMOTE, REMOTE_SOMEWHERE, type SetIndex } from './sets.ts';
import type { FinderRow } from './row.ts';

export interface FinderQuestion {
  /** Slugs; empty when not chosen. */
  readonly treatment: string;
  readonly condition: string;
  readonly profession: string;
  /** As the reader wrote it: a postal code or a city. */
  readonly near: string;
  /** In the unit of the country; 0 is any distance. */
  readonly radius: number;
  /** Slug of the reader's region, for care by video or phone; empty for care in person or not chosen. */
  readonly telehealth: string;
  /** Not those who said that they have no office. */
  readonly inPerson: boolean;
  readonly home: boolean;
  readonly accepting: boolean;
  readonly sliding: boolean;
  readonly claimed: boolean;
  /** The most a visit may cost, in the country's currency; 0 is any price. */
  readonly price: number;
  readonly insurance: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** Values of `ACCESS_FEATURES`, all of which are needed. */
  readonly access: readonly string[];
}

export const DEFAULT_RADIUS = 25;

export const EMPTY_QUESTION: FinderQuestion = {
  treatment: '',
  condition: '',
  profession: '',
  near: '',
  radius: DEFAULT_RADIUS,
  telehealth: '',
  inPerson: false,
  home: false,
  accepting: false,
  sliding: false,
  claimed: false,
  price: 0,
  insurance: '',
  language: '',
  access: [],
};

const TEXTS = ['treatment', 'condition', 'profession', 'telehealth', 'insurance', 'language'] as const;
const SWITCHES = ['inPerson', 'home', 'accepting', 'sliding', 'claimed'] as const;

const positive = (text: string | null, otherwise: number): number => {
  const number = Number(text ?? Number.NaN);
  return Number.isFinite(number) && number >= 0 && text !== '' ? number : otherwise;
};

/**
 * Reads the address. Where the reader is stands after the `#`, which browsers keep to themselves; in the query it is
 * understood as well, so that other pages can link here.
 */
export const parseQuestion = (search: string, hash: string): FinderQuestion => {
  const query = new URLSearchParams(search);
  const fragment = new URLSearchParams(hash.replace(/^#/, ''));
  const text = (name: string): string => (query.get(name) ?? '').trim().slice(0, 80);
  return {
    ...EMPTY_QUESTION,
    ...Object.fromEntries(TEXTS.map((name) => [name, text(name)])),
    ...Object.fromEntries(SWITCHES.map((name) => [name, ['1', 'yes', 'true', 'on'].includes(text(name))])),
    near: (fragment.get('near') ?? query.get('near') ?? '').trim().slice(0, 80),
    radius: positive(query.get('radius'), DEFAULT_RADIUS),
    price: positive(query.get('price'), 0),
    access: query
      .getAll('access')
      .flatMap((value) => value.split(','))
      .filter((value) => value !== ''),
  };
};

/** True when the address names a place in the page, as "Skip to the text" does, and not where the reader is. */
export const isPlainAnchor = (hash: string): boolean =>
  hash.length > 1 && !new URLSearchParams(hash.slice(1)).has('near');

/** The address of a question, from the `?` on; empty for the empty question. */
export const formatQuestion = (question: FinderQuestion): string => {
  const query = new URLSearchParams();
  for (const name of TEXTS) if (question[name] !== '') query.set(name, question[name]);
  for (const name of SWITCHES) if (question[name]) query.set(name, '1');
  if (question.radius !== DEFAULT_RADIUS) query.set('radius', String(question.radius));
  if (question.price > 0) query.set('price', String(question.price));
  if (question.access.length > 0) query.set('access', question.access.join(','));
  const search = query.size > 0 ? `?${query.toString()}` : '';
  return question.near === '' ? search : `${search}#${new URLSearchParams({ near: question.near }).toString()}`;
};

/** @param studiedTreatments Treatments that were studied for the condition with some benefit; empty without a condition. */
export const acceptsRow =
  (question: FinderQuestion, studiedTreatments: ReadonlySet<string>) =>
  (row: FinderRow): boolean =>
    (!question.claimed || row.isClaimed) &&
    (question.telehealth === '' ||
      row.telehealthRegions.length === 0 ||
      row.telehealthRegions.includes(question.telehealth)) &&
    (!question.inPerson || !row.isRemoteOnly) &&
    (!question.home || row.offersHomeVisits) &&
    (!question.accepting || row.isAccepting) &&
    (!question.sliding || row.hasSlidingScale) &&
    (question.price === 0 || (row.price !== undefined && row.price <= question.price)) &&
    (question.profession === '' || row.professions.includes(question.profession)) &&
    (question.insurance === '' || row.insurance.includes(question.insurance)) &&
    (question.language === '' || row.languages.includes(question.language)) &&
    question.access.every((feature) => row.access.includes(feature)) &&
    (question.condition === '' ||
      row.conditions.includes(question.condition) ||
      (question.treatment === '' ? row.treatments : [question.treatment]).some((slug) => studiedTreatments.has(slug)));

/** Whether the rows' details must be fetched to answer. */
export const needsDetails = (question: FinderQuestion, studiedTreatments: ReadonlySet<string>): boolean =>
  question.insurance !== '' ||
  question.language !== '' ||
  question.access.length > 0 ||
  // Of a treatment that was studied for the condition every provider will do.
  (question.condition !== '' && !studiedTreatments.has(question.treatment));

export const setOf = (question: FinderQuestion): string => question.treatment || ALL_TREATMENTS;

/** A group of results; later groups are asked only when the earlier ones hold too little. */
export interface Group {
  readonly tree: string;
  /** Nobody confirmed these for 90 days. */
  readonly isOlder: boolean;
  /** Telehealth is offered, and nobody said where. */
  readonly isPlaceUnknown: boolean;
}

/** The trees that can answer, the best first. */
export const groupsFor = (question: FinderQuestion, index: SetIndex): Group[] => {
  const names = question.telehealth === '' ? [HERE] : [REMOTE, REMOTE_SOMEWHERE];
  return ['', OLDER]
    .flatMap((age) =>
      names.map((name) => ({ tree: `${name}${age}`, isOlder: age !== '', isPlaceUnknown: name === REMOTE_SOMEWHERE })),
    )
    .filter(({ tree }) => tree in index.trees);
};
