/** The finder's form: what is chosen, read and written. The names of the fields are those of the address. */
import { EMPTY_QUESTION, type FinderQuestion } from './question.ts';

const TEXTS = ['condition', 'profession', 'insurance', 'language'] as const;
const SWITCHES = ['accepting', 'sliding', 'claimed'] as const;

export class FinderForm {
  readonly element: HTMLFormElement;

  constructor(element: HTMLFormElement) {
    this.element = element;
  }

  field(name: string): HTMLInputElement | HTMLSelectElement | undefined {
    const field = this.element.elements.namedItem(name);
    return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field : undefined;
  }

  /** What was typed into the field of treatments. */
  get treatmentText(): string {
    return this.field('treatment')?.value.trim() ?? '';
  }

  set treatmentText(text: string) {
    const field = this.field('treatment');
    if (field) field.value = text;
  }

  /** Care by video or phone is wanted, and in which region the reader is was not said. */
  get lacksRegion(): boolean {
    return this.#care === 'telehealth' && this.field('telehealth')?.value === '';
  }

  set region(slug: string) {
    this.#set('telehealth', slug);
  }

  get #care(): string {
    return this.element.querySelector<HTMLInputElement>('[name="care"]:checked')?.value ?? '';
  }

  /** The words of what is chosen from a list. */
  nameOfChoice(name: string): string {
    const field = this.field(name);
    return field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? '') : '';
  }

  /** @param treatment Slug of the treatment that was typed. */
  read(treatment: string): FinderQuestion {
    const data = new FormData(this.element);
    const text = (name: string): string => {
      const value = data.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const number = (name: string, otherwise: number): number => {
      const value = Number(text(name));
      return text(name) !== '' && Number.isFinite(value) && value >= 0 ? value : otherwise;
    };
    return {
      ...EMPTY_QUESTION,
      ...Object.fromEntries(TEXTS.map((name) => [name, text(name)])),
      ...Object.fromEntries(SWITCHES.map((name) => [name, data.has(name)])),
      treatment,
      inPerson: this.#care === 'inPerson',
      home: this.#care === 'home',
      telehealth: this.#care === 'telehealth' ? text('telehealth') : '',
      near: text('near'),
      radius: number('radius', EMPTY_QUESTION.radius),
      price: number('price', 0),
      access: data.getAll('access').map(String),
    };
  }

  /** @param treatmentName What stands in the field for the slug. */
  write(question: FinderQuestion, treatmentName: string): void {
    this.treatmentText = treatmentName;
    for (const name of TEXTS) this.#set(name, question[name]);
    for (const name of SWITCHES) {
      const field = this.field(name);
      if (field instanceof HTMLInputElement) field.checked = question[name];
    }
    const care = question.telehealth ? 'telehealth' : question.home ? 'home' : question.inPerson ? 'inPerson' : '';
    for (const way of this.element.querySelectorAll<HTMLInputElement>('[name="care"]')) {
      way.checked = way.value === care;
    }
    this.#set('telehealth', question.telehealth);
    this.#set('near', question.near);
    this.#set('radius', String(question.radius));
    this.#set('price', question.price > 0 ? String(question.price) : '');
    for (const box of this.element.querySelectorAll<HTMLInputElement>('input[name="access"]')) {
      box.checked = question.access.includes(box.value);
    }
    this.tellNarrowing();
  }

  /** Says on the closed door how much is chosen behind it. */
  tellNarrowing(): void {
    const count = this.#countNarrowing();
    const note = this.element.querySelector('[data-narrowing]');
    if (note) note.textContent = count === 0 ? '' : `(${count} set)`;
  }

  #countNarrowing(): number {
    const { access, price, ...question } = this.read('');
    const chosen = [...TEXTS, ...SWITCHES].filter((name) => question[name]).length;
    return chosen + access.length + (price > 0 ? 1 : 0);
  }

  #set(name: string, value: string): void {
    const field = this.field(name);
    if (!field) return;
    // A choice that this build no longer offers is still the reader's: it must not turn into "any" unseen.
    if (
      field instanceof HTMLSelectElement &&
      value !== '' &&
      ![...field.options].some((option) => option.value === value)
    ) {
      field.add(new Option(value, value));
    }
    field.value = value;
  }
}
