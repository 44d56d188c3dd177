import { make } from './make.ts';
import type { TryLine } from './model.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Four dots beside the words, as `CertaintyBadge.astro` draws them. */
export const certaintyBadge = ({ steps, words }: TryLine['certainty']): HTMLElement => {
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
