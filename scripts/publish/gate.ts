/** What a built site must show before it takes the place of the one that is published. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { ALLOWANCE, budgetOf } from './budgets.ts';
import { fileAt, fileOf, namesIn } from './built-pages.ts';
import { isInboxAddress } from '#site/form-targets.ts';
import { typeOfPage, type PageType } from './page-types.ts';
import { anchorOf, type PageFacts } from './page-facts.ts';
import { lossesSince, type Inventory } from './inventory.ts';

export interface GateOptions {
  /** Folder of the site that was built and is not yet published. */
  readonly folder: string;
  /** Origin of the published site, without a slash at the end. */
  readonly origin: string;
  /** Paths that entries of `content/` must have become, each with the entry's file. */
  readonly expected: ReadonlyMap<string, string>;
  /** What the published site holds, when there is one. */
  readonly before: Inventory | undefined;
  /** Pages may be lost: somebody has asked for it. */
  readonly mayShrink: boolean;
  /** Every page of the site. */
  readonly pages: Iterable<PageFacts>;
}

export interface GateReport {
  /** Each a sentence; none when the site may be published. */
  readonly faults: readonly string[];
  readonly inventory: Inventory;
}

/** A page with less to read in its main part has come out broken. */
const LEAST_TEXT = 60;
/** Pages of a type that are weighed: those of the most bytes. The tests of the site weigh every one. */
const WEIGHED_PER_TYPE = 3;
const MOST_NAMED = 5;

/** A page as a contributor knows it: by its address, and by the file to open. */
type Naming = (path: string) => string;

/** Says a fault once, with the first places where it stands. */
const faultAt = (fault: string, places: readonly string[]): string => {
  const more = places.length > MOST_NAMED ? ` and ${places.length - MOST_NAMED} more` : '';
  return `${fault}: ${places.slice(0, MOST_NAMED).join(', ')}${more}`;
};

/** Holds a built site against what it was made from. */
export const inspectSite = ({ folder, origin, expected, before, mayShrink, pages }: GateOptions): GateReport => {
  const named: Naming = (path) => {
    const file = expected.get(path);
    return file === undefined ? path : `${path} (${file})`;
  };
  const paths = new Set<string>();
  const sections: Record<string, number> = {};
  const thin: string[] = [];
  const links = new LinkLedger(folder, origin, named);
  const heaviest = new Map<PageType, PageFacts[]>();
  for (const page of pages) {
    paths.add(page.path);
    links.note(page);
    if (page.isRedirect) continue;
    const type = typeOfPage(page.path);
    sections[type ?? 'other'] = (sections[type ?? 'other'] ?? 0) + 1;
    if (page.textLength < LEAST_TEXT) thin.push(page.path);
    if (type) keepHeaviest(heaviest, type, page);
  }
  const missing = [...expected.keys()].filter((path) => !paths.has(path));
  const inventory = { pages: paths.size, sections };
  return {
    inventory,
    faults: [
      ...(paths.size === 0 ? ['No page was written.'] : []),
      ...(missing.length > 0 ? [faultAt('Entries without a page', missing.map(named))] : []),
      ...(thin.length > 0 ? [faultAt('Pages with almost nothing to read', thin.map(named))] : []),
      ...links.faults(),
      ...findTooHeavy(folder, heaviest, named),
      ...(before && !mayShrink ? lossesSince(before, inventory) : []),
    ],
  };
};

const keepHeaviest = (heaviest: Map<PageType, PageFacts[]>, type: PageType, page: PageFacts): void => {
  const kept = heaviest.get(type) ?? [];
  if (kept.length === WEIGHED_PER_TYPE && page.size <= (kept.at(-1)?.size ?? 0)) return;
  heaviest.set(type, [...kept, page].sort((a, b) => b.size - a.size).slice(0, WEIGHED_PER_TYPE));
};

/** Bytes as brotli sends them at its best, or more than that where it is told to be quick. */
const sizeOf = (bytes: Buffer, isQuick: boolean): number =>
  brotliCompressSync(bytes, isQuick ? { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } } : {}).length;

const findTooHeavy = (
  folder: string,
  heaviest: ReadonlyMap<PageType, readonly PageFacts[]>,
  named: Naming,
): string[] => {
  const sheetSizes = new Map<string, number>();
  const sheetSize = (path: string, isQuick: boolean): number => {
    const known = sheetSizes.get(`${path} ${isQuick}`) ?? sizeOf(readFileSync(join(folder, path)), isQuick);
    sheetSizes.set(`${path} ${isQuick}`, known);
    return known;
  };
  const firstPaint = (html: Buffer, isQuick: boolean): number =>
    [...html.toString('utf8').matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].reduce(
      (sum, [, sheet = '']) => sum + sheetSize(sheet, isQuick),
      sizeOf(html, isQuick),
    );
  return [...heaviest].flatMap(([type, pages]) =>
    pages.flatMap(({ path }) => {
      const html = readFileSync(join(folder, fileOf(path)));
      const most = budgetOf(type).firstPaint * ALLOWANCE;
      // Compressing at its best takes ten times as long, and most pages need no second look.
      if (firstPaint(html, true) <= most) return [];
      const bytes = firstPaint(html, false);
      return bytes > most
        ? [`${named(path)} needs ${bytes} bytes before it shows; a page of its type may need ${most}`]
        : [];
    }),
  );
};

/** All addresses that pages name, each once: most pages name the same ones. */
class LinkLedger {
  readonly #folder: string;
  readonly #origin: string;
  /** Address → the first pages that name it. */
  readonly #wanted = new Map<string, string[]>();
  readonly #broken: string[] = [];

  readonly #named: Naming;

  constructor(folder: string, origin: string, named: Naming) {
    this.#folder = folder;
    this.#origin = origin;
    this.#named = named;
  }

  note({ path, names, lost }: PageFacts): void {
    for (const anchor of lost) this.#broken.push(`${this.#named(path)} names #${anchor}, which is not on it`);
    for (const name of names) {
      const places = this.#wanted.get(name);
      if (!places) this.#wanted.set(name, [path]);
      else if (places.length <= MOST_NAMED) places.push(path);
    }
  }

  faults(): string[] {
    const broken = [...this.#broken];
    const anchorsAt = new Map<string, ReadonlySet<string>>();
    for (const [address, places] of this.#wanted) {
      const url = new URL(address, this.#origin);
      if (isInboxAddress(url.pathname)) continue;
      const file = fileAt(this.#folder, decodeURIComponent(url.pathname));
      if (file === undefined) {
        broken.push(faultAt(`${address} does not exist, and is named on`, places.map(this.#named)));
        continue;
      }
      const anchor = anchorOf(url.hash);
      if (anchor === undefined || !file.endsWith('.html')) continue;
      const anchors = anchorsAt.get(file) ?? namesIn(readFileSync(join(this.#folder, file), 'utf8')).anchors;
      anchorsAt.set(file, anchors);
      if (!anchors.has(anchor))
        broken.push(faultAt(`${address} is no place on that page, and is named on`, places.map(this.#named)));
    }
    return broken;
  }
}
