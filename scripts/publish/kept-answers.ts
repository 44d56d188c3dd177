/** Answers of queries that the next build may take over; see `keptAnswer` in `src/site/entries.ts`. */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { replaceFile } from '#scripts/files/atomic.ts';
import type { KeptAnswers } from '#site/entries.ts';

interface Answer {
  readonly key: string;
  readonly answer: unknown;
}

interface Written {
  /** Of the code that gave the answers. */
  readonly code: string;
  readonly answers: Readonly<Record<string, Answer>>;
}

export class AnswerFile implements KeptAnswers {
  readonly #path: string;
  readonly #code: string;
  readonly #before: Written['answers'];
  readonly #given = new Map<string, Answer>();

  constructor(path: string, code: string) {
    this.#path = path;
    this.#code = code;
    this.#before = readAnswers(path, code);
  }

  find(name: string, key: string): unknown {
    const known = this.#before[name];
    return known?.key === key ? known.answer : undefined;
  }

  keep(name: string, key: string, answer: unknown): void {
    this.#given.set(name, { key, answer });
  }

  /** Writes what was given, unless it stands there already. */
  write(): void {
    const isAsBefore = [...this.#given].every(([name, { key }]) => this.find(name, key) !== undefined);
    if (isAsBefore) return;
    mkdirSync(dirname(this.#path), { recursive: true });
    const written: Written = { code: this.#code, answers: Object.fromEntries(this.#given) };
    replaceFile(this.#path, JSON.stringify(written));
  }
}

const readAnswers = (path: string, code: string): Written['answers'] => {
  try {
    const written = JSON.parse(readFileSync(path, 'utf8')) as Written;
    return written.code === code ? written.answers : {};
  } catch {
    // Not there, or cut off: everything is asked again.
    return {};
  }
};
