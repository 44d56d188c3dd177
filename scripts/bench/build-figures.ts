/** The figures of a measuring of builds, and what is reckoned from them. Pure. */
import { CONTESTANTS, type ContestantName } from '#scripts/bench/contestant-names.ts';

/** Without any cache, with nothing changed, after one article was edited. */
export const WAYS = ['cold', 'warm', 'edit'] as const;
export type Way = (typeof WAYS)[number];

export interface Figure {
  readonly contestant: ContestantName;
  /** Generated pages: articles and listings, without lists. */
  readonly size: number;
  readonly way: Way;
  /** Of the wall clock, search index included. */
  readonly seconds: number;
  /** The most that all processes held at once, in megabytes of 10⁶ bytes. */
  readonly megabytes?: number | undefined;
  /** Time that all processes spent on processors. */
  readonly processorSeconds?: number | undefined;
  /** HTML files that were written. */
  readonly pages: number;
  /** Seconds of each stage by its name, as far as the build tells them. They do not overlap. */
  readonly stages: Readonly<Record<string, number>>;
  /** Seconds of the stages that went into Markdown, where that was measured. */
  readonly markdownSeconds?: number | undefined;
  /** The heap it was given, where Node's default was not enough. */
  readonly heapGigabytes?: number | undefined;
}

/** A build that did not come to its end, and the first line of why. */
export interface Failure {
  readonly contestant: ContestantName;
  readonly size: number;
  readonly way: Way;
  readonly reason: string;
}

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** In gigabytes of 10⁹ bytes. */
  readonly gigabytes: number;
  readonly system: string;
  readonly node: string;
}

export interface Figures {
  /** YYYY-MM-DD. */
  readonly measuredOn: string;
  readonly machine: Machine;
  /** How often each was built; the middle one counts. */
  readonly rounds: number;
  readonly versions: Readonly<Partial<Record<ContestantName, string>>>;
  readonly figures: readonly Figure[];
  readonly failures: readonly Failure[];
}

/** The build of middle length, with the most memory that any of them took. */
export const middleOf = (figures: readonly Figure[]): Figure | undefined => {
  const middle = figures.toSorted((a, b) => a.seconds - b.seconds)[Math.floor((figures.length - 1) / 2)];
  const memory = figures.flatMap(({ megabytes }) => (megabytes === undefined ? [] : [megabytes]));
  return middle && { ...middle, megabytes: memory.length > 0 ? Math.max(...memory) : undefined };
};

export const findFigure = (
  { figures }: Pick<Figures, 'figures'>,
  contestant: ContestantName,
  size: number,
  way: Way,
): Figure | undefined =>
  figures.find((figure) => figure.contestant === contestant && figure.size === size && figure.way === way);

export const sizesIn = ({ figures, failures }: Pick<Figures, 'figures' | 'failures'>): number[] =>
  [...new Set([...figures, ...failures].map(({ size }) => size))].sort((a, b) => a - b);

/** Those with any figure, in the order of the table. */
export const contestantsIn = ({ figures, failures }: Pick<Figures, 'figures' | 'failures'>): ContestantName[] =>
  CONTESTANTS.filter((name) => [...figures, ...failures].some(({ contestant }) => contestant === name));

/**
 * Figures of several runs on one machine as one. What a later run measured replaces what an earlier one did of the same
 * size and contestant.
 */
export const uniteFigures = (runs: readonly Figures[]): Figures => {
  const [first, ...later] = runs;
  if (!first) throw new Error('There are no figures.');
  return later.reduce((before, run) => {
    const isReplaced = ({ contestant, size }: Figure | Failure): boolean =>
      [...run.figures, ...run.failures].some((other) => other.contestant === contestant && other.size === size);
    return {
      ...run,
      versions: { ...before.versions, ...run.versions },
      figures: [...before.figures.filter((figure) => !isReplaced(figure)), ...run.figures],
      failures: [...before.failures.filter((failure) => !isReplaced(failure)), ...run.failures],
    };
  }, first);
};

/** The parts that a build's cost falls into, for comparing generators. */
export type BuildPart = 'Markdown' | 'templates' | 'index' | 'the rest';

const PART_WORDS: readonly (readonly [RegExp, BuildPart])[] = [
  [/index|search/i, 'index'],
  [/page|render|template|^build$/i, 'templates'],
];

/** Seconds by part: stages by the words in their names, Markdown as it was measured, and what no stage tells as the rest. */
export const partsOf = ({ seconds, stages, markdownSeconds = 0 }: Figure): Record<BuildPart, number> => {
  const parts: Record<BuildPart, number> = { Markdown: markdownSeconds, templates: 0, index: 0, 'the rest': 0 };
  for (const [stage, spent] of Object.entries(stages)) {
    parts[PART_WORDS.find(([words]) => words.test(stage))?.[1] ?? 'the rest'] += spent;
  }
  parts.templates = Math.max(0, parts.templates - markdownSeconds);
  const told = Object.values(stages).reduce((sum, spent) => sum + spent, 0);
  parts['the rest'] += Math.max(0, seconds - told);
  return parts;
};

/** Seconds that the search index took; undefined where nobody told. */
export const indexSecondsOf = (figure: Figure): number | undefined => partsOf(figure).index || undefined;

/** Lines `stage <name> <seconds>` that this site's build writes when BENCH_STAGES is set. */
export const stagesIn = (output: string): Record<string, number> => {
  const stages: Record<string, number> = {};
  for (const [, name = '', seconds = ''] of output.matchAll(/^stage (.+) (\d+(?:\.\d+)?)$/gm)) {
    stages[name] = (stages[name] ?? 0) + Number(seconds);
  }
  return stages;
};

/** What Starlight tells of its own index: `Finished building search index in 1.52s.` or `… in 640ms.` */
export const starlightIndexSeconds = (output: string): number | undefined => {
  const [, number, unit] = /Finished building search index in ([\d.]+)(ms|s)/.exec(output) ?? [];
  return number === undefined ? undefined : Number(number) / (unit === 'ms' ? 1000 : 1);
};
