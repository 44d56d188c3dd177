/** A treatment of the answer as elements; `TryLines.astro` draws the same without script. */
import type { AnswerLine } from './answer.ts';
import { make } from './make.ts';
import { AT_HOME_WORDS, costWords, type TryCaution, type TryLine } from './model.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Four dots beside the words, as `CertaintyBadge.astro` draws them. */
const certaintyBadge = ({ steps, words }: TryLine['certainty']): HTMLElement => {
  const badge = make('span', { class: 'certainty-badge' });
  if (steps > 0) {
    const drawing = document.createElementNS(SVG, 'svg');
    for (const [name, value] of Object.entries({ viewBox: '0 0 58 14', width: '58', height: '14' }))
      drawing.setAttribute(name, value);
    drawing.setAttribute('aria-hidden', 'true');
    for (const step of [0, 1, 2, 3]) {
      const dot = document.createElementNS(SVG, 'circle');
      if (step >= steps) dot.setAttribute('class', 'open');
      for (const [name, value] of Object.entries({ cx: String(7 + step * 14.5), cy: '7', r: '5' }))
        dot.setAttribute(name, value);
      drawing.append(dot);
    }
    badge.append(drawing, ' ');
  }
  badge.append(words);
  return badge;
};

const sourcesOf = ({ sources }: TryCaution): Node[] =>
  sources.length === 0
    ? [make('span', { class: 'muted' }, 'Common clinical caution.')]
    : [
        make(
          'span',
          {},
          'Source: ',
          ...sources.flatMap(({ label, url }, index) => [index > 0 ? ', ' : '', make('a', { href: url }, label)]),
          '.',
        ),
      ];

/** @param words Precautions in words for readers. */
const flag = (caution: TryCaution, words: ReadonlyMap<string, string>): HTMLElement =>
  make(
    'p',
    { class: 'try-flag' },
    make(
      'strong',
      {},
      `For you, ${caution.precautions.map((one) => (words.get(one) ?? one).toLowerCase()).join(', ')}:`,
    ),
    ` ${caution.advice} `,
    ...sourcesOf(caution),
  );

export const lineItem = (line: AnswerLine, words: ReadonlyMap<string, string>, isMarked: boolean): HTMLLIElement => {
  const mark = make('input', { type: 'checkbox', 'data-compare': line.slug });
  mark.checked = isMarked;
  return make(
    'li',
    { 'data-treatment': line.slug },
    make('p', {}, make('a', { class: 'try-name', href: line.url }, line.name)),
    make('p', {}, line.summary),
    line.why === undefined ? undefined : make('p', {}, make('strong', {}, 'Why: '), line.why),
    ...line.flags.map((caution) => flag(caution, words)),
    make(
      'p',
      { class: 'try-facts small' },
      certaintyBadge(line.certainty),
      make('span', {}, `${AT_HOME_WORDS[line.home]}.`),
      make('span', {}, costWords(line.costs)),
    ),
    make(
      'p',
      { class: 'try-ways small not-on-paper' },
      line.find === undefined ? undefined : make('a', { href: line.find }, `Who offers ${line.name} near me`),
      make('label', {}, mark, make('span', {}, 'Compare', make('span', { class: 'visually-hidden' }, ` ${line.name}`))),
    ),
  );
};
