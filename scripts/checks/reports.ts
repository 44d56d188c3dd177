/** The ways a report is told: to people, to programs, to GitHub. Each is a pure function from report to text. */
import { printable, type Problem } from '#site/problem.ts';
import type { Coverage, FindingCounts, OutdatedFinding, Spread } from './finding-counts.ts';
import type { CheckReport } from './run.ts';
import type { Counts, DueEntry, DueListing, UnusableSource } from './summary.ts';

export const helpPage = (code: string): string => `docs/problems/${code}.md`;

const describeProblem = ({ code, file, line, column, found, fix, severity }: Problem): string =>
  `${printable(file)}:${line}:${column}  ${code}${severity === 'warning' ? ' (warning)' : ''}
  ${printable(found)}
  Fix: ${printable(fix)}     Help: ${helpPage(code)}`;

/** As contributors see problems in a terminal. */
export const describeProblems = (problems: readonly Problem[]): string =>
  problems.map((problem) => `${describeProblem(problem)}\n`).join('\n');

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** One line on what was looked at. */
const describeCounts = ({ entries, sourcesUsed, sourcesForExistenceOnly }: Counts): string =>
  [
    plural(entries.treatments, 'treatment', 'treatments'),
    plural(entries.conditions, 'condition', 'conditions'),
    plural(entries.evidence, 'finding', 'findings'),
    `${plural(entries.sources, 'source', 'sources')} (${sourcesUsed} used, ${sourcesForExistenceOnly} citable for existence only)`,
    plural(entries.articles, 'article', 'articles'),
    plural(entries.people, 'person', 'people'),
    plural(entries.providers, 'provider', 'providers'),
    plural(entries.professions, 'profession', 'professions'),
    plural(entries.glossary, 'glossary entry', 'glossary entries'),
    plural(entries.banners, 'banner', 'banners'),
    plural(entries.comments, 'comment', 'comments'),
    plural(entries.pages, 'page', 'pages'),
  ].join(', ');

const describeCoverage = (name: string, { total, without }: Coverage): string =>
  `${name} with findings: ${total - without.length}/${total}${without.length === 0 ? '' : `, none for ${without.join(', ')}`}\n`;

const describeSpread = (title: string, spread: Spread): string =>
  spread.length === 0
    ? ''
    : `${title}: ${spread.map(([word, count]) => `${word} ${count.toLocaleString('en-US')}`).join(', ')}\n`;

/** Which topics have findings, and what the findings say; one line each. */
const describeFindings = (counts: FindingCounts): string =>
  [
    describeCoverage('Treatments', counts.treatments),
    describeCoverage('Conditions', counts.conditions),
    describeSpread('Findings by kind', counts.byKind),
    describeSpread('Results by direction', counts.byDirection),
    describeSpread('Guidelines by advice', counts.byAdvice),
    describeSpread('Findings by grader', counts.byGrader),
    describeSpread('Findings by certainty', counts.byCertainty),
  ].join('');

/** One line on how many sources no result may rest on, by reason; nothing when there are none. */
const countUnusable = (unusable: readonly UnusableSource[]): string => {
  if (unusable.length === 0) return '';
  const reasons = [...Map.groupBy(unusable, ({ why }) => why)].map(([why, { length }]) => `${length} ${why}`);
  return `No result may rest on ${plural(unusable.length, 'source', 'sources')} (${reasons.join(', ')}): npm run check -- --sources\n`;
};

export const describeReport = (report: CheckReport): string => {
  const { problems, counts, findings, unusable, due } = report;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.length - errors.length;
  const files = new Set(errors.map(({ file }) => file)).size;
  const verdict =
    (errors.length === 0
      ? 'No problems.'
      : `${plural(errors.length, 'problem', 'problems')} in ${plural(files, 'file', 'files')}.`) +
    (warnings === 0 ? '' : ` ${plural(warnings, 'warning', 'warnings')}, which a person decides about.`);
  const reviews =
    due.length === 0 ? '' : ` ${plural(due.length, 'review is', 'reviews are')} due: npm run check -- --due`;
  return `${problems.length === 0 ? '' : `${describeProblems(problems)}\n`}${describeCounts(counts)}\n${describeFindings(findings)}${countUnusable(unusable)}${verdict}${reviews}\n`;
};

/** Sources that no result may rest on, and why. */
export const describeUnusable = (unusable: readonly UnusableSource[]): string =>
  unusable.length === 0
    ? 'Every source may carry a result.\n'
    : unusable
        .map(({ file, why, note }) => `${printable(file)}  ${why}${note === '' ? '' : `: ${printable(note)}`}\n`)
        .join('');

const reviewLines = (entries: readonly DueEntry[]): string =>
  entries.map(({ reviewDueOn, file }) => `${reviewDueOn}  ${printable(file)}\n`).join('');

/** What is to be reviewed again, the longest due first, and what comes next. */
export const describeDue = ({ due, nextReviews }: Pick<CheckReport, 'due' | 'nextReviews'>): string =>
  [
    due.length === 0 ? 'Nothing is due for review.\n' : reviewLines(due),
    ...(nextReviews.length === 0 ? [] : ['\nNext, and not due yet:\n', reviewLines(nextReviews)]),
  ].join('');

/** Listings that somebody has to ask about again, one fact a line; empty when there is none. */
export const describeDueListings = (listings: readonly DueListing[]): string =>
  listings
    .map(({ file, facts }) =>
      [
        `${printable(file)}\n`,
        ...facts.map(
          ({ fact, dueOn, daysOld, consequence }) =>
            `  ${dueOn}  ${printable(fact)}: not confirmed for ${daysOld} days, ${consequence}\n`,
        ),
      ].join(''),
    )
    .join('');

/** Findings whose source has a newer version, with the version to read; empty when there is none. */
export const describeOutdated = (outdated: readonly OutdatedFinding[]): string =>
  outdated.length === 0
    ? ''
    : [
        '\nFindings whose source has a newer version:\n',
        ...outdated.map(
          ({ file, source, newer, isHistory }) =>
            `${printable(file)}  ${source}${isHistory ? ' (shown as history)' : ''}; newer: ${printable(newer)}\n`,
        ),
      ].join('');

/** For editors and other programs. */
export const reportAsJson = ({ content: _content, ...report }: CheckReport): string =>
  `${JSON.stringify({ ...report, problems: report.problems.map((problem) => ({ ...problem, help: helpPage(problem.code) })) }, null, 2)}\n`;

/** SARIF 2.1.0 (OASIS), for code scanning and editors that read it. */
export const reportAsSarif = ({ problems }: CheckReport): string => {
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  const results = problems.map(({ code, severity, found, fix, file, line, column }) => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: `${found}\nFix: ${fix}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file), uriBaseId: '%SRCROOT%' },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  }));
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'content-check',
            rules: codes.map((id) => ({ id, help: { text: `See ${helpPage(id)}.` } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return `${JSON.stringify(sarif, null, 2)}\n`;
};

/**
 * GitHub workflow commands, which show each problem at its line of a pull request.
 * Escapes as actions/toolkit does: a contributor's text must not become a command of its own.
 */
export const reportForGithub = ({ problems }: CheckReport): string =>
  problems
    .map(({ severity, file, line, column, code, found, fix }) => {
      const properties = { file, line: String(line), col: String(column), title: code };
      const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
      return `::${severity} ${written.join(',')}::${escapeData(`${printable(found)}\nFix: ${printable(fix)}\nHelp: ${helpPage(code)}`)}\n`;
    })
    .join('');

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
