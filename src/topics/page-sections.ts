/** A link into a folded section opens it. “On this page” is open where it has room beside the text. */
const openTarget = (): void => {
  const fold = document.getElementById(location.hash.slice(1))?.closest('summary')?.parentElement;
  if (fold instanceof HTMLDetailsElement) fold.open = true;
};

openTarget();
addEventListener('hashchange', openTarget);

const list = document.querySelector<HTMLDetailsElement>('.page-sections > details');
const wide = matchMedia('(width >= 64rem)');
const fit = (): void => {
  if (list) list.open = wide.matches;
};

fit();
wide.addEventListener('change', fit);
list?.addEventListener('click', ({ target }) => {
  if (target instanceof HTMLAnchorElement) fit();
});
