/** Turns the issue form "List a provider" into the flags of `npm run new provider`. */
import type { Content } from '#scripts/checks/content.ts';
import { choicesFor } from '#scripts/new/vocabulary.ts';
import { oneLine, slugFor } from './answer-words.ts';

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

const items = (answer: string): string[] =>
  answer
    .split(/[,;\n]/)
    .map((item) => item.replace(/^\s*[-*]\s+/, '').trim())
    .filter((item) => item !== '');

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
