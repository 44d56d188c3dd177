/** Puts the page that is open into the reader's list, or takes it out. Loaded when the button is pressed. */
import { today } from '#site/today.ts';
import { LIST_KINDS, readList, storeList, withToggled, type MarkedPage } from './my-list.ts';

const textOf = (element: Element): string => {
  const copy = element.cloneNode(true) as Element;
  // The numbers of sources have no list to lead to.
  for (const extra of copy.querySelectorAll('.citation, svg')) extra.remove();
  return copy.textContent.replaceAll(/\s+/g, ' ').trim();
};

const textsAt = (selector: string, most: number): string[] =>
  [...document.querySelectorAll(selector)].slice(0, most).map(textOf);

const MOST_QUESTIONS = 6;

const describePage = (): MarkedPage => ({
  path: location.pathname,
  kind: LIST_KINDS.find((kind) => location.pathname.startsWith(`/${kind}s/`)) ?? 'article',
  name: textsAt('h1', 1)[0] ?? document.title,
  summary: document.querySelector<HTMLMetaElement>('meta[name="description"]')?.content ?? '',
  lines: [...textsAt('.key-messages li', 1), ...textsAt('.provider-page-reach p', 4)],
  questions: textsAt('.questions-to-ask li', MOST_QUESTIONS),
  dated: textsAt('.review-dates, .article-head time', 1)[0] ?? '',
  markedOn: today({}),
});

/** @returns Whether the page now stands in the list. @throws Error when the browser stores nothing. */
export const toggleMark = (): boolean => {
  const list = withToggled(readList(), describePage());
  storeList(list);
  return list.some(({ path }) => path === location.pathname);
};
