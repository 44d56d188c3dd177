/** `npm run setup`: asks what a site of one's own needs, and writes it into content/site.yaml and the colors. */
import { resolve } from 'node:path';
import { cancel, intro, isCancel, outro, text } from '@clack/prompts';
import { argumentsOrExit } from '#scripts/command-line.ts';
import { contrastOf, inHueOf, isHexColor } from '#scripts/setup/colors.ts';
import { answerNow, faultOfAnswer, SETUP_QUESTIONS } from '#scripts/setup/questions.ts';
import { writeAnswers, writeColor, writeTitle } from '#scripts/setup/write.ts';
import { contentRoot } from '#site/content-root.ts';
import { readSite } from '#site/read-site.ts';

const USAGE = `npm run setup

Makes the site yours: asks for its name, address, contacts, color and emergency numbers, and writes them. Run it again
to change an answer. With flags it asks nothing.

${SETUP_QUESTIONS.map(({ flag, asks }) => `--${flag} ANSWER`.padEnd(24) + asks).join('\n')}
${'--color HEX'.padEnd(24)}The color of the site, like #0b5d8a; light and dark pages are made from its hue
`;

const flags = Object.fromEntries(
  [...SETUP_QUESTIONS.map(({ flag }) => flag), 'color'].map((flag) => [flag, { type: 'string' as const }]),
);
const values = argumentsOrExit('setup', USAGE, flags) as Readonly<Record<string, string | undefined>>;

const root = contentRoot();
const codeRoot = resolve(import.meta.dirname, '..');
/** Content that lies elsewhere shares the colors of this code. */
const isWholeSite = root === codeRoot;

const faultOfColor = (color: string): string | undefined => {
  if (!isHexColor(color)) return 'Write the color as six digits, like #0b5d8a.';
  const link = inHueOf('#66347a', color);
  return contrastOf(link, '#ffffff') < 7 ? 'Links of this color cannot be read well. Choose another.' : undefined;
};

const faultOf = (flag: string, answer: string): string | undefined => {
  const question = SETUP_QUESTIONS.find((one) => one.flag === flag);
  return question ? faultOfAnswer(question, answer) : faultOfColor(answer);
};

const ask = async (): Promise<ReadonlyMap<string, string> | undefined> => {
  const site = readSite(root);
  const answers = new Map<string, string>();
  intro('Make it yours. Enter leaves an answer as it is.');
  const color = { flag: 'color', asks: 'Color of the site, like #0b5d8a (empty: leave it)', mayBeEmpty: true };
  for (const { flag, asks, mayBeEmpty, path } of [
    ...SETUP_QUESTIONS,
    ...(isWholeSite ? [{ ...color, path: undefined }] : []),
  ]) {
    const now = path === undefined ? '' : answerNow({ flag, path, asks }, site);
    const answer = await text({
      message: asks,
      initialValue: now,
      validate: (typed = '') => (typed === '' && mayBeEmpty ? undefined : faultOf(flag, typed)),
    });
    if (isCancel(answer)) {
      cancel('Stopped. Nothing was written.');
      return undefined;
    }
    // An empty line comes back as undefined from some terminals.
    const typed = (answer as string | undefined) ?? '';
    if (typed !== now) answers.set(flag, typed);
  }
  return answers;
};

const main = async (): Promise<void> => {
  const given = new Map(
    Object.entries(values).flatMap(([flag, answer]) => (answer === undefined ? [] : [[flag, answer]])),
  );
  for (const [flag, answer] of given) {
    const fault = faultOf(flag, answer);
    if (fault !== undefined) throw new Error(`--${flag}: ${fault}`);
  }
  if (given.size === 0 && !(process.stdin.isTTY && process.stdout.isTTY))
    throw new Error('Nobody can be asked here. Give the answers as flags: `npm run setup -- --help` lists them.');
  const answers = given.size > 0 ? given : await ask();
  if (answers === undefined) return;
  const name = answers.get('name');
  const color = answers.get('color') ?? '';
  const changed = [
    ...writeAnswers(root, answers),
    ...(name !== undefined && isWholeSite ? writeTitle(codeRoot, name) : []),
    ...(color !== '' && isWholeSite ? writeColor(codeRoot, color) : []),
  ];
  const drawings = changed.filter((file) => file.startsWith('public/drawings/')).length;
  const files = changed.filter((file) => !file.startsWith('public/drawings/'));
  const said =
    changed.length === 0
      ? 'Nothing changed.'
      : `Changed: ${[...files, ...(drawings > 0 ? [`${drawings} drawings`] : [])].join(', ')}.\nNow: npm run check, then npm start. What else is yours: docs/operating.md, "Make it yours".`;
  if (given.size > 0) process.stdout.write(`${said}\n`);
  else outro(said);
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
