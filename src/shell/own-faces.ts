/**
 * Phones read in their own letters at first. When a reader goes on to a second page, our two faces are fetched once all of
 * it has come, and the pages after it show them: from the cache, so that the first paint does not wait and nothing jumps.
 */
const fetchFaces = async (): Promise<void> => {
  for (const { href } of document.querySelectorAll<HTMLLinkElement>('link[as]')) await fetch(href);
  localStorage['fonts'] = 'own';
};

if (innerWidth < 768 && document.referrer.includes(location.host)) {
  addEventListener('load', () => {
    fetchFaces().catch(() => {
      // Without a line or without storage the phone's letters stay.
    });
  });
}
