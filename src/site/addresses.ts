interface FinderFields {
  readonly treatment?: string | undefined;
  readonly condition?: string | undefined;
  readonly telehealth?: string | undefined;
  readonly near?: string | undefined;
}

/** Every address of the site is written here once. Addresses are stable; a moved page leaves a redirect. */
export const address = {
  home: '/',
  articles: '/articles/',
  healthData: '/consumer-health-data/',
  articleList: (page: number) => (page === 1 ? '/articles/' : `/articles/page/${page}/`),
  article: (slug: string) => `/articles/${slug}/`,
  comments: (slug: string) => `/articles/${slug}/comments/`,
  treatments: '/treatments/',
  treatment: (slug: string) => `/treatments/${slug}/`,
  conditions: '/conditions/',
  condition: (slug: string) => `/conditions/${slug}/`,
  evidence: '/evidence/',
  /** The map with one treatment or condition chosen. */
  pair: (treatment: string, condition: string) => `/evidence/${treatment}/${condition}/`,
  evidenceOn: (topic: string) => `/evidence/#${topic}`,
  data: '/data/',
  dataFile: (
    name:
      | 'evidence.json'
      | 'evidence.csv'
      | 'evidence.schema.json'
      | 'sources.json'
      | 'sources.bib'
      | 'providers.json'
      | 'precautions.json',
  ) => `/data/${name}`,
  /** "What could I try?" Answers stand behind the `#`, which no server gets to see. */
  try: '/try/',
  tryFor: (condition: string) => `/try/${condition}/`,
  compare: '/compare/',
  compareFor: (condition: string) => `/compare/${condition}/`,
  sources: '/sources/',
  source: (id: string) => `/sources/${id}/`,
  sourceFile: (id: string, ending: 'bib' | 'ris' | 'json') => `/sources/${id}.${ending}`,
  providers: '/providers/',
  provider: (slug: string) => `/providers/${slug}/`,
  /** A profile as a card for an address book. */
  providerCard: (slug: string) => `/providers/${slug}/contact.vcf`,
  providersFor: (treatment: string) => `/providers/for/${treatment}/`,
  providersIn: (region: string) => `/providers/in/${region}/`,
  providersInCity: (region: string, city: string) => `/providers/in/${region}/${city}/`,
  providersForIn: (treatment: string, region: string) => `/providers/for/${treatment}/in/${region}/`,
  /**
   * The finder with fields filled in. `telehealth` is a region: us-ny. They stand after the `#`, which no server gets to
   * see: a condition beside an IP address is health data.
   */
  findProviders: ({ near, ...fields }: FinderFields) => {
    const filled = Object.entries({ ...fields, near }).flatMap(([name, value]) =>
      value ? [`${name}=${encodeURIComponent(value)}`] : [],
    );
    return `/providers/${filled.length > 0 ? `#${filled.join('&')}` : ''}`;
  },
  /** A later page of a list. */
  listPage: (list: string, page: number) => (page === 1 ? list : `${list}page/${page}/`),
  person: (slug: string) => `/people/${slug}/`,
  glossary: '/glossary/',
  glossaryTerm: (slug: string) => `/glossary/#${slug}`,
  search: '/search/',
  searchFor: (words: string) => `/search/#q=${encodeURIComponent(words)}`,
  myList: '/my-list/',
  newsletter: '/newsletter/',
  newsletterThanks: '/newsletter/thanks/',
  guide: '/downloads/weighing-a-pain-treatment.pdf',
  corrections: '/corrections/',
  page: (slug: string) => `/${slug}/`,
  feed: '/feed.xml',
  /** What changed on the page of a treatment or condition. */
  topicFeed: (topic: string) => `${topic}feed.xml`,
  jsonFeed: '/feed.json',
  /** Picture shown when a page is shared; there are too many articles, sources and listings to draw one for each. */
  sharePicture: (path: string) => {
    const section = /^\/(sources|providers)\/|^\/(articles)\/page\//.exec(path);
    const name = section?.[1] ?? section?.[2] ?? (path === '/' ? 'home' : path.slice(1).replace(/\/$/, ''));
    return `/share/${name}.png`;
  },
} as const;
