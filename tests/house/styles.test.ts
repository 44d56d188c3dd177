import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { pathsUnder, readFiles } from '#tests/house/files.ts';
import type { FileMap } from '#tests/house/imports.ts';

/**
 * Styles of a view are global, and their scope is its name instead: every selector names the class of the file, or one
 * that begins with it. See the comment in src/design/index.css.
 */
const OTHER_CLASSES: Readonly<Record<string, readonly [className: string, reason: string]>> = {
  'src/evidence/MapShapes.astro': ['map-shape', 'each of the shapes carries it, not the box around them'],
  'src/search/SearchPage.astro': ['search-', 'the script of the search draws its results with these'],
  'src/shell/Shell.astro': ['skip-link', 'a shell has no box of its own'],
};
/** A button that looks like a link stands in several results. */
const PLAIN_CLASSES = ['link-button'];

const kebabOf = (path: string): string =>
  basename(path, '.astro')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();

/** The selectors of all rules; those of key frames name no element. */
function selectorsIn(view: string): string[] {
  const styles = [...view.matchAll(/<style is:global>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css).join('\n');
  const rules = styles.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/(?:^|[{};])\s*([^{};@]+)\{/g);
  return [...rules]
    .flatMap(([, selectors = '']) => selectors.split(/,(?![^(]*\))/).map((selector) => selector.trim()))
    .filter((selector) => !/^(?:from|to|\d+%)$/.test(selector));
}

const findForeignSelectors = (views: FileMap): string[] =>
  [...views].flatMap(([path, text]) => {
    const classes = [kebabOf(path), OTHER_CLASSES[path]?.[0] ?? kebabOf(path), ...PLAIN_CLASSES];
    return selectorsIn(text)
      .filter((selector) => !classes.some((name) => selector.includes(`.${name}`) || selector.startsWith(name)))
      .map((selector) => `${path}: "${selector}" names no class of this view`);
  });

const views = readFiles(pathsUnder('src').filter((path) => path.endsWith('.astro')));

test('every style of a view is kept to the view by its class', () => {
  expect(findForeignSelectors(views)).toEqual([]);
});

test('an exception that no style needs any more is told', () => {
  const idle = Object.entries(OTHER_CLASSES).filter(
    ([path, [name]]) => !selectorsIn(views.get(path) ?? '').some((selector) => selector.includes(`.${name}`)),
  );
  expect(idle).toEqual([]);
});

test('a selector that reaches beyond its view is found', () => {
  const style =
    '<style is:global>@layer components { .topic-list a, h2 { gap: 0; } @media print { .card { top: 0; } } }</style>';
  expect(findForeignSelectors(new Map([['src/topics/TopicList.astro', style]]))).toEqual([
    'src/topics/TopicList.astro: "h2" names no class of this view',
    'src/topics/TopicList.astro: ".card" names no class of this view',
  ]);
});
