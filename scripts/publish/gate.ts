/** What a built site must show before it takes the place of the one that is published. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { ALLOWANCE, budgetOf } from './budgets.ts';
import { listFiles } from '#scripts/files/listing.ts';
import { fileAt, namesIn, pagesIn, textLength, type BuiltPage } from './built-pages.ts';
import { typeOfPage, type PageType } from './page-types.ts';
import { lossesSince, type Inventory } from './inventory.ts';

export interface GateOptions {
  /** Folder of the site that was built and is not yet published. */
  readonly folder: string;
  /** Origin of the published site, without a slash at the end. */
  readonly origin: string;
  /** Paths that entries of `content/` must have become. */
  readonly expected: readonly string[];
  /** What the published site holds, when there is one. */
  readonly before: Inventory | undefined;
  /** Pages may be lost: somebody has asked for it. */
  readonly mayShrink: boolean;
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

/** Says a fault once, with the first places where it stands. */
const faultAt = (fault: string, places: readonly string[]): string => {
  const more = places.length > MOST_NAMED ? ` and ${places.length - MOST_NAMED} more` : '';
  return `${fault}: ${places.slice(0, MOST_NAMED).join(', ')}${more}`;
};

/** Reads the whole site once and holds it against what it was made from. */
export const inspectSite = ({ folder, origin, expected, before, mayShrink }: GateOptions): GateReport => {
  const files = listFiles(folder);
  const paths = new Set<string>();
  const sections: Record<string, number> = {};
  const thin: string[] = [];
  const links = new LinkLedger(folder, origin);
  const heaviest = new Map<PageType, BuiltPage[]>();
  for (const page of pagesIn(folder, files)) {
    paths.add(page.path);
    links.note(page);
    if (page.isRedirect) continue;
    const type = typeOfPage(page.path);
    sections[type ?? 'other'] = (sections[type ?? 'other'] ?? 0) + 1;
    if (textLength(page.html) < LEAST_TEXT) thin.push(page.path);
    if (type) keepHeaviest(heaviest, type, page);
  }
  const missing = expected.filter((path) => !paths.has(path));
  const inventory = { pages: paths.size, sections };
  return {
    inventory,
    faults: [
      ...(paths.size === 0 ? ['No page was written.'] : []),
      ...(missing.length > 0 ? [faultAt('Entries without a page', missing)] : []),
      ...(thin.length > 0 ? [faultAt('Pages with almost nothing to read', thin)] : []),
      ...links.faults(),
      ...findTooHeavy(folder, heaviest),
      ...(before && !mayShrink ? lossesSince(before, inventory) : []),
    ],
  };
};

const keepHeaviest = (heaviest: Map<PageType, BuiltPage[]>, type: PageType, page: BuiltPage): void => {
  const kept = [...(heaviest.get(type) ?? []), page].sort((a, b) => b.html.length - a.html.length);
  heaviest.set(type, kept.slice(0, WEIGHED_PER_TYPE));
};

const findTooHeavy = (folder: string, heaviest: ReadonlyMap<PageType, readonly BuiltPage[]>): string[] => {
  const sizes = new Map<string, number>();
  const sizeOf = (path: string): number => {
    const known = sizes.get(path) ?? brotliCompressSync(readFileSync(join(folder, path))).length;
    sizes.set(path, known);
    return known;
  };
  return [...heaviest].flatMap(([type, pages]) =>
    pages.flatMap(({ path, html }) => {
      const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, sheet = '']) =>
        sizeOf(sheet),
      );
      const bytes = sheets.reduce((sum, size) => sum + size, brotliCompressSync(html).length);
      const most = budgetOf(type).firstPaint * ALLOWANCE;
      return bytes > most ? [`${path} needs ${bytes} bytes before it shows; a page of its type may need ${most}`] : [];
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

  constructor(folder: string, origin: string) {
    this.#folder = folder;
    this.#origin = origin;
  }

  note({ path, html }: BuiltPage): void {
    const { addresses, anchors } = namesIn(html);
    for (const address of new Set(addresses)) {
      const url = URL.parse(address, `${this.#origin}${path}`);
      if (url?.origin !== this.#origin) continue;
      const anchor = anchorOf(url);
      if (url.pathname === path && anchor !== undefined) {
        if (!anchors.has(anchor)) this.#broken.push(`${path} names #${anchor}, which is not on it`);
        continue;
      }
      const places = this.#wanted.get(`${url.pathname}${url.hash}`) ?? [];
      if (places.length <= MOST_NAMED) places.push(path);
      this.#wanted.set(`${url.pathname}${url.hash}`, places);
    }
  }

  faults(): string[] {
    const broken = [...this.#broken];
    const anchorsAt = new Map<string, ReadonlySet<string>>();
    for (const [address, places] of this.#wanted) {
      const url = new URL(address, this.#origin);
      const file = fileAt(this.#folder, decodeURIComponent(url.pathname));
      if (file === undefined) {
        broken.push(faultAt(`${address} does not exist, and is named on`, places));
        continue;
      }
      const anchor = anchorOf(url);
      if (anchor === undefined || !file.endsWith('.html')) continue;
      const anchors = anchorsAt.get(file) ?? namesIn(readFileSync(join(this.#folder, file), 'utf8')).anchors;
      anchorsAt.set(file, anchors);
      if (!anchors.has(anchor)) broken.push(faultAt(`${address} is no place on that page, and is named on`, places));
    }
    return broken;
  }
}

/** The place an address jumps to; none for the top of the page and for what a script of the page reads. */
const anchorOf = (url: URL): string | undefined => {
  const anchor = decodeURIComponent(url.hash.slice(1));
  return anchor === '' || anchor === 'top' || /[=:]/.test(anchor) ? undefined : anchor;
};
