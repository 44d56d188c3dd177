/** Fetches what the first search will need while the reader still types, in a search box of any page. */
import { SEARCH_INDEX, SEARCH_PAGE, type IndexContents } from './model.ts';
import { readJson } from './read-json.ts';
import rightWordsUrl from './right-words.ts?script-url';
import { warmUp } from './warm-up.ts';

/** Settles when the file has come or will not come: at once in browsers that do not know the relation. */
const addLink = (rel: string, href: string): Promise<unknown> =>
  new Promise((done) => {
    const link = document.createElement('link');
    if (!link.relList.supports(rel)) {
      done(undefined);
      return;
    }
    for (const event of ['load', 'error']) link.addEventListener(event, done);
    link.rel = rel;
    link.href = href;
    document.head.append(link);
  });

let isPrepared = false;

/** The page, which names its script and its vocabulary, and the index. */
export const prepareSearchPage = async (): Promise<void> => {
  if (isPrepared) return;
  isPrepared = true;
  await addLink('prefetch', SEARCH_PAGE);
  // From the cache, which the line above has filled.
  const response = await fetch(SEARCH_PAGE, { cache: 'force-cache' });
  // Its styles are not wanted, and the policy of this page would complain of them.
  const html = (await response.text()).replaceAll(/<style>[^]*?<\/style>/g, '');
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const script of page.querySelectorAll('script[src]'))
    void addLink('modulepreload', script.getAttribute('src') ?? '');
  const files = [...page.querySelectorAll('link[as="fetch"]')].map((link) => link.getAttribute('href') ?? '');
  void addLink('modulepreload', rightWordsUrl);
  await Promise.all(files.map((file) => fetch(file)));
  const contents = await readJson<IndexContents>(`${SEARCH_INDEX}contents.json`);
  warmUp(`${SEARCH_INDEX}${contents.digest}/`, contents);
};
