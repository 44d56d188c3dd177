/** The answer as elements, in the order in which a reader needs it: warning signs, findings, what to avoid, what to ask. */
import type { Answer, TryAnswers, Reason } from './answer.ts';
import { make } from './make.ts';
import { lineItem } from './line-view.ts';
import { COST_WORDS, type TryCondition, type TryLine } from './model.ts';

export interface Shown {
  readonly condition: TryCondition;
  readonly answer: Answer;
  readonly answers: TryAnswers;
  /** Precautions in words for readers. */
  readonly words: ReadonlyMap<string, string>;
  /** Slugs of treatments to compare. */
  readonly marked: readonly string[];
}

const list = (...items: readonly string[]): HTMLUListElement =>
  make('ul', {}, ...items.map((item) => make('li', {}, item)));

type Signs = TryCondition['signs'][number];

const signGroup = ({ urgency, title, signs }: Signs): HTMLElement =>
  make('div', { 'data-urgency': urgency }, make('h3', {}, title), list(...signs));

/**
 * The most urgent signs in full. The others are folded on a phone, where they would push the findings off two screens, and
 * open where there is room and on paper.
 */
const signsOf = ({ signs: [first, ...others], url }: TryCondition): HTMLElement => {
  const count = others.reduce((sum, { signs }) => sum + signs.length, 0);
  const fold = make(
    'details',
    { 'data-open-on-paper': '' },
    make('summary', {}, `${count} more: see a doctor ${others.map(({ urgency }) => urgency).join(' or ')}`),
    ...others.map(signGroup),
    make('p', { class: 'small' }, make('a', { href: `${url}#warning-signs` }, 'Warning signs with their sources')),
  );
  fold.open = matchMedia('(width >= 48rem)').matches;
  return make(
    'section',
    { class: 'try-signs', 'aria-label': 'Warning signs' },
    first && signGroup(first),
    others.length > 0 ? fold : undefined,
  );
};

const reasonWords = (line: TryLine, reason: Reason, { how }: TryAnswers): string => {
  if (reason === 'tried') return 'you have tried it';
  if (reason === 'how') return how === 'home' ? 'not to be done at home' : 'done alone';
  const kinds = line.costs.map(({ kind }) => COST_WORDS[kind].toLowerCase());
  return kinds.length === 0 ? 'how it is paid for is not known' : kinds.join(', ');
};

const leftOut = ({ answer, answers }: Shown): HTMLElement | undefined =>
  answer.leftOut.length === 0
    ? undefined
    : make(
        'details',
        { class: 'try-left-out' },
        make('summary', {}, `${answer.leftOut.length} left out by your answers`),
        make(
          'ul',
          {},
          ...answer.leftOut.map(({ line, reason }) =>
            make('li', {}, make('a', { href: line.url }, line.name), `: ${reasonWords(line, reason, answers)}`),
          ),
        ),
      );

/** `1 treatment`, `7 treatments`. */
export const treatmentCount = (count: number): string => `${count} ${count === 1 ? 'treatment' : 'treatments'}`;

const NAMES_IN_PREVIEW = 3;

/** The answer in a line, while the form is still open: "Migraine: 9 treatments fit: Yoga, Acupuncture, Massage and 6 more." */
export const previewOf = (name: string, { groups, shownCount }: Answer): string => {
  const names = groups.flatMap(({ lines }) => lines.map((line) => line.name));
  const rest = names.length - NAMES_IN_PREVIEW;
  const first = names.slice(0, NAMES_IN_PREVIEW).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  return `${name}: ${treatmentCount(shownCount)} that fit${first === '' ? '' : `: ${first}`}.`;
};

const AVOID_TITLE = 'What guidelines advise against, and what is not approved';

const QUESTIONS_TITLE = 'Questions for your appointment';

const groupId = (index: number): string => `group-${index + 1}`;

/** Links to the parts of an answer, which is the longest page of the site. */
export const partLinks = ({ condition, answer }: Shown): HTMLLIElement[] =>
  [
    ['your-answers', 'Your answers'],
    ...answer.groups.map(({ title }, index) => [groupId(index), title]),
    ...(answer.avoid.length === 0 ? [] : [['avoid', AVOID_TITLE]]),
    ...(condition.questions.length === 0 ? [] : [['ask', QUESTIONS_TITLE]]),
  ].map(([id = '', title = '']) => make('li', {}, make('a', { href: `#${id}` }, title)));

export const answerElements = (shown: Shown): Node[] => {
  const { condition, answer, words, marked } = shown;
  const lines = (some: Answer['avoid']): HTMLUListElement =>
    make(
      'ul',
      { role: 'list', class: 'try-lines' },
      ...some.map((line) => lineItem(line, words, marked.includes(line.slug))),
    );
  const caution = shown.answers.applies.length === 0 ? '' : `, ${answer.flaggedCount} of them with a caution for you`;
  return [
    signsOf(condition),
    make(
      'p',
      { class: 'small' },
      `${treatmentCount(answer.shownCount)} left${caution}; ${answer.avoid.length} more to avoid. Dots: how sure a result is, not how good.`,
    ),
    ...(answer.groups.length === 0
      ? [
          make(
            'p',
            { class: 'note measure' },
            'Nothing that was studied fits all of your answers. Take one back, or see what was left out. ',
            'What nobody studied may still be worth asking about.',
          ),
        ]
      : []),
    ...answer.groups.flatMap((group, index) => [
      make('h3', { id: groupId(index) }, make('a', { href: group.term }, group.title)),
      lines(group.lines),
    ]),
    ...(answer.avoid.length === 0 ? [] : [make('h3', { id: 'avoid' }, AVOID_TITLE), lines(answer.avoid)]),
    ...[leftOut(shown)].filter((part) => part !== undefined),
    ...(condition.questions.length === 0
      ? []
      : [make('h3', { id: 'ask' }, QUESTIONS_TITLE), list(...condition.questions)]),
    make(
      'p',
      { class: 'small' },
      make(
        'a',
        { href: condition.url },
        `All about ${condition.name}: how it goes without treatment, what we could not find, sources`,
      ),
    ),
  ];
};
