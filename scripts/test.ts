/**
 * `npm test`: every stage, in two lanes that run side by side, so that two cores are busy and neither waits for the other.
 *
 * - `-- types unit` runs only the stages that are named.
 * - `-- --changed` runs the unit tests that reach a file changed since the last commit, for the daily loop.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { allArgumentsOrExit } from '#scripts/command-line.ts';

interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** How a stage runs its programs. */
interface StageContext {
  /** Called with what programs print; undefined lets them have the terminal as their own. */
  readonly onOutput: ((text: string) => void) | undefined;
  readonly onlyChanged: boolean;
}

interface Stage {
  readonly name: string;
  /** What the stage proves, for the person who watches. */
  readonly about: string;
  /** A stage that looks at built pages means nothing without a build of this very run. */
  readonly needsBuild?: true;
  readonly run: (context: StageContext) => Promise<Tally>;
}

/** The part of vitest's JSON report that is counted. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

interface Outcome extends Tally {
  readonly row: string;
}

const command =
  (program: string, ...args: string[]) =>
  async (context: StageContext): Promise<Tally> =>
    (await exitCodeOf(program, args, context)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/** Options that let a linter skip files it has seen as they are. A fresh clone has no cache, so CI looks at everything. */
const cached = (name: string): string[] => ['--cache', '--cache-location', `.cache/lint/${name}`];
const byContent = ['--cache-strategy', 'content'];

/** Each lane runs its stages one after the other. What stands in the second needs the build. */
const LANES: readonly (readonly Stage[])[] = [
  [
    {
      name: 'types',
      about: 'astro check over .ts and .astro',
      run: command('astro', 'check', '--minimumFailingSeverity', 'warning'),
    },
    {
      name: 'eslint',
      about: 'code',
      run: command('eslint', '.', '--max-warnings', '0', ...cached('eslint'), ...byContent),
    },
    {
      name: 'stylelint',
      about: 'styles',
      run: command('stylelint', 'src/**/*.{css,astro}', '--max-warnings', '0', ...cached('stylelint'), ...byContent),
    },
    { name: 'unused', about: 'files, exports and dependencies that nothing uses', run: command('knip') },
    {
      name: 'prettier',
      about: 'format',
      run: command('prettier', '--check', '--log-level', 'warn', '.', ...cached('prettier'), ...byContent),
    },
    { name: 'content', about: 'every file under content/', run: command('node', 'scripts/check.ts') },
    { name: 'unit', about: 'models, checks, scripts, house rules', run: vitest('unit') },
  ],
  [
    {
      name: 'build',
      about: 'every page, the search index',
      // A test publishes nothing: it may follow a build of other content.
      run: command('node', 'scripts/build.ts', '--allow-shrink'),
    },
    { name: 'site', about: 'every built page', needsBuild: true, run: vitest('site') },
    { name: 'browser', about: 'built pages in a real Chromium', needsBuild: true, run: vitest('browser') },
  ],
];

/** The stages of the daily loop: those that vitest can narrow down to what changed, and that need no build. */
const CHANGED_STAGES = ['unit'];

/** Runs a program; 127 when it cannot be started. */
function exitCodeOf(program: string, args: readonly string[], { onOutput }: StageContext): Promise<number> {
  return new Promise((done) => {
    const child = spawn(program, args, {
      stdio: onOutput ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: {
        ...process.env,
        ASTRO_TELEMETRY_DISABLED: '1',
        // Stages and tests start some hundred programs of the same modules, which Node then compiles once.
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? resolve('.cache/compiled'),
        ...(onOutput && process.stdout.isTTY && { FORCE_COLOR: '1' }),
      },
    });
    const tell = (text: string): void => {
      if (onOutput) onOutput(text);
      else console.error(text);
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', tell);
    child.once('error', (error) => {
      tell(`${program} could not be started: ${error.message}\n`);
      done(127);
    });
    child.once('close', (code) => {
      done(code ?? 1);
    });
  });
}

function vitest(project: string) {
  return async (context: StageContext): Promise<Tally> => {
    const folder = mkdtempSync(join(tmpdir(), 'test-report-'));
    const report = join(folder, 'report.json');
    const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    try {
      const code = await exitCodeOf('vitest', context.onlyChanged ? [...args, '--changed'] : args, context);
      if (!existsSync(report)) return { passed: 0, failed: 1 };
      return tallyOf(JSON.parse(readFileSync(report, 'utf8')) as VitestReport, code);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** A file that does not load, an empty project and an error outside any test are failures too, though no test failed. */
function tallyOf(report: VitestReport, exitCode: number): Tally {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloaded;
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);

/** Runs a stage. Beside another lane its output is held back until its end, so that two stages never mix their lines. */
async function runStage(stage: Stage, isAlone: boolean, onlyChanged: boolean): Promise<Outcome> {
  const title = `\n== ${stage.name}: ${stage.about}`;
  console.log(isAlone ? title : `-- ${stage.name} begins`);
  let output = '';
  const onOutput = isAlone ? undefined : (text: string) => void (output += text);
  const startedAt = performance.now();
  const tally = await stage.run({ onOutput, onlyChanged });
  const time = seconds(performance.now() - startedAt).padStart(7);
  const row = `${stage.name.padEnd(10)} ${time} s   ${tally.passed} passed, ${tally.failed} failed`;
  if (!isAlone) console.log(`${title}\n${output.trimEnd()}`);
  console.log(row);
  return { ...tally, row };
}

async function runLane(stages: readonly Stage[], isAlone: boolean, onlyChanged: boolean): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let isBuildBroken = false;
  for (const stage of stages) {
    if (stage.needsBuild === true && (isBuildBroken || !existsSync('dist/index.html'))) {
      const row = `${stage.name.padEnd(10)} not run: there is no build to look at`;
      console.log(`\n${row}`);
      outcomes.push({ row, passed: 0, failed: 1 });
      continue;
    }
    const outcome = await runStage(stage, isAlone, onlyChanged);
    if (stage.name === 'build') isBuildBroken = outcome.failed > 0;
    outcomes.push(outcome);
  }
  return outcomes;
}

function lanesNamed(names: readonly string[]): readonly (readonly Stage[])[] {
  const known = LANES.flat().map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`There is no stage "${unknown.join('", "')}". Stages: ${known.join(', ')}.`);
  }
  if (names.length === 0) return LANES;
  return LANES.map((stages) => stages.filter(({ name }) => names.includes(name))).filter((stages) => stages.length > 0);
}

const usage = (): string => `npm test [-- STAGE…] [-- --changed]

Runs every stage, or only those that are named; --changed runs what concerns the files that changed since the last commit:

${LANES.flat()
  .map(({ name, about }) => `${name.padEnd(10)} ${about}`)
  .join('\n')}
`;

async function main(): Promise<Tally> {
  const { values, positionals } = allArgumentsOrExit('test', usage(), {
    changed: { type: 'boolean', default: false },
  });
  const lanes = lanesNamed(values.changed && positionals.length === 0 ? CHANGED_STAGES : positionals);
  const startedAt = performance.now();
  const outcomes = (
    await Promise.all(lanes.map((stages) => runLane(stages, lanes.length === 1, values.changed)))
  ).flat();
  const sum = (count: (tally: Tally) => number): number => outcomes.reduce((total, one) => total + count(one), 0);
  const rows = outcomes.map(({ row }) => row).join('\n');
  console.log(`\n== all stages, ${seconds(performance.now() - startedAt)} s\n${rows}\n`);
  return { passed: sum(({ passed }) => passed), failed: sum(({ failed }) => failed) };
}

try {
  const { passed, failed } = await main();
  // The last line is read by machines: no color, nothing after it.
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
