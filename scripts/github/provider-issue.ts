/** Turns the issue form "List a provider" into the flags of `npm run new provider`. */
import type { Content } from '#scripts/checks/content.ts';
import { choicesFor, type Choice } from '#scripts/new/vocabulary.ts';
import { closestTo } from '#site/did-you-mean.ts';

const NAMES: Readonly<Record<string, 'professions' | 'treatments' | 'conditions'>> = {
  professions: 'professions',
  treatments: 'treatments',
  conditions: 'conditions',
};

/** Fields of the form that are asked for people's sake and are no keys of a profile. */
const NOT_KEYS = ['consent', 'license'];

const LANGUAGES: ReadonlyMap<string, string> = new Map(
  'ar de en es fr hi it ja ko pl pt ru so tl uk ur vi zh'
    .split(' ')
    .map((tag) => [new Intl.DisplayNames('en', { type: 'language' }).of(tag)?.toLowerCase() ?? tag, tag]),
);

const nameIn = ({ label }: Choice): string => label.replace(/ \([^()]*\)$/, '').toLowerCase();

/** The slug of a name as people write it, or the words themselves, which the checks will then refuse with a hint. */
const slugFor = (words: string, choices: readonly Choice[]): string => {
  const wanted = words.trim().toLowerCase();
  const exact = choices.find((choice) => choice.value === wanted || nameIn(choice) === wanted);
  const near = closestTo(wanted, choices.map(nameIn));
  return (exact ?? choices.find((choice) => nameIn(choice) === near))?.value ?? wanted.replace(/[^a-z0-9]+/g, '-');
};

const items = (answer: string): string[] =>
  answer
    .split(/[,;\n]/)
    .map((item) => item.replace(/^\s*[-*]\s+/, '').trim())
    .filter((item) => item !== '');

/** One line, as keys want it. */
const oneLine = (answer: string): string => answer.replace(/\s+/g, ' ').trim();

const FIRST_WORD: readonly string[] = ['kind'];

/** Each flag carries its value behind an equals sign: an answer that looks like a flag stays an answer. */
export const providerFlags = (answers: ReadonlyMap<string, string>, content: Content): string[] =>
  [...answers].flatMap(([id, answer]): string[] => {
    // GitHub allows no dot in the id of a field.
    const flag = `--${id.replace('__', '.')}`;
    const target = NAMES[id];
    if (NOT_KEYS.includes(id)) return [];
    if (target) return items(answer).map((item) => `${flag}=${slugFor(item, choicesFor(content, target))}`);
    if (id === 'languages') return items(answer).map((item) => `${flag}=${LANGUAGES.get(item.toLowerCase()) ?? item}`);
    if (id === 'credentials') return items(answer).map((item) => `${flag}=${item}`);
    if (FIRST_WORD.includes(id)) return [`${flag}=${answer.toLowerCase().split(/\W/)[0] ?? ''}`];
    return [`${flag}=${oneLine(answer)}`];
  });
