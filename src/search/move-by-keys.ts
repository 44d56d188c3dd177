/** Arrows go through the box and the results of a search, Escape goes back to the box. */
export const moveByKeys = (search: HTMLElement): void => {
  search.onkeydown = (event) => {
    const input = search.querySelector('input');
    const links = [...search.querySelectorAll<HTMLElement>('[data-result]')].filter((link) => link.checkVisibility());
    const at = links.indexOf(document.activeElement as HTMLElement);
    const isInBox = document.activeElement === input;
    if (at < 0 && !isInBox) return;
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: -1 }[event.key];
    if (next === undefined || (isInBox && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    (links[Math.min(next, links.length - 1)] ?? input)?.focus();
  };
};
