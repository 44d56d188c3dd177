/** What a load of a page costs, and how our article compares with those of others. Pure: figures in, figures out. */

export const BYTE_KINDS = ['html', 'css', 'script', 'font', 'other', 'picture'] as const;
export type ByteKind = (typeof BYTE_KINDS)[number];

/** One load. Times are milliseconds from the start of the visit, bytes as they traveled, without headers. */
export interface Load {
  /** First contentful paint. */
  readonly firstPaint: number;
  /** Largest contentful paint, and the element that was painted. */
  readonly largestPaint: number;
  readonly largestElement: string;
  /** Sum of all layout shifts (CLS counts the worst five seconds of them, so it is never larger). */
  readonly shift: number;
  /** Total blocking time. */
  readonly blocking: number;
  readonly requests: number;
  readonly bytes: Readonly<Record<ByteKind, number>>;
}

/** A page that was loaded several times. */
export interface Measured {
  readonly name: string;
  readonly path: string;
  readonly loads: readonly Load[];
}

/** The middle of the numbers; of an even count the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** The median load of a page, figure by figure. */
export const medianLoad = ({ loads }: Measured): Load => {
  const of = (figure: (load: Load) => number): number => median(loads.map(figure));
  return {
    firstPaint: of((load) => load.firstPaint),
    largestPaint: of((load) => load.largestPaint),
    largestElement: loads.at(-1)?.largestElement ?? '',
    shift: of((load) => load.shift),
    blocking: of((load) => load.blocking),
    requests: of((load) => load.requests),
    bytes: Object.fromEntries(BYTE_KINDS.map((kind) => [kind, of((load) => load.bytes[kind])])) as Load['bytes'],
  };
};

/** All bytes but those of pictures. */
export const bytesWithoutPictures = ({ bytes }: Load): number =>
  BYTE_KINDS.filter((kind) => kind !== 'picture').reduce((sum, kind) => sum + bytes[kind], 0);

interface Goal {
  readonly against: string;
  readonly what: string;
  readonly of: (load: Load) => number;
  /** How many times ours the other's figure must be. */
  readonly factor: number;
}

const paints = (against: string, factor: number): Goal[] => [
  { against, what: 'first paint', of: (load) => load.firstPaint, factor },
  { against, what: 'largest paint', of: (load) => load.largestPaint, factor },
];

/** What the site promises of an article page. */
const GOALS: readonly Goal[] = [
  ...paints('Starlight', 1.5),
  ...paints('Docusaurus', 2),
  { against: 'Starlight', what: 'bytes without pictures', of: bytesWithoutPictures, factor: 2 },
];

export interface Ratio {
  readonly against: string;
  readonly what: string;
  readonly ours: number;
  readonly theirs: number;
  /** `theirs / ours`: above 1 we cost less. */
  readonly ratio: number;
  readonly goal: number;
  readonly isMet: boolean;
}

/** Our article against the same text elsewhere; goals against somebody who was not measured are left out. */
export const visitRatiosOf = (ours: Measured, others: readonly Measured[]): Ratio[] =>
  GOALS.flatMap(({ against, what, of, factor }) => {
    const other = others.find(({ name }) => name.startsWith(against));
    if (other === undefined) return [];
    const [own, theirs] = [of(medianLoad(ours)), of(medianLoad(other))];
    const ratio = theirs / own;
    return [{ against: other.name, what, ours: own, theirs, ratio, goal: factor, isMet: ratio >= factor }];
  });
