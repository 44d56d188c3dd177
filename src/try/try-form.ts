/** The form of "What could I try?" as answers, and back. Runs in the browser. */
import type { CostKind, Precaution } from '#topics/schema.ts';
import type { TryAnswers } from './answer.ts';
import { make } from './make.ts';
import { HOW, type TryCondition } from './model.ts';

const valuesOf = (boxes: readonly HTMLInputElement[]): string[] =>
  boxes.filter(({ checked }) => checked).map(({ value }) => value);

const wordsFor = (box: HTMLInputElement): string => box.closest('label')?.textContent.trim() ?? box.value;

export class TryForm {
  readonly element: HTMLFormElement;

  constructor(form: HTMLFormElement) {
    this.element = form;
  }

  #boxes(group: string): HTMLInputElement[] {
    return [...this.element.querySelectorAll<HTMLInputElement>(`[data-group="${group}"] input`)];
  }

  get words(): HTMLInputElement {
    return this.element.querySelector<HTMLInputElement>('#try-words') ?? make('input');
  }

  get keep(): HTMLInputElement {
    return this.element.querySelector<HTMLInputElement>('[data-keep]') ?? make('input');
  }

  /** Precautions in the words of the form. */
  get precautions(): ReadonlyMap<string, string> {
    return new Map(this.#boxes('applies').map((box) => [box.value, wordsFor(box)]));
  }

  read(): TryAnswers {
    return {
      applies: valuesOf(this.#boxes('applies')) as Precaution[],
      how: HOW.find((how) => valuesOf(this.#boxes('how')).includes(how)) ?? 'either',
      costs: valuesOf(this.#boxes('cost')) as CostKind[],
      tried: valuesOf(this.#boxes('tried')),
    };
  }

  write({ applies, how, costs, tried }: TryAnswers): void {
    const chosen: Readonly<Record<string, readonly string[]>> = { applies, how: [how], cost: costs, tried };
    for (const [group, values] of Object.entries(chosen))
      for (const box of this.#boxes(group)) box.checked = values.includes(box.value);
    // What is ticked must not lie folded away.
    for (const fold of this.element.querySelectorAll('details')) if (fold.querySelector(':checked')) fold.open = true;
  }

  /** Offers what was studied for the condition as "tried". */
  offerTried({ groups }: TryCondition, tried: readonly string[]): void {
    const boxes = groups
      .filter(({ isAvoided }) => !isAvoided)
      .flatMap(({ lines }) => lines)
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
      .map(({ slug, name }) => {
        const box = make('input', { type: 'checkbox', value: slug });
        box.checked = tried.includes(slug);
        return make('label', {}, box, ` ${name}`);
      });
    this.element.querySelector('[data-group="tried"]')?.replaceChildren(...boxes);
    this.element.querySelector('[data-tried]')?.toggleAttribute('hidden', boxes.length === 0);
  }

  /** What was said, in a line: for the folded form and for paper. */
  inWords(condition: string): string {
    const said = ['applies', 'how', 'cost', 'tried'].flatMap((group) =>
      this.#boxes(group)
        .filter((box) => box.checked && box.value !== 'either')
        .map((box) => `${group === 'tried' ? 'tried ' : ''}${wordsFor(box).toLowerCase()}`),
    );
    return [condition, ...said].join(', ');
  }
}
