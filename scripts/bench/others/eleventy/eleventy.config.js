const LISTINGS_PER_PAGE = 50;

const dayOf = (date) => new Date(date).toISOString().slice(0, 10);
const slugOf = (text) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** Pages of one list: Eleventy paginates one thing at a time, so lists of lists are flattened here. */
const pagesOf = (url, title, providers) => {
  const count = Math.ceil(providers.length / LISTINGS_PER_PAGE);
  return Array.from({ length: count }, (_, index) => ({
    url: index === 0 ? url : `${url}${index + 1}/`,
    base: url,
    title,
    total: providers.length,
    number: index + 1,
    count,
    providers: providers.slice(index * LISTINGS_PER_PAGE, (index + 1) * LISTINGS_PER_PAGE),
  }));
};

const groupBy = (providers, keysOf) => {
  const groups = new Map();
  for (const provider of providers) {
    for (const key of keysOf(provider.data.profile)) {
      if (groups.has(key)) groups.get(key).push(provider);
      else groups.set(key, [provider]);
    }
  }
  return [...groups];
};

const regionOf = ({ locations: [{ region }] }) => `us-${region.toLowerCase()}`;

export default function (config) {
  config.addFilter('day', dayOf);
  config.addFilter('related', (articles, { url, data }) => {
    const topics = [...data.treatments, ...data.conditions];
    return articles
      .filter((other) => other.url !== url)
      .filter((other) => [...other.data.treatments, ...other.data.conditions].some((topic) => topics.includes(topic)))
      .slice(0, 3);
  });
  config.addFilter('about', (articles, slug) =>
    articles.filter(({ data }) => [...data.treatments, ...data.conditions].includes(slug)).slice(0, 10),
  );

  config.addCollection('articles', (api) => api.getFilteredByGlob('articles/*.md').sort((a, b) => b.date - a.date));
  config.addCollection('treatments', (api) => api.getFilteredByGlob('treatments/*.md'));
  config.addCollection('conditions', (api) => api.getFilteredByGlob('conditions/*.md'));
  config.addCollection('providerLists', (api) => {
    const providers = api
      .getFilteredByGlob('providers/*.md')
      .sort((a, b) => a.data.title.localeCompare(b.data.title));
    const lists = (keysOf) =>
      groupBy(providers, keysOf).flatMap(([key, group]) => pagesOf(`/providers/${key}/`, `Providers ${key}`, group));
    const narrow = [
      ...lists((profile) => [`in/${regionOf(profile)}/${slugOf(profile.locations[0].city)}`]),
      ...lists((profile) => profile.treatments.map((treatment) => `for/${treatment}/in/${regionOf(profile)}`)),
    ];
    const wide = [
      ...lists((profile) => [`in/${regionOf(profile)}`]),
      ...lists((profile) => profile.treatments.map((treatment) => `for/${treatment}`)),
    ];
    return [...wide.map((list) => ({ ...list, isWide: true })), ...narrow];
  });

  return { htmlTemplateEngine: 'njk' };
}
