/** The finder: asks the site's own small files, tells how many it found, and keeps the question in the address. */
import { regionSlugOf, UNITED_STATES } from '#places/countries.ts';
import type { LandFile } from '#places/land-files.ts';
import type { FetchShard, NamedPoint } from '#places/place-lookup.ts';
import { REGION_NAMES_BY_CODE } from '#places/regions.ts';
import { today } from '#site/today.ts';
import type { AnswerContext, ShownAnswer } from './answering.ts';
import { failureWords, NOTHING_ASKED, unknownPlaceWords, unknownTopicWords } from './complaints.ts';
import { fetchFile, fetchOptional } from './finder-files.ts';
import { FinderForm } from './finder-form.ts';
import type { FinderSetup } from './finder-setup.ts';
import { KeptAddress } from './kept-address.ts';
import { loadAnswering, loadPlaceLookup, loadResultMap, loadTopicNames } from './later-parts.ts';
import { locate } from './locate.ts';
import { EMPTY_QUESTION, formatQuestion, type FinderQuestion } from './question.ts';
import type { FinderTopics } from './topic-names.ts';

const PAGE_SIZE = 20;

const country = UNITED_STATES;
/** Files of borders that a map of results fetches at most. */
const MOST_LANDS = 6;
/** Where a name of the second and the third list of topics belongs. */
const OTHER_FIELDS = ['', 'condition', 'profession'];

class ProviderFinder extends HTMLElement {
  #setup!: FinderSetup;
  #form!: FinderForm;
  #treatment = '';
  /** What was typed is a name of this directory's, and no treatment. */
  #name = '';
  /** Of what was typed, the part that is no topic. */
  #unknown = '';
  readonly #address = new KeptAddress();
  #shown = PAGE_SIZE;
  /** Answers to earlier questions come too late: only the newest counts. */
  #asked = 0;

  connectedCallback(): void {
    this.#setup = JSON.parse(this.dataset['finder'] ?? '{}') as FinderSetup;
    this.#form = new FinderForm(this.#part('form'));
    this.#form.element.addEventListener('submit', (event) => {
      event.preventDefault();
      // On to the results, which on a small screen lie below the form, or to the field that is wrong.
      void this.#ask().then(() => {
        const isEmpty = this.#form.treatmentText === '' && formatQuestion(this.#form.read('')) === '';
        if (isEmpty) this.#complain('treatment', NOTHING_ASKED);
        this.#part('[aria-invalid], h2').focus();
      });
    });
    this.#form.element.addEventListener('change', (event) => {
      // A field of text waits for the button; a choice is a decision.
      const isTyped = event.target instanceof HTMLInputElement && ['text', 'number'].includes(event.target.type);
      if (!isTyped) void this.#ask();
    });
    this.#part('[data-locate]').addEventListener('click', () => {
      locate(
        (near) => void this.#askFor({ ...this.#form.read(this.#treatment), near }),
        () => {
          this.#complain('near', 'Your browser gave no location. Type a ZIP code or a city instead.');
        },
      );
    });
    this.#part('[data-to-map]').addEventListener('click', () => {
      const figure = this.#part('.provider-finder-figure');
      figure.focus({ preventScroll: true });
      figure.scrollIntoView();
    });
    this.#part('[data-more]').addEventListener('click', () => void this.#showMore());
    this.#part('[data-clear]').addEventListener('click', () => {
      void this.#askFor(EMPTY_QUESTION);
      // The button goes away, and the focus must stand somewhere.
      this.#form.field('treatment')?.focus();
    });
    this.#address.watch(() => void this.#askAgain());
    addEventListener('pagehide', () => {
      history.replaceState(scrollY, '');
    });
    if (this.#address.read()) {
      // What was shown comes too late for the browser to find the place again.
      void this.#askAgain().then(() => {
        if (typeof history.state === 'number') scrollTo(0, history.state);
      });
    }
  }

  #part<E extends HTMLElement>(selector: string): E {
    const element = this.querySelector<E>(selector);
    if (!element) throw new Error(`The finder lacks ${selector}.`);
    return element;
  }

  /** Asks what the address asks, and shows as many as were shown. */
  async #askAgain(): Promise<void> {
    await this.#askFor(this.#address.read() ?? EMPTY_QUESTION, this.#address.shown || PAGE_SIZE);
  }

  /** Puts a question into the form and asks it. */
  async #askFor(question: FinderQuestion, shown = PAGE_SIZE): Promise<void> {
    const name = this.#nameOf(question.treatment);
    // A word that is no treatment's slug is read as if it had been typed.
    this.#treatment = name === question.treatment ? '' : question.treatment;
    this.#form.write(question, question.name || name);
    await this.#ask(shown);
  }

  /** Names of treatments, and of professions that stand among them. */
  #nameOf(treatments: string): string {
    return treatments
      .split(',')
      .map(
        (slug) =>
          this.querySelector<HTMLOptionElement>(`datalist option[data-slug="${CSS.escape(slug)}"]`)?.value ??
          this.#nameOfChoice('profession', slug),
      )
      .join(', ');
  }

  /** As it stands in a sentence: a profession among treatments is "care by a chiropractor". */
  #nameInWords(field: string, value: string): string {
    const name = field === 'treatment' ? this.#nameOf(value) : this.#nameOfChoice(field, value);
    const isProfession = field === 'treatment' && name !== value && name === this.#nameOfChoice('profession', value);
    return isProfession ? `care by ${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}` : name;
  }

  #nameOfChoice(field: string, value: string): string {
    // The option without a value says "Any", which is no name.
    const option =
      value && this.querySelector<HTMLOptionElement>(`[name="${field}"] option[value="${CSS.escape(value)}"]`);
    return option ? option.text : value;
  }

  #topics = (): Promise<FinderTopics> => fetchFile(this.#setup.topics) as Promise<FinderTopics>;

  /**
   * The slug of the treatment that was typed; undefined when it is none. A condition or a profession typed in its place
   * moves into the field of its own.
   */
  async #readTreatment(): Promise<string | undefined> {
    const text = this.#form.treatmentText;
    this.#name = '';
    this.#unknown = text;
    if (text === '') return '';
    if (this.#treatment !== '' && text === this.#nameOf(this.#treatment)) return this.#treatment;
    const option = [...this.querySelectorAll('option')].find(({ value, dataset }) => dataset['slug'] && value === text);
    if (option) return option.dataset['slug'];
    // What only some questions need is fetched for them alone.
    const names = loadTopicNames();
    const { treatments, conditions, professions } = await this.#topics();
    const { findMeantTopic, findSeveralTopics } = await names;
    const several = await findSeveralTopics(text, treatments, conditions, professions);
    if (several?.unknown === '') {
      const { treatment, condition, profession } = several;
      const question = this.#form.read('');
      this.#form.write(
        { ...question, condition: condition || question.condition, profession: profession || question.profession },
        this.#nameOf(treatment),
      );
      return treatment;
    }
    if (several) this.#unknown = several.unknown;
    const topic = await findMeantTopic(text, treatments, conditions, professions);
    const field = topic && OTHER_FIELDS[topic.list];
    if (field) {
      this.#form.write({ ...this.#form.read(''), [field]: topic.slug }, '');
      return '';
    }
    if (topic) this.#form.treatmentText = this.#nameOf(topic.slug);
    else this.#name = text;
    return topic?.slug;
  }

  async #ask(shown = PAGE_SIZE): Promise<void> {
    this.#shown = shown;
    await this.#answer();
  }

  async #showMore(): Promise<void> {
    const before = this.#shown;
    this.#shown += PAGE_SIZE;
    await this.#answer();
    // The button may be gone: the focus goes on with the first new result.
    const next = this.querySelector<HTMLElement>(`.provider-finder-list li[value="${before + 1}"]`);
    const target = next?.querySelector<HTMLElement>('a') ?? next;
    target?.setAttribute('tabindex', target instanceof HTMLAnchorElement ? '0' : '-1');
    target?.focus();
  }

  async #answer(): Promise<void> {
    const number = (this.#asked += 1);
    for (const name of ['treatment', 'near', 'telehealth']) this.#complain(name, '');
    this.toggleAttribute('data-busy', true);
    // Fetched beside the place, not after it.
    void loadAnswering().catch(() => undefined);
    try {
      const treatment = await this.#readTreatment();
      if (number !== this.#asked) return;
      this.#treatment = treatment ?? '';
      if (treatment !== undefined) void this.#prepare(this.#form.read(treatment)).catch(() => undefined);
      const points = await this.#readPlace(this.#form.read('').near);
      if (number !== this.#asked || points === undefined) return;
      if (treatment === undefined) {
        await this.#answerName(number, points);
        return;
      }
      if (!this.#knowsRegion(points[0])) return;
      const question = this.#form.read(treatment);
      this.#write(question);
      const { answerQuestion } = await loadAnswering();
      const shown = await answerQuestion(question, await this.#contextFor(question, points));
      if (number === this.#asked) this.#show(question, shown, points[0]);
    } catch (error) {
      if (number === this.#asked) this.#part('[role="status"]').textContent = failureWords(error);
    } finally {
      if (number === this.#asked) this.toggleAttribute('data-busy', false);
    }
  }

  #write(question: FinderQuestion): void {
    this.#address.write(question, this.#shown > PAGE_SIZE ? this.#shown : 0);
  }

  async #prepare(question: FinderQuestion): Promise<void> {
    const { prepareAnswer } = await loadAnswering();
    if (formatQuestion(question) !== '') prepareAnswer(question, await this.#contextFor(question, []));
  }

  async #answerName(number: number, points: readonly NamedPoint[]): Promise<void> {
    const question = { ...EMPTY_QUESTION, name: this.#name, near: this.#form.read('').near };
    const { answerName } = await loadAnswering();
    const shown = await answerName(question, await this.#contextFor(question, points));
    if (number !== this.#asked) return;
    if (!shown) {
      this.#complain('treatment', unknownTopicWords(this.#unknown));
      return;
    }
    this.#write(question);
    this.#show(question, shown, points[0]);
  }

  /** The places of this name, the best first; empty when none was named; undefined when there is none. */
  async #readPlace(near: string): Promise<readonly NamedPoint[] | undefined> {
    if (near === '') return [];
    const { postal, cities } = this.#setup;
    const fetchShard: FetchShard = (set, name) => fetchOptional(`${set === 'postal' ? postal : cities}/${name}`);
    const { findPlace, suggestPlaces } = await loadPlaceLookup();
    const { points } = await findPlace(near, country, REGION_NAMES_BY_CODE, fetchShard);
    if (points.length > 0) return points;
    const { distance } = await loadTopicNames();
    const suggestions = await suggestPlaces(near, REGION_NAMES_BY_CODE, fetchShard, distance);
    this.#complain('near', unknownPlaceWords(near, suggestions));
    return undefined;
  }

  /** Who treats by video must be allowed to where the reader is: told by the place, or to be chosen. */
  #knowsRegion(point: NamedPoint | undefined): boolean {
    if (!this.#form.lacksRegion) return true;
    const region = point && regionSlugOf(country.code, point.region);
    if (region !== undefined) {
      this.#form.region = region;
      return true;
    }
    this.#complain(
      'telehealth',
      'Choose your state. Most providers may treat people only in states where they are licensed.',
    );
    return false;
  }

  async #contextFor({ condition }: FinderQuestion, points: readonly NamedPoint[]): Promise<AnswerContext> {
    const regionOf = (code: string): string | undefined => regionSlugOf(country.code, code);
    const slug = regionOf(points[0]?.region ?? '');
    return {
      setup: this.#setup,
      fetchFile,
      fetchOptional,
      // The reader's own clock, and no environment: this runs in a browser.
      day: today({}),
      points,
      region: slug === undefined ? undefined : { slug, name: this.#nameOfChoice('telehealth', slug) },
      regionSlugOf: regionOf,
      count: this.#shown,
      studied: condition === '' ? [] : ((await this.#topics()).studied[condition] ?? []),
      nameOf: (field, value) => this.#nameInWords(field, value),
      ask: (other) => void this.#askFor(other),
    };
  }

  #show(
    question: FinderQuestion,
    { finding, status, list: shown, official }: ShownAnswer,
    point: NamedPoint | undefined,
  ): void {
    const list = this.#part('[data-list]');
    const hadFocus = list.contains(document.activeElement);
    list.replaceChildren(...shown);
    this.#part('[data-lookups]').replaceChildren(...official);
    this.#form.tellNarrowing();
    this.#part('[data-more]').hidden = !finding.isCut || finding.count < this.#shown;
    const isAsked = formatQuestion(question) !== '';
    this.#part('[data-clear]').hidden = !isAsked;
    document.querySelector('[data-all-listings]')?.toggleAttribute('hidden', isAsked);
    this.#part('.provider-finder-results').hidden = !isAsked;
    for (const note of this.querySelectorAll<HTMLElement>('[data-standing]'))
      note.hidden = !question.treatment.split(',').includes(note.dataset['standing'] ?? '');
    this.#part('[data-official]').hidden = finding.count > 0;
    this.#part('[role="status"]').textContent = isAsked ? status : '';
    // What was pressed is gone with the old list.
    if (hadFocus) this.#part('h2').focus();
    void this.#drawMap(point, finding);
  }

  async #drawMap(point: NamedPoint | undefined, finding: ShownAnswer['finding']): Promise<void> {
    const figure = this.#part<HTMLElement>('.provider-finder-figure');
    const found = finding.groups.flatMap((group) => group.found);
    figure.hidden = point === undefined || found.length === 0;
    this.#part('[data-to-map]').hidden = figure.hidden;
    if (!point || figure.hidden) return;
    const number = this.#asked;
    const { drawResultMap } = await loadResultMap();
    const { KM_PER_MILE } = await loadAnswering();
    const regions = new Set([point.region, ...found.map(({ row }) => row.region)].filter((region) => region !== ''));
    const land = await Promise.all(
      [...regions]
        .slice(0, MOST_LANDS)
        .map((region) => regionSlugOf(country.code, region))
        .map((slug) => fetchOptional(`${this.#setup.land}/${slug ?? ''}`).catch(() => undefined)),
    );
    if (number !== this.#asked) return;
    this.#part('[data-map]').replaceChildren(
      drawResultMap(point, found, land.filter((file) => file !== undefined) as LandFile[], KM_PER_MILE),
    );
  }

  /** Says beside a field what is wrong with it; an empty sentence takes that back. */
  #complain(name: string, sentence: string): void {
    const field = this.#form.field(name);
    const note = this.#part(`[data-note="${name}"]`);
    note.textContent = sentence;
    if (sentence === '') field?.removeAttribute('aria-invalid');
    else {
      field?.setAttribute('aria-invalid', 'true');
      this.#part('[role="status"]').textContent = sentence;
    }
  }
}

customElements.define('provider-finder', ProviderFinder);
