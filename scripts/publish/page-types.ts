/** The page types of the site, each by its addresses. The first that matches counts. */
const PAGE_TYPES = [
  ['home', /^\/$/],
  ['not found', /^\/404\.html$/],
  ['article list', /^\/articles\/(?:page\/\d+\/)?$/],
  ['comments', /^\/articles\/[^/]+\/comments\/$/],
  ['article', /^\/articles\/[^/]+\/$/],
  ['treatment list', /^\/treatments\/$/],
  ['treatment', /^\/treatments\/[^/]+\/$/],
  ['condition list', /^\/conditions\/$/],
  ['condition', /^\/conditions\/[^/]+\/$/],
  ['evidence map', /^\/evidence\/$/],
  ['findings of a pair', /^\/evidence\/[^/]+\/[^/]+\/$/],
  ['what to try', /^\/try\/$/],
  ['what to try for a condition', /^\/try\/[^/]+\/$/],
  ['comparison', /^\/compare\/$/],
  ['comparison for a condition', /^\/compare\/[^/]+\/$/],
  ['open data', /^\/data\/$/],
  ['source list', /^\/sources\/(?:page\/\d+\/)?$/],
  ['source', /^\/sources\/[^/]+\/$/],
  ['finder', /^\/providers\/$/],
  ['providers for a treatment', /^\/providers\/for\/[^/]+\/(?:page\/\d+\/)?$/],
  ['providers in a region', /^\/providers\/in\/[^/]+\/(?:page\/\d+\/)?$/],
  ['providers in a city', /^\/providers\/in\/[^/]+\/[^/]+\/(?:page\/\d+\/)?$/],
  ['providers for a treatment in a region', /^\/providers\/for\/[^/]+\/in\/[^/]+\/(?:page\/\d+\/)?$/],
  ['profile', /^\/providers\/[^/]+\/$/],
  ['person', /^\/people\/[^/]+\/$/],
  ['glossary', /^\/glossary\/$/],
  ['search', /^\/search\/$/],
  ['my list', /^\/my-list\/$/],
  ['newsletter', /^\/newsletter\/(?:thanks\/)?$/],
  ['corrections', /^\/corrections\/$/],
  ['editor', /^\/admin\/$/],
  [
    'about the site',
    /^\/(?:about|advertise|contribute|disclaimer|editorial-policy|privacy|accessibility|consumer-health-data)\/$/,
  ],
] as const satisfies readonly (readonly [string, RegExp])[];

export type PageType = (typeof PAGE_TYPES)[number][0];

export const typeOfPage = (url: string): PageType | undefined =>
  PAGE_TYPES.find(([, pattern]) => pattern.test(url))?.[0];
