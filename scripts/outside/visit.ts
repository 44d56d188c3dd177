/** Asks other sites for pages, as a considerate guest: one at a time of each site, with a pause, saying who asks. */

/** What came of asking. `status` 0: no answer at all, `reason` says why. */
export interface Visit {
  readonly url: string;
  readonly status: number;
  readonly finalUrl: string;
  readonly title?: string;
  readonly reason?: string;
}

export interface Manners {
  /** Who asks, for the logs of the other site. */
  readonly agent: string;
  /** Between two questions to the same site, in milliseconds. */
  readonly pause: number;
  /** Sites that are asked side by side. */
  readonly sitesAtOnce: number;
  /** Until an answer is given up, in milliseconds. */
  readonly patience: number;
  /** The longest that a site's own wish to be asked later is followed, in milliseconds. */
  readonly longestWait: number;
}

export const GOOD_MANNERS = {
  pause: 2000,
  sitesAtOnce: 4,
  patience: 30_000,
  longestWait: 60_000,
} as const satisfies Omit<Manners, 'agent'>;

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const MOST_BYTES = 262_144;

const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** The title of a page. The one for search engines and previews is not looked at: readers do not see it. */
export const titleIn = (html: string): string | undefined => {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1];
  return title && decoded(title).replaceAll(/\s+/g, ' ').trim().slice(0, 200);
};

/** The beginning of a page: a title stands at its top, and a stranger's page may have no end. */
async function beginningOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    text += decoder.decode(chunk, { stream: true });
    if (bytes >= MOST_BYTES || /<\/title>/i.test(text)) break;
  }
  return text;
}

async function ask(url: string, manners: Manners, fetchPage: Fetch): Promise<Visit & { readonly later?: number }> {
  try {
    const response = await fetchPage(url, {
      headers: { 'User-Agent': manners.agent, Accept: 'text/html,*/*;q=0.5' },
      redirect: 'follow',
      signal: AbortSignal.timeout(manners.patience),
    });
    const finalUrl = response.url || url;
    const isPage = /html/.test(response.headers.get('content-type') ?? '');
    const title = isPage ? titleIn(await beginningOf(response)) : undefined;
    if (!isPage) await response.body?.cancel();
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    const isBusy = response.status === 429 || response.status === 503;
    return {
      url,
      status: response.status,
      finalUrl,
      ...(title !== undefined && { title }),
      ...(isBusy && { later: Number.isFinite(seconds) ? seconds * 1000 : manners.pause * 5 }),
    };
  } catch (error) {
    const cause = error instanceof Error ? (error.cause instanceof Error ? error.cause : error) : undefined;
    return { url, status: 0, finalUrl: url, reason: cause?.message ?? String(error) };
  }
}

/** Asks once more where a site was busy, or nothing came at all. */
async function askPatiently(url: string, manners: Manners, fetchPage: Fetch): Promise<Visit> {
  const { later, ...first } = await ask(url, manners, fetchPage);
  if (later === undefined && first.status !== 0) return first;
  await sleep(Math.min(later ?? manners.pause, manners.longestWait));
  const { later: _, ...second } = await ask(url, manners, fetchPage);
  return second;
}

/** @returns One visit for each address, in the order of the addresses. */
export async function visitAll(
  urls: readonly string[],
  manners: Manners,
  fetchPage: Fetch = fetch,
): Promise<readonly Visit[]> {
  const visits = new Map<string, Visit>();
  const waiting = [...Map.groupBy(urls, (url) => new URL(url).host).values()].sort((a, b) => a.length - b.length);
  const worker = async (): Promise<void> => {
    for (let site = waiting.pop(); site !== undefined; site = waiting.pop()) {
      for (const [index, url] of site.entries()) {
        if (index > 0) await sleep(manners.pause);
        visits.set(url, await askPatiently(url, manners, fetchPage));
      }
    }
  };
  await Promise.all(Array.from({ length: manners.sitesAtOnce }, worker));
  return urls.flatMap((url) => visits.get(url) ?? []);
}
