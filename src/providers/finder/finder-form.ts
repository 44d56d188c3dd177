/** The finder's form: what is chosen, read and written. The names of the fields are those of the address. */
import { isSet, NAMED_FILTERS, type FilterName, type FilterValue, type NamedFilter } from './filters.ts';
import { matchChoice } from './match-choice.ts';
import { EMPTY_QUESTION, limitIn, type FinderQuestion } from './question.ts';

/** Where care is given is one choice among several, and a treatment is typed: these filters have fields of their own. */
const WITH_OWN_FIELD: readonly FilterName[] = ['treatment', 'telehealth', 'inPerson', 'home'];
const PLAIN = NAMED_FILTERS.filter(({ name }) => !WITH_OWN_FIELD.includes(name));
/** Behind "More filters". */
const NARROWING = PLAIN.filter(({ name }) => name !== 'radius' && name !== 'order');

const textIn = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

const valueIn = (data: FormData, { name, kind, empty }: NamedFilter): FilterValue => {
  switch (kind) {
    case 'choice':
      return textIn(data, name);
    case 'switch':
      return data.has(name);
    case 'limit':
      return limitIn(textIn(data, name), Number(empty));
    case 'needs':
      return data.getAll(name).map(String);
  }
};

export class FinderForm {
  readonly element: HTMLFormElement;
  /** Filters that are set, and that the form has no field for since nobody here answers them. */
  #fieldless: Partial<FinderQuestion> = {};

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

  /** @param treatment Slug of the treatment that was typed. */
  read(treatment: string): FinderQuestion {
    const data = new FormData(this.element);
    return {
      ...EMPTY_QUESTION,
      ...Object.fromEntries(PLAIN.map((filter) => [filter.name, valueIn(data, filter)])),
      ...this.#fieldless,
      treatment,
      inPerson: this.#care === 'inPerson',
      home: this.#care === 'home',
      telehealth: this.#care === 'telehealth' ? textIn(data, 'telehealth') : '',
      near: textIn(data, 'near'),
    };
  }

  /** @param treatmentName What stands in the field for the slug. */
  write(question: FinderQuestion, treatmentName: string): void {
    this.treatmentText = treatmentName;
    for (const filter of PLAIN) this.#show(filter, question[filter.name]);
    const fieldless = PLAIN.filter(({ name }) => this.element.elements.namedItem(name) === null);
    this.#fieldless = Object.fromEntries(
      fieldless.filter((filter) => isSet(filter, question)).map(({ name }) => [name, question[name]]),
    );
    const care = question.telehealth ? 'telehealth' : question.home ? 'home' : question.inPerson ? 'inPerson' : '';
    for (const way of this.element.querySelectorAll<HTMLInputElement>('[name="care"]')) {
      way.checked = way.value === care;
    }
    this.#set('telehealth', question.telehealth);
    this.#set('near', question.near);
    this.tellNarrowing();
  }

  #show({ name, kind }: NamedFilter, value: FilterValue): void {
    if (kind === 'choice') this.#set(name, String(value));
    // A distance of 0 is an option of its list; a price of 0 is none.
    else if (kind === 'limit') this.#set(name, value === 0 && name !== 'radius' ? '' : String(value));
    else {
      for (const box of this.element.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)) {
        box.checked = typeof value === 'boolean' ? value : Array.isArray(value) && value.includes(box.value);
      }
    }
  }

  /** Says on the closed door how much is chosen behind it. */
  tellNarrowing(): void {
    const count = this.#countNarrowing();
    const note = this.element.querySelector('[data-narrowing]');
    if (note) note.textContent = count === 0 ? '' : `(${count} set)`;
  }

  #countNarrowing(): number {
    const question = this.read('');
    return NARROWING.filter((filter) => isSet(filter, question))
      .map(({ name }) => question[name])
      .reduce<number>((sum, value) => sum + (Array.isArray(value) ? value.length : 1), 0);
  }

  #set(name: string, value: string): void {
    const field = this.field(name);
    if (!field) return;
    let chosen = value;
    if (field instanceof HTMLSelectElement && value !== '') {
      const known = matchChoice(value, [...field.options]);
      // A choice that is not offered is still the reader's: it must not turn into "any" unseen.
      if (known === undefined) field.add(new Option(/^\d+$/.test(value) ? value : `${value} (not known here)`, value));
      chosen = known ?? value;
    }
    field.value = chosen;
  }
}
