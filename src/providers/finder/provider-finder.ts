/** The finder: asks the site's own small files, tells how many it found, and keeps the question in the address. */
import { regionSlugOf, UNITED_STATES } from '#places/countries.ts';
import { KM_PER_MILE } from '#places/units.ts';
import type { LandFile } from '#places/land-files.ts';
import type { FetchShard, NamedPoint } from '#places/place-lookup.ts';
import { REGION_NAMES_BY_CODE } from '#places/regions.ts';
import { today } from '#site/today.ts';
import {
  failureWords,
  nameWords,
  NOTHING_ASKED,
  statusWords,
  unknownPlaceWords,
  unknownTopicWords,
  type ChosenWords,
} from './answer-words.ts';
import { nobodyFound, type WayOut } from './empty-answer.ts';
import { fetchFile, fetchOptional } from './finder-files.ts';
import { FinderForm } from './finder-form.ts';
import { find, type FinderResult, type FindingOptions } from './finding.ts';
import { KeptAddress } from './kept-address.ts';
import { locate } from './locate.ts';
import { loadEngine, loadPlaceLookup, loadResultMap, loadTopicNames } from './later-parts.ts';
import { officialList } from './official-list.ts';
import { EMPTY_QUESTION, formatQuestion, isOffered, type FinderQuestion } from './question.ts';
import { conditionNote, el, resultLists, type ResultWords } from './result-list.ts';
import type { FinderSetup } from './finder-setup.ts';
import type { FinderTopics } from './topic-names.ts';

const PAGE_SIZE = 20;

const country = UNITED_STATES;
/** Files of borders that a map of results fetches at most. */
const MOST_LANDS = 6;
/** Where a name of the second and the third list of topics belongs. */
const OTHER_FIELDS = ['', 'condition', 'profession'];
/** Other places of one name to choose from. */
const MOST_OTHERS = 6;

class ProviderFinder extends HTMLElement {
  #setup!: FinderSetup;
  #form!: FinderForm;
  #treatment = '';
  /** What was typed is a name of this directory's, and no treatment. */
  #name = '';
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
    this.#part('[data-more]').addEventListener('click', () => void this.#showMore());
    this.#part('[data-clear]').addEventListener('click', () => {
      void this.#askFor(EMPTY_QUESTION);
      // The button goes away, and the focus must stand somewhere.
      this.#form.field('treatment')?.focus();
    });
    this.#address.watch(() => void this.#askFor(this.#address.read() ?? EMPTY_QUESTION));
    const question = this.#address.read();
    if (question) void this.#askFor(question);
  }

  #part<E extends HTMLElement>(selector: string): E {
    const element = this.querySelector<E>(selector);
    if (!element) throw new Error(`The finder lacks ${selector}.`);
    return element;
  }

  /** Puts a question into the form and asks it. */
  async #askFor(question: FinderQuestion): Promise<void> {
    const name = this.#nameOf(question.treatment);
    // A word that is no treatment's slug is read as if it had been typed.
    this.#treatment = name === question.treatment ? '' : question.treatment;
    this.#form.write(question, question.name || name);
    await this.#ask();
  }

  #nameOf(treatment: string): string {
    return (
      this.querySelector<HTMLOptionElement>(`datalist option[data-slug="${CSS.escape(treatment)}"]`)?.value ?? treatment
    );
  }

  #topics = (): Promise<FinderTopics> => fetchFile(this.#setup.topics) as Promise<FinderTopics>;

  /**
   * The slug of the treatment that was typed; undefined when it is none. A condition or a profession typed in its place
   * moves into the field of its own.
   */
  async #readTreatment(): Promise<string | undefined> {
    const text = this.#form.treatmentText;
    this.#name = '';
    if (text === '') return '';
    if (this.#treatment !== '' && text === this.#nameOf(this.#treatment)) return this.#treatment;
    const option = [...this.querySelectorAll('option')].find(({ value, dataset }) => dataset['slug'] && value === text);
    if (option) return option.dataset['slug'];
    // What only some questions need is fetched for them alone.
    const names = loadTopicNames();
    const { treatments, conditions, professions } = await this.#topics();
    const topic = await (await names).findMeantTopic(text, treatments, conditions, professions);
    const field = topic && OTHER_FIELDS[topic.list];
    if (field) {
      this.#form.write({ ...this.#form.read(''), [field]: topic.slug }, '');
      return '';
    }
    if (topic) this.#form.treatmentText = this.#nameOf(topic.slug);
    else this.#name = text;
    return topic?.slug;
  }

  async #ask(): Promise<void> {
    this.#shown = PAGE_SIZE;
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
    void loadEngine().catch(() => undefined);
    try {
      const treatment = await this.#readTreatment();
      if (number !== this.#asked) return;
      this.#treatment = treatment ?? '';
      const points = await this.#readPlace(this.#form.read('').near);
      if (number !== this.#asked || points === undefined) return;
      if (treatment === undefined) {
        await this.#answerName(number, points);
        return;
      }
      if (!this.#knowsRegion(points[0])) return;
      const question = this.#form.read(treatment);
      this.#address.write(question);
      const options = await this.#optionsFor(question, points[0]);
      const finding = await find(question, options);
      const wayOut = finding.count === 0 ? await nobodyFound(question, options, points[0]) : undefined;
      const official = wayOut ? await officialList(this.#setup.lookups, question, points[0]?.region) : [];
      if (number !== this.#asked) return;
      this.#part('[data-lookups]').replaceChildren(...official);
      this.#show(question, finding, points, wayOut, this.#studied(question, options));
    } catch (error) {
      if (number === this.#asked) this.#part('[role="status"]').textContent = failureWords(error);
    } finally {
      if (number === this.#asked) this.toggleAttribute('data-busy', false);
    }
  }

  /** Those who are called what was typed; their names are asked for without any filter. */
  async #answerName(number: number, points: readonly NamedPoint[]): Promise<void> {
    const name = this.#name;
    const question = { ...EMPTY_QUESTION, name, near: this.#form.read('').near };
    const options = await this.#optionsFor(question, points[0]);
    const finding = await options.engine.findByName(name, options);
    if (number !== this.#asked) return;
    if (finding.count === 0) {
      this.#complain('treatment', unknownTopicWords(name));
      return;
    }
    this.#address.write(question);
    this.#show(question, finding, points, { status: nameWords(name, finding, points[0]), ways: [] }, []);
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

  async #optionsFor(question: FinderQuestion, point: NamedPoint | undefined): Promise<FindingOptions> {
    const studied = question.condition === '' ? [] : ((await this.#topics()).studied[question.condition] ?? []);
    return {
      engine: await loadEngine(),
      sets: this.#setup.sets,
      fetchFile,
      // The reader's own clock, and no environment: this runs in a browser.
      day: today({}),
      point,
      count: this.#shown,
      withinKm: point && question.radius > 0 ? question.radius * KM_PER_MILE : Number.POSITIVE_INFINITY,
      studiedTreatments: new Set(studied),
    };
  }

  /** For a condition alone: the treatments that were studied for it and are offered here, each to be pressed. */
  #studied(question: FinderQuestion, { studiedTreatments, sets }: FindingOptions): HTMLElement[] {
    const slugs = [...studiedTreatments].filter((slug) => isOffered(slug, sets));
    if (question.treatment !== '' || slugs.length === 0) return [];
    const ways = slugs.map((treatment) => this.#wayTo(this.#nameOf(treatment), { ...question, treatment }));
    return conditionNote(question.condition, this.#form.nameOfChoice('condition'), ways);
  }

  #chosen({ treatment, condition }: FinderQuestion): ChosenWords {
    return {
      treatment: treatment && this.#nameOf(treatment),
      condition: condition && this.#form.nameOfChoice('condition'),
    };
  }

  #wayTo(label: string, question: FinderQuestion): HTMLButtonElement {
    const button = el('button', { type: 'button', class: 'button button-quiet' }, label);
    button.addEventListener('click', () => void this.#askFor(question));
    return button;
  }

  #show(
    question: FinderQuestion,
    finding: FinderResult,
    points: readonly NamedPoint[],
    wayOut: WayOut | undefined,
    studied: readonly HTMLElement[],
  ): void {
    const [point] = points;
    const results = this.#part('.provider-finder-results');
    const list = this.#part('[data-list]');
    const hadFocus = list.contains(document.activeElement);
    const words: ResultWords = {
      professionNames: new Map([...this.querySelectorAll('option')].map(({ value, text }) => [value, text])),
      // The status tells the place in full; a row needs less.
      from: point?.label.replace(/ \(.*\)$/, ''),
      reports: this.#setup.reports,
      medicareOn: this.#setup.medicareOn,
    };
    const others = points.slice(1, 1 + MOST_OTHERS);
    list.replaceChildren(
      ...(others.length === 0
        ? []
        : [
            el(
              'p',
              { class: 'provider-finder-places' },
              'Other places of this name: ',
              ...others.map(({ label, near }) => this.#wayTo(label, { ...question, near })),
            ),
          ]),
      ...studied,
      ...resultLists(finding.groups, words),
      ...(wayOut?.ways ?? []).map(({ text, label, question: other }) =>
        el('div', { class: 'provider-finder-way' }, el('p', {}, text), this.#wayTo(label, other)),
      ),
    );
    this.#form.tellNarrowing();
    this.#part('[data-more]').hidden = !finding.isCut || finding.count < this.#shown;
    const isAsked = formatQuestion(question) !== '';
    this.#part('[data-clear]').hidden = !isAsked;
    document.querySelector('[data-all-listings]')?.toggleAttribute('hidden', isAsked);
    results.hidden = !isAsked;
    for (const note of this.querySelectorAll<HTMLElement>('[data-standing]'))
      note.hidden = note.dataset['standing'] !== question.treatment;
    this.#part('[data-official]').hidden = finding.count > 0;
    this.#part('[role="status"]').textContent = isAsked
      ? (wayOut?.status ?? statusWords(question, finding, point, this.#chosen(question)))
      : '';
    // What was pressed is gone with the old list.
    if (hadFocus) this.#part('h2').focus();
    void this.#drawMap(point, finding);
  }

  async #drawMap(point: NamedPoint | undefined, finding: FinderResult): Promise<void> {
    const figure = this.#part<HTMLElement>('.provider-finder-figure');
    const found = finding.groups.flatMap((group) => group.found);
    figure.hidden = point === undefined || found.length === 0;
    if (!point || figure.hidden) return;
    const number = this.#asked;
    const { drawResultMap } = await loadResultMap();
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
