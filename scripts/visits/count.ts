/** Counts what readers looked at. It remembers paths and hosts, never who asked. Pure. */
import type { LoggedRequest } from './log-line.ts';

export interface Count {
  readonly name: string;
  readonly times: number;
}

export interface Visits {
  readonly firstDay: string | undefined;
  readonly lastDay: string | undefined;
  readonly views: number;
  readonly pages: readonly Count[];
  /** Addresses that do not exist, and were asked for. */
  readonly missing: readonly Count[];
  /** Other sites that led here. */
  readonly referrers: readonly Count[];
  readonly robots: number;
  /** Lines that tell of no request. */
  readonly unreadable: number;
}

/** A page and no file of it; the editor and the inbox are none. */
const isPage = (path: string): boolean =>
  (path.endsWith('/') || path.endsWith('.html') || !/\.[a-z\d_]{1,12}$/i.test(path)) &&
  !/^\/(?:admin|inbox|api)\//.test(path);

/** Somebody who asks for a million addresses must not fill the memory. */
const MOST_NAMES = 100_000;

const add = (counts: Map<string, number>, name: string): void => {
  if (counts.has(name) || counts.size < MOST_NAMES) counts.set(name, (counts.get(name) ?? 0) + 1);
};

const sorted = (counts: ReadonlyMap<string, number>): Count[] =>
  [...counts].map(([name, times]) => ({ name, times })).sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1));

export class VisitCounter {
  readonly #ownHost: string;
  readonly #pages = new Map<string, number>();
  readonly #missing = new Map<string, number>();
  readonly #referrers = new Map<string, number>();
  #days: [first: string, last: string] | undefined;
  #robots = 0;
  #unreadable = 0;

  /** @param ownHost Host of the site, whose pages lead to each other. */
  constructor(ownHost: string) {
    this.#ownHost = ownHost.replace(/^www\./, '');
  }

  /** @param request Undefined for a line that tells of none. */
  add(request: LoggedRequest | undefined): void {
    if (request === undefined) {
      this.#unreadable += 1;
      return;
    }
    const { day, method, path, status, referrerHost, isRobot } = request;
    const [first, last] = this.#days ?? [day, day];
    this.#days = [day < first ? day : first, day > last ? day : last];
    if (isRobot) {
      this.#robots += 1;
      return;
    }
    if (method !== 'GET') return;
    if (status === 404) add(this.#missing, path);
    if ((status !== 200 && status !== 304) || !isPage(path)) return;
    add(this.#pages, path);
    if (referrerHost !== undefined && referrerHost !== this.#ownHost) add(this.#referrers, referrerHost);
  }

  report(): Visits {
    const pages = sorted(this.#pages);
    return {
      firstDay: this.#days?.[0],
      lastDay: this.#days?.[1],
      views: pages.reduce((sum, { times }) => sum + times, 0),
      pages,
      missing: sorted(this.#missing),
      referrers: sorted(this.#referrers),
      robots: this.#robots,
      unreadable: this.#unreadable,
    };
  }
}
