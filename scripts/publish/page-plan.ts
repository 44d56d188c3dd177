/** Which pages a build renders, which it takes over from the last one, and what is written beside those it renders. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readSite } from '#site/read-site.ts';
import { pagesIn } from './built-pages.ts';
import { CONTACT_CARD_ROUTE, writeContactCards } from './contact-cards.ts';
import { NOTHING_KEPT, takeOver, type KeptPage, type LastBuild, type Ledger } from './kept-pages.ts';
import { factsOf, type PageFacts } from './page-facts.ts';
import { drawAside, listDrawings, listFinderFiles, PLAIN_ROUTES, writeInto, type PlainFile } from './plain-files.ts';
import { writeSitemap } from './sitemap.ts';

/** One of several machines that share a build; `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

export interface PagePlan {
  readonly shard?: Shard | undefined;
  /** What can be taken over, and the site it lies in. */
  readonly kept: LastBuild;
  readonly site: string;
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
  /** Files of pages that were rendered. */
  readonly rendered: ReadonlySet<string>;
}

const NOT_RENDERED = [CONTACT_CARD_ROUTE, ...PLAIN_ROUTES];

const EVERYTHING: PagePlan = { kept: NOTHING_KEPT, site: '' };

// Astro reads its configuration, and with it the integrations, in the process that asks for the build.
let plan = EVERYTHING;
let result: PlannedPages | undefined;

export const planPages = (next: PagePlan): void => {
  plan = next;
  result = undefined;
};

/** Pages that may differ from those the search index was made of; undefined when that is not known. */
export const changedPages = (): ReadonlySet<string> | undefined =>
  plan.kept.isIndexAsBefore ? result?.rendered : undefined;

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

/** Stands first among the integrations: all others look at the site as it is when its pages are united. */
export const pagePlan = (): AstroIntegration => {
  let root = '.';
  let rendered = new Map<string, string | undefined>();
  let taken = new Map<string, KeptPage>();
  let plain: PlainFile[] = [];
  let drawn: Promise<ReadonlyMap<string, Uint8Array>> = Promise.resolve(new Map());
  const isOurs = (file: string): boolean => !plan.shard || isOfShard(file, plan.shard);
  /** Whether a file is as it was, and is taken over. */
  const takes = (file: string, key: string | undefined): boolean => {
    const kept = key === undefined ? undefined : plan.kept.pages.get(file);
    if (kept?.key !== key || !kept) return false;
    taken.set(file, kept);
    return true;
  };
  return {
    name: 'page-plan',
    hooks: {
      'astro:config:setup': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:start': ({ setPrerenderer }) => {
        rendered = new Map();
        taken = new Map();
        plain = [];
        setPrerenderer((standard) => ({
          ...standard,
          name: 'page-plan',
          getStaticPaths: async () => {
            const all = await standard.getStaticPaths();
            const ours = all.filter(({ pathname, route, cacheKey }) => {
              if (NOT_RENDERED.some((name) => route.component.endsWith(name))) return false;
              const file = fileOfRoute(pathname, route.type !== 'endpoint');
              if (!isOurs(file) || takes(file, cacheKey)) return false;
              rendered.set(file, cacheKey);
              return true;
            });
            const drawings = (await listDrawings()).filter(({ file }) => isOurs(file));
            plain.push(...drawings);
            drawn = drawAside(drawings.filter(({ file, key }) => !takes(file, key)));
            // Asked for when the pages are rendered; until then nobody shall take it for an error that is nobody's.
            drawn.catch(() => undefined);
            plan.onStart?.(ours.length);
            return ours;
          },
          render: async (request, options) => {
            const answer = await standard.render(request, options);
            plan.onPage?.();
            return answer;
          },
        }));
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const site = readSite(root);
        const cards = await writeContactCards(folder, rendered.keys());
        writeInto(folder, await drawn);
        const data = (await listFinderFiles()).filter(({ file }) => isOurs(file));
        plain.push(...data);
        writeInto(
          folder,
          data.filter(({ file, key }) => !takes(file, key)).map(({ file, text }) => [file, text]),
        );
        const facts = new Map(
          Iterator.from(
            pagesIn(
              folder,
              [...rendered.keys()].filter((file) => existsSync(join(folder, file))),
            ),
          )
            .map((page) => factsOf(page, site.url))
            .map((page) => [page.path, page] as const),
        );
        plan.onEnd?.();
        takeOver(
          [...taken.values()].flatMap(({ files }) => files),
          plan.site,
          folder,
        );
        takeOver(picturesOf([...taken.values()]), plan.site, folder);
        const ledger = new Map(taken);
        for (const { file, key } of plain) ledger.set(file, { key, files: [file], facts: undefined });
        for (const [file, key] of rendered) {
          if (key === undefined) continue;
          const card = cards.get(file);
          const page = facts.get(`/${file.replace(/(^|\/)index\.html$/, '$1')}`);
          ledger.set(file, { key, files: card === undefined ? [file] : [file, card], facts: page });
        }
        const keptFacts = [...taken.values()].flatMap((page) => page.facts ?? []);
        result = {
          facts: [...facts.values(), ...keptFacts].sort((a, b) => (a.path < b.path ? -1 : 1)),
          ledger,
          rendered: new Set(rendered.keys()),
        };
        if (!plan.shard) writeSitemap(folder, site.url, result.facts);
      },
    },
  };
};

/** Pictures that only pages taken over show: Astro has not made them this time. */
const picturesOf = (pages: readonly KeptPage[]): string[] =>
  [...new Set(pages.flatMap(({ facts }) => facts?.names.filter((name) => name.startsWith('/_astro/')) ?? []))].map(
    (name) => name.slice(1),
  );
