/**
 * A form that loses nothing. What is typed stays in this tab (sessionStorage) until it has arrived; where the service
 * lets us read its answer, the page says what came of it, and elsewhere the browser posts the form as without script.
 */
interface Kept {
  readonly values: Readonly<Record<string, string>>;
  /** It was posted, and we could not learn what came of it. */
  readonly isPosted?: true;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** A service that hangs must not block the form for longer, in milliseconds. */
const PATIENCE = 20_000;

class KeptForm extends HTMLElement {
  readonly #shownAt = performance.now();
  #isSending = false;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    this.#fillFromAddress(form);
    this.#restore(form);
    form.addEventListener('input', () => {
      this.#keep(form);
    });
    form.addEventListener('reset', () => {
      sessionStorage.removeItem(this.#key);
      this.#say('');
    });
    form.addEventListener('submit', (event) => {
      this.#submit(form, event);
    });
    // Back from the service's own page, the form is to be used again.
    window.addEventListener('pageshow', () => {
      this.#isSending = false;
    });
  }

  get #key(): string {
    return `form ${this.dataset['name'] ?? ''} ${location.pathname}`;
  }

  #fields(form: HTMLFormElement): Field[] {
    return [...form.querySelectorAll<Field>('input:not([type=hidden], [data-trap]), textarea, select')];
  }

  /** `#page=…` or `?reply=…` fills the field whose `data-from` says so. Text alone; it is shown before it is sent. */
  #fillFromAddress(form: HTMLFormElement): void {
    for (const [name, value] of new URLSearchParams(`${location.search.slice(1)}&${location.hash.slice(1)}`)) {
      const field = form.querySelector<Field>(`[data-from="${CSS.escape(name)}"]`);
      if (field) field.value = value.slice(0, 300);
    }
  }

  #restore(form: HTMLFormElement): void {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.#key) ?? 'null') as Kept | null;
      if (!kept) return;
      for (const field of this.#fields(form)) field.value = kept.values[field.name] ?? field.value;
      if (!kept.isPosted) return;
      this.#say(
        'This is what you sent before. If you saw an error, send it again. If you saw a confirmation, it has arrived. ',
      );
      const clear = document.createElement('button');
      clear.type = 'reset';
      clear.className = 'button button-quiet';
      clear.textContent = 'Clear the form';
      this.querySelector('[role="status"]')?.append(clear);
    } catch {
      // Storage can be switched off; the form then works as without script.
    }
  }

  #keep(form: HTMLFormElement, isPosted?: true): void {
    const values = Object.fromEntries(this.#fields(form).map((field) => [field.name, field.value]));
    try {
      sessionStorage.setItem(this.#key, JSON.stringify({ values, isPosted } satisfies Record<keyof Kept, unknown>));
    } catch {
      // As above.
    }
  }

  #submit(form: HTMLFormElement, event: SubmitEvent): void {
    if (this.#isSending) {
      event.preventDefault();
      return;
    }
    this.#isSending = true;
    this.#say('Sending …');
    const elapsed = form.querySelector<HTMLInputElement>('[data-elapsed]');
    if (elapsed) elapsed.value = String(Math.round((performance.now() - this.#shownAt) / 1000));
    if (this.dataset['sends'] === undefined) {
      this.#keep(form, true);
      setTimeout(() => {
        this.#isSending = false;
      }, PATIENCE);
      return;
    }
    event.preventDefault();
    void this.#send(form);
  }

  async #send(form: HTMLFormElement): Promise<void> {
    let reason = 'The service did not answer.';
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>),
        headers: { Accept: 'application/json' },
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.ok) {
        form.reset();
        reason = '';
      } else {
        reason = `The service answered with error ${answer.status}.`;
        // Our own inbox says what is wrong with which field.
        const said = (await answer.json()) as { message?: string };
        reason = said.message ?? reason;
      }
    } catch {
      // No answer, or none that says more.
    }
    this.#say(
      reason
        ? `It could not be sent. ${reason} What you wrote is still here: please try again in a while.`
        : (this.dataset['thanks'] ?? ''),
    );
    this.#isSending = false;
  }

  #say(text: string): void {
    const status = this.querySelector('[role="status"]');
    if (status) status.textContent = text;
  }
}

customElements.define('kept-form', KeptForm);
