import type { BreadcrumbList, WebSite, WithContext } from 'schema-dts';
import type { Site } from '#site/schema.ts';
import type { PageHead } from './model.ts';

/** schema.org BreadcrumbList: the steps to the page, and the page itself. */
export const breadcrumbList = (site: Site, head: PageHead): WithContext<BreadcrumbList> => ({
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: [...(head.crumbs ?? []), { name: head.title, url: head.path }].map((crumb, index) => ({
    '@type': 'ListItem' as const,
    position: index + 1,
    name: crumb.name,
    item: `${site.url}${crumb.url}`,
  })),
});

/** schema.org WebSite, with the address of its search. */
export const websiteData = (site: Site): WithContext<WebSite> => ({
  '@context': 'https://schema.org',
  '@type': 'WebSite',
  '@id': `${site.url}/#website`,
  name: site.name,
  url: `${site.url}/`,
  description: site.description,
  inLanguage: site.language,
});
