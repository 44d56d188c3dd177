/**
 * `npm run bench -- [--sizes 100,1000] [--only ours,hugo] [--rounds 1] [--skip-warm] [--others-up-to 25000]
 *  [--json FILE] [--from FILE]… [--write]`
 *
 * Measures how the build grows, side by side with naive Astro, Starlight, Eleventy and Hugo on the same generated
 * content. A size is the number of generated pages, one fifth of them articles. Each is built cold, with nothing changed
 * (ours alone) and after one edit. `--write` keeps the figures in docs/bench; `--from` takes figures that `--json` wrote
 * instead of measuring, so that long runs can be put together from short ones.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type as systemName } from 'node:os';
import { join } from 'node:path';
import { argumentsOrExit } from '#scripts/command-line.ts';
import {
  middleOf,
  stagesIn,
  starlightIndexSeconds,
  uniteFigures,
  WAYS,
  type Failure,
  type Figure,
  type Figures,
  type Machine,
  type Way,
} from '#scripts/bench/build-figures.ts';
import { chartOf } from '#scripts/bench/build-chart.ts';
import { reportOf } from '#scripts/bench/build-report.ts';
import { CONTESTANT_LABELS, CONTESTANTS, type ContestantName } from '#scripts/bench/contestant-names.ts';
import { Absent, prepareContestant, type Contestant } from '#scripts/bench/contestants.ts';
import { sizesOf } from '#scripts/bench/generated-site.ts';
import type { GeneratedContent } from '#scripts/bench/other-content.ts';
import { CommandFailed, measureCommands, type Measure } from '#scripts/bench/process-tree.ts';
import { today } from '#site/today.ts';

const USAGE = `npm run bench

Measures how the build grows, beside naive Astro, Starlight, Eleventy and Hugo on the same generated content.

--sizes COUNTS        numbers of pages. Default: 100,1000
--only NAMES          some of ${CONTESTANTS.join(', ')}
--rounds COUNT        Default: 1
--skip-warm           cold builds only
--others-up-to COUNT  leave the others out of larger sites. Default: 25000
--json FILE           write the figures into a file
--from FILE           take the figures of such a file instead of measuring; may be given several times
--write               keep the figures in docs/bench
`;

const values = argumentsOrExit('bench', USAGE, {
  sizes: { type: 'string', default: '100,1000' },
  only: { type: 'string', default: CONTESTANTS.join(',') },
  rounds: { type: 'string', default: '1' },
  'skip-warm': { type: 'boolean', default: false },
  'others-up-to': { type: 'string', default: '25000' },
  json: { type: 'string' },
  from: { type: 'string', multiple: true, default: [] },
  write: { type: 'boolean', default: false },
});

const REPORT_FOLDER = 'docs/bench';
const LEAST_SIZE = 10;
/** For other generators that need more than Node gives by default. */
const LARGER_HEAP_GIGABYTES = 12;

const wholeNumbers = (option: string, text: string, least: number): number[] => {
  const numbers = text.split(',').map(Number);
  if (numbers.some((number) => !Number.isInteger(number) || number < least)) {
    throw new Error(`--${option} takes whole numbers from ${least}; "${text}" is something else.`);
  }
  return numbers;
};

const isContestant = (name: string): name is ContestantName => (CONTESTANTS as readonly string[]).includes(name);

const contestantsNamed = (text: string): ContestantName[] => {
  const names = text.split(',');
  const unknown = names.filter((name) => !isContestant(name));
  if (unknown.length > 0) throw new Error(`--only knows ${CONTESTANTS.join(', ')}; not ${unknown.join(', ')}.`);
  return CONTESTANTS.filter((name) => names.includes(name));
};

const machine = (): Machine => ({
  processor: cpus()[0]?.model.trim() ?? 'processor not known',
  cores: cpus().length,
  gigabytes: totalmem() / 1e9,
  system: `${systemName()} ${release()}`,
  node: process.versions.node,
});

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

const prepare = (names: readonly ContestantName[]): Contestant[] =>
  names.flatMap((name) => {
    try {
      return [prepareContestant(name)];
    } catch (error) {
      if (!(error instanceof Absent)) throw error;
      say(error.message);
      return [];
    }
  });

/** Stages as the build tells them; those of other generators are their commands. */
const stagesOf = (contestant: Contestant, { commands, output }: Measure): Readonly<Record<string, number>> => {
  if (contestant.name === 'ours') return stagesIn(output);
  const index = contestant.name === 'starlight' ? starlightIndexSeconds(output) : undefined;
  return index === undefined ? commands : { build: (commands['build'] ?? 0) - index, index };
};

const OUT_OF_MEMORY = /heap out of memory|heap limit/;

const reasonOf = ({ message }: CommandFailed): string =>
  OUT_OF_MEMORY.test(message) ? 'it ran out of memory' : (message.split('\n').at(-1) ?? message);

/**
 * Runs a build. Another generator whose heap is too small by default gets a larger one and begins again, as its user
 * would have it; this site must do with what there is.
 */
const runBuild = async (
  { name, commands, running, clear }: Contestant,
  way: Way,
): Promise<{ readonly measure: Measure; readonly heapGigabytes?: number }> => {
  try {
    return { measure: await measureCommands(commands, running) };
  } catch (error) {
    if (name === 'ours' || !(error instanceof CommandFailed && OUT_OF_MEMORY.test(error.message))) throw error;
    say(`  ${CONTESTANT_LABELS[name]}, ${way}: out of memory; again with a heap of ${LARGER_HEAP_GIGABYTES} GB`);
    if (way === 'cold') clear();
    const environment = {
      ...running.environment,
      NODE_OPTIONS: `--max-old-space-size=${LARGER_HEAP_GIGABYTES * 1024}`,
    };
    const measure = await measureCommands(commands, { ...running, environment });
    return { measure, heapGigabytes: LARGER_HEAP_GIGABYTES };
  }
};

const measureWay = async (contestant: Contestant, size: number, way: Way): Promise<Figure | Failure> => {
  const { name } = contestant;
  if (way === 'cold') contestant.clear();
  if (way === 'edit') contestant.edit();
  try {
    const { measure, heapGigabytes } = await runBuild(contestant, way);
    const { seconds, megabytes, processorSeconds } = measure;
    const pages = contestant.countPages();
    const stages = stagesOf(contestant, measure);
    say(
      `  ${CONTESTANT_LABELS[name]}, ${way}: ${seconds.toFixed(1)} s, ${megabytes?.toFixed(0) ?? '?'} MB, ${pages} pages`,
    );
    return { contestant: name, size, way, seconds, megabytes, processorSeconds, pages, stages, heapGigabytes };
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    say(`  ${CONTESTANT_LABELS[name]}, ${way}: ${error.message}`);
    return { contestant: name, size, way, reason: reasonOf(error) };
  }
};

/** A cold build's figure with what Markdown takes of it, where that can be told. */
const withMarkdown = async (contestant: Contestant, figure: Figure, source: GeneratedContent): Promise<Figure> => {
  try {
    const buildSeconds = figure.stages['build'] ?? figure.seconds;
    return { ...figure, markdownSeconds: await contestant.markdownSeconds?.(source, buildSeconds) };
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    say(`  ${CONTESTANT_LABELS[contestant.name]}, Markdown alone: ${error.message}`);
    return figure;
  }
};

/** Everyone by turns, so that a machine that slows down slows all of them. */
const measureSize = async (
  contestants: readonly Contestant[],
  size: number,
  rounds: number,
): Promise<Pick<Figures, 'figures' | 'failures'>> => {
  const figures: Figure[] = [];
  const failures: Failure[] = [];
  const source: GeneratedContent = { sizes: sizesOf(size), today: today() };
  for (const contestant of contestants) contestant.fill(source);
  for (let round = 1; round <= rounds; round += 1) {
    say(`${size.toLocaleString('en-US')} generated pages, round ${round} of ${rounds}`);
    const standing = contestants.filter(({ name }) => !failures.some((failure) => failure.contestant === name));
    for (const contestant of standing) {
      const ways: readonly Way[] =
        contestant.name === 'ours' && !values['skip-warm'] ? ['cold', 'warm', 'edit'] : ['cold', 'edit'];
      for (const way of ways) {
        const measured = await measureWay(contestant, size, way);
        if ('reason' in measured) {
          failures.push(measured);
          break;
        }
        figures.push(measured);
      }
    }
  }
  const middles: Figure[] = [];
  for (const contestant of contestants) {
    for (const way of WAYS) {
      const middle = middleOf(figures.filter((one) => one.contestant === contestant.name && one.way === way));
      if (middle) middles.push(way === 'cold' ? await withMarkdown(contestant, middle, source) : middle);
    }
    contestant.leave();
  }
  return { figures: middles, failures };
};

const keep = (figures: Figures): void => {
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
};

const measureAll = async (): Promise<Figures> => {
  const sizes = wholeNumbers('sizes', values.sizes, LEAST_SIZE);
  const [rounds = 1] = wholeNumbers('rounds', values.rounds, 1);
  const [othersUpTo = 0] = wholeNumbers('others-up-to', values['others-up-to'], 0);
  const contestants = prepare(contestantsNamed(values.only));
  let all: Figures = {
    measuredOn: today(),
    machine: machine(),
    rounds,
    versions: Object.fromEntries(contestants.map(({ name, version }) => [name, version])),
    figures: [],
    failures: [],
  };
  for (const size of sizes) {
    const measured = await measureSize(
      contestants.filter(({ name }) => name === 'ours' || size <= othersUpTo),
      size,
      rounds,
    );
    all = {
      ...all,
      figures: [...all.figures, ...measured.figures],
      failures: [...all.failures, ...measured.failures],
    };
    // After every size: the next may take an hour.
    keep(all);
  }
  return all;
};

const figures =
  values.from.length > 0
    ? uniteFigures(values.from.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Figures))
    : await measureAll();
keep(figures);
const chart = chartOf(figures);
console.log(reportOf(figures, false));
if (values.write) {
  mkdirSync(REPORT_FOLDER, { recursive: true });
  writeFileSync(join(REPORT_FOLDER, 'build.md'), reportOf(figures, chart !== undefined));
  if (chart !== undefined) writeFileSync(join(REPORT_FOLDER, 'build.svg'), chart);
}
// That another generator gives up is a finding.
if (figures.failures.some(({ contestant }) => contestant === 'ours')) process.exitCode = 1;
