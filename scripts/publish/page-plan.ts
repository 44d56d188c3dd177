/** Which pages a build renders, which it takes over from the last one, and what is written beside those it renders. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { isFindable } from '#search/read-records.ts';
import type { KnownPages } from '#search/update-index.ts';
import { readSite } from '#site/read-site.ts';
import { CONTACT_CARD_ROUTE, contactCardBeside } from './contact-cards.ts';
import { NOTHING_KEPT, takeOver, type KeptPage, type LastBuild, type Ledger } from './kept-pages.ts';
import { makeWriter, type Writer, type Written } from './write-aside.ts';
import { factsOf, type PageFacts } from './page-facts.ts';
import { fileOf, pageOf } from './built-pages.ts';
import { drawAside, listDrawings, listTexts, PLAIN_ROUTES, writeInto, type PlainFile } from './plain-files.ts';
import { writeSitemap } from './sitemap.ts';

/** One of several machines that share a build; `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

export interface PagePlan {
  readonly shard?: Shard | undefined;
  /** About how many pages the site will have. */
  readonly size: number;
  /** What can be taken over, and the site it lies in. */
  readonly kept: LastBuild;
  readonly site: string;
  /** Folder where parts of the search index are kept, if pages shall be indexed while others are rendered. */
  readonly index?: string | undefined;
  /** Called with the number of pages to render, and then after each page. */
  readonly onStart?: (pages: number) => void;
  readonly onPage?: () => void;
  /** Called when the last page is rendered. */
  readonly onEnd?: () => void;
}

/** What became of a plan. */
export interface PlannedPages {
  /** Every page of the site or shard. */
  readonly facts: readonly PageFacts[];
  /** For the next build. */
  readonly ledger: Ledger;
  /** For the search index, which is made while pages are still taken over. */
  readonly known: KnownPages;
  /** Resolves when all pages are there. */
  readonly whole: Promise<void>;
}

const NOT_RENDERED = [CONTACT_CARD_ROUTE, ...PLAIN_ROUTES];

const EVERYTHING: PagePlan = { size: 0, kept: NOTHING_KEPT, site: '' };

// Astro reads its configuration, and with it the integrations, in the process that asks for the build.
let plan = EVERYTHING;
let result: PlannedPages | undefined;

export const planPages = (next: PagePlan): void => {
  plan = next;
  result = undefined;
};

/** The pages of a shard are indexed when all are together. */
export const isShard = (): boolean => plan.shard !== undefined;

/** Of the build that has just ended. */
export const plannedPages = (): PlannedPages => {
  if (!result) throw new Error('Astro ended without a word on its pages.');
  return result;
};

const isOfShard = (file: string, { index, count }: Shard): boolean =>
  createHash('sha256').update(file).digest().readUInt32BE() % count === index - 1;

/** The file that Astro writes for a route with `build.format: 'directory'`. */
const fileOfRoute = (pathname: string, isPage: boolean): string => {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (!isPage || path === '404') return isPage ? '404.html' : path;
  return path === '' ? 'index.html' : `${path}/index.html`;
};

/** Folders of the pages that search reads most of, and the pages of each: they are rendered first and indexed meanwhile. */
const INDEXED_AHEAD: readonly (readonly [folder: string, pages: RegExp])[] = [
  ['articles/', /^articles\/[^/]+\/index\.html$/],
  ['providers/', /^providers\/[^/]+\/index\.html$/],
];

/** Where a page stands among all that are rendered: 0 first. */
const turnOf = (file: string): number => {
  const turn = INDEXED_AHEAD.findIndex(([, pages]) => pages.test(file));
  return turn < 0 ? INDEXED_AHEAD.length : turn;
};

/** Astro writes nothing for it. */
const WRITTEN = new Response(null);

const isRedirect = ({ status }: Response): boolean => status >= 300 && status < 400;

const fileOfPath = ({
  pathname,
  route,
}: {
  readonly pathname: string;
  readonly route: { readonly type: string };
}): string => fileOfRoute(pathname, route.type !== 'endpoint');

/** Stands first among the integrations: all others look at the site as it is when its pages are united. */
export const pagePlan = (): AstroIntegration => {
  let root = '.';
  let out = '.';
  let rendered = new Map<string, string | undefined>();
  let taken = new Map<string, KeptPage>();
  let plain: PlainFile[] = [];
  let writer: Writer | undefined;
  let turn = 0;
  let isAllAnew = false;
  /** Contact cards by the pages they lie beside. */
  let cards = new Map<string, string>();
  let drawn: Promise<ReadonlyMap<string, Uint8Array>> = Promise.resolve(new Map());
  const isOurs = (file: string): boolean => !plan.shard || isOfShard(file, plan.shard);
  /** Whether a file is as it was, and is taken over. */
  const takes = (file: string, key: string | undefined): boolean => {
    const kept = key === undefined ? undefined : plan.kept.pages.get(file);
    if (kept?.key !== key || !kept) return false;
    taken.set(file, kept);
    return true;
  };
  /** Astro itself would wait twice for each page, and look each time whether its folder is there. */
  const write = async (file: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    // Where pages are taken over, not all of a kind come by.
    if (isAllAnew) for (const [folder] of INDEXED_AHEAD.slice(turn, turnOf(file))) writer?.indexAhead(folder);
    turn = turnOf(file);
    await writer?.write(file, bytes);
    const card = await contactCardBeside(file);
    if (!card) return;
    await writer?.write(card.file, new TextEncoder().encode(card.text));
    cards.set(file, card.file);
  };
  const allWritten = async (folder: string): Promise<Written> => {
    const seen = await writer?.end();
    const facts = new Map(seen?.facts);
    // Pages that lead to where another one has moved are written by Astro.
    for (const file of rendered.keys()) {
      if (facts.has(file) || !existsSync(join(folder, file))) continue;
      const page = pageOf(file, readFileSync(join(folder, file), 'utf8'));
      if (page) facts.set(file, factsOf(page, readSite(root).url));
    }
    return { facts, notes: seen?.notes ?? new Map(), whole: seen?.whole ?? Promise.resolve() };
  };
  return {
    name: 'page-plan',
    hooks: {
      'astro:config:setup': ({ config }) => {
        root = fileURLToPath(config.root);
        out = fileURLToPath(config.outDir);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        rendered = new Map();
        turn = 0;
        cards = new Map();
        taken = new Map();
        plain = [];
        // Its thread gets ready while the routes are bundled.
        writer = makeWriter({ folder: out, origin: readSite(root).url, index: plan.index }, plan.size);
        setPrerenderer((standard) => ({
          ...standard,
          name: 'page-plan',
          getStaticPaths: async () => {
            const all = await standard.getStaticPaths();
            const ours = all.filter(({ pathname, route, cacheKey }) => {
              if (NOT_RENDERED.some((name) => route.component.endsWith(name))) return false;
              const file = fileOfPath({ pathname, route });
              if (!isOurs(file) || takes(file, cacheKey)) return false;
              rendered.set(file, cacheKey);
              return true;
            });
            isAllAnew = taken.size === 0;
            const drawings = (await listDrawings()).filter(({ file }) => isOurs(file));
            plain.push(...drawings);
            drawn = drawAside(drawings.filter(({ file, key }) => !takes(file, key)));
            // Asked for when the pages are rendered; until then nobody shall take it for an error that is nobody's.
            drawn.catch(() => undefined);
            const texts = (await listTexts()).filter(({ file }) => isOurs(file));
            plain.push(...texts);
            const made = texts.filter(({ file, key }) => !takes(file, key));
            writeInto(out, await Promise.all(made.map(async ({ file, text }) => [file, await text()] as const)));
            plan.onStart?.(ours.length);
            writer?.takeOver(
              [...taken.values()].flatMap(({ files }) => files),
              plan.site,
            );
            return ours.sort((a, b) => turnOf(fileOfPath(a)) - turnOf(fileOfPath(b)));
          },
          render: async (request, options) => {
            const answer = await standard.render(request, options);
            plan.onPage?.();
            const response = answer instanceof Response ? answer : answer.response;
            // Of a page that has moved Astro makes one that leads to the new address.
            if (options.routeData.type !== 'page' || isRedirect(response)) return answer;
            await write(
              fileOfRoute(decodeURI(new URL(request.url).pathname), true),
              new Uint8Array(await response.arrayBuffer()),
            );
            return WRITTEN;
          },
        }));
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const site = readSite(root);
        writeInto(folder, await drawn);
        const { facts, notes, whole } = await allWritten(folder);
        plan.onEnd?.();
        takeOver(picturesOf([...taken.values()]), plan.site, folder);
        const ledger = new Map(taken);
        for (const { file, key } of plain) {
          if (!taken.has(file)) ledger.set(file, { key, files: [file], facts: undefined });
        }
        for (const [file, key] of rendered) {
          if (key === undefined) continue;
          const card = cards.get(file);
          ledger.set(file, { key, files: card === undefined ? [file] : [file, card], facts: facts.get(file) });
        }
        const keptFacts = [...taken.values()].flatMap((page) => page.facts ?? []);
        const allFacts = [...facts.values(), ...keptFacts].sort((a, b) => (a.path < b.path ? -1 : 1));
        result = {
          facts: allFacts,
          ledger,
          known: {
            pages: allFacts.map(({ path }) => fileOf(path)).filter(isFindable),
            changed: plan.kept.isIndexAsBefore ? new Set(rendered.keys()) : undefined,
            written: notes,
            folderOf: (page) => (taken.has(page) ? plan.site : folder),
          },
          whole,
        };
        if (!plan.shard) writeSitemap(folder, site.url, allFacts);
      },
    },
  };
};

/** Pictures that only pages taken over show: Astro has not made them this time. */
const picturesOf = (pages: readonly KeptPage[]): string[] =>
  [...new Set(pages.flatMap(({ facts }) => facts?.names.filter((name) => name.startsWith('/_astro/')) ?? []))].map(
    (name) => name.slice(1),
  );
