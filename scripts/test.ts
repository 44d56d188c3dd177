import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allArgumentsOrExit } from '#scripts/command-line.ts';

interface Tally {
  readonly passed: number;
  readonly failed: number;
}

interface Stage {
  readonly name: string;
  /** What the stage proves, for the person who watches. */
  readonly about: string;
  /** A stage that looks at built pages means nothing without a build of this very run. */
  readonly needsBuild?: true;
  readonly run: () => Promise<Tally>;
}

/** The part of vitest's JSON report that is counted. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

const STYLED_FILES = 'src/**/*.{css,astro}';

const STAGES: readonly Stage[] = [
  {
    name: 'types',
    about: 'astro check over .ts and .astro',
    run: () => command('astro', 'check', '--minimumFailingSeverity', 'warning'),
  },
  { name: 'eslint', about: 'code', run: () => command('eslint', '.', '--max-warnings', '0') },
  { name: 'stylelint', about: 'styles', run: () => command('stylelint', STYLED_FILES, '--max-warnings', '0') },
  { name: 'unused', about: 'files, exports and dependencies that nothing uses', run: () => command('knip') },
  { name: 'prettier', about: 'format', run: () => command('prettier', '--check', '--log-level', 'warn', '.') },
  { name: 'content', about: 'every file under content/', run: () => command('node', 'scripts/check.ts') },
  { name: 'unit', about: 'models, checks, scripts, house rules', run: () => vitest('unit') },
  {
    name: 'build',
    about: 'every page, the search index',
    // A test publishes nothing: it may follow a build of other content.
    run: () => command('node', 'scripts/build.ts', '--allow-shrink'),
  },
  { name: 'site', about: 'every built page', needsBuild: true, run: () => vitest('site') },
  { name: 'browser', about: 'built pages in a real Chromium', needsBuild: true, run: () => vitest('browser') },
];

/** Runs a program with the terminal as its own; 127 when it cannot be started. */
function exitCodeOf(program: string, args: readonly string[]): Promise<number> {
  return new Promise((done) => {
    const child = spawn(program, args, {
      stdio: 'inherit',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    child.once('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      done(127);
    });
    child.once('close', (code) => {
      done(code ?? 1);
    });
  });
}

async function command(program: string, ...args: string[]): Promise<Tally> {
  return (await exitCodeOf(program, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(project: string): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'test-report-'));
  const report = join(folder, 'report.json');
  try {
    const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await exitCodeOf('vitest', args);
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    return tallyOf(JSON.parse(readFileSync(report, 'utf8')) as VitestReport, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that does not load, an empty project and an error outside any test are failures too, though no test failed. */
function tallyOf(report: VitestReport, exitCode: number): Tally {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + unloaded;
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

const rounded = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);

async function runStages(stages: readonly Stage[]): Promise<Tally> {
  const rows: string[] = [];
  let passed = 0;
  let failed = 0;
  let isBuildBroken = false;
  for (const { name, about, needsBuild, run } of stages) {
    console.log(`\n== ${name}: ${about}`);
    if (needsBuild === true && (isBuildBroken || !existsSync('dist/index.html'))) {
      failed += 1;
      rows.push(`${name.padEnd(10)} not run: there is no build to look at`);
      console.log(rows.at(-1));
      continue;
    }
    const startedAt = performance.now();
    const tally = await run();
    passed += tally.passed;
    failed += tally.failed;
    if (name === 'build') isBuildBroken = tally.failed > 0;
    const seconds = rounded(performance.now() - startedAt).padStart(7);
    rows.push(`${name.padEnd(10)} ${seconds} s   ${tally.passed} passed, ${tally.failed} failed`);
    console.log(rows.at(-1));
  }
  console.log(`\n== all stages\n${rows.join('\n')}\n`);
  return { passed, failed };
}

const usage = (): string => `npm test [-- STAGE…]

Runs every stage, or only those that are named:

${STAGES.map(({ name, about }) => `${name.padEnd(10)} ${about}`).join('\n')}
`;

/** `npm test` runs all; `npm test -- unit site` only what is named. */
function stagesNamed(names: readonly string[]): readonly Stage[] {
  const unknown = names.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    const known = STAGES.map((stage) => stage.name).join(', ');
    throw new Error(`There is no stage "${unknown.join('", "')}". Stages: ${known}.`);
  }
  return names.length === 0 ? STAGES : STAGES.filter((stage) => names.includes(stage.name));
}

try {
  const { passed, failed } = await runStages(stagesNamed(allArgumentsOrExit('test', usage(), {}).positionals));
  // The last line is read by machines: no colour, nothing after it.
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
