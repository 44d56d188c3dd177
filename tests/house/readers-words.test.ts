import { expect, test } from 'vitest';
import { pathsUnder, readFiles } from '#tests/house/files.ts';
import type { FileMap } from '#tests/house/imports.ts';

/** Phrases that no reader shall meet in the interface or on a fixed page, each with what we say instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  'by lot each day': 'in random order, changed daily',
  'broken skin at the place': 'at the injection site',
  'claims of evidence': 'findings',
  'click here': 'say where the link leads',
  'facts re-told': 'facts summarized',
  'graded claims': 'graded findings',
  'how a claim works': 'how a finding works',
  'interest to know': 'conflict of interest',
  'kept in this browser': 'saved in this browser',
  'made with letters': 'uses open-source fonts, search and maps',
  'not yet reviewed by somebody else': 'not yet checked by a health professional',
  'removing it asks no more of you': 'removal is as easy as listing',
  'tie to this site': 'connection to this site',
  handed: 'say who does what',
  'made anew': 'rebuilt',
  whoever: 'say who: everyone who …, the person who …',
};

/** `24 August 2021`, which Americans write as August 24, 2021. */
const DAY_FIRST =
  /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b/g;

/** The words of a view: what stands above its template, in comments and in styles is not for readers. */
const readersTextOf = (path: string, text: string): string =>
  path.endsWith('.astro')
    ? text
        .replaceAll(/<(style|script)\b[\s\S]*?<\/\1>/g, '')
        .replaceAll(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    : text;

function findBanned(files: FileMap): string[] {
  return [...files].flatMap(([path, whole]) => {
    const text = readersTextOf(path, whole).replaceAll(/\s+/g, ' ');
    const phrases = Object.entries(INSTEAD)
      .filter(([phrase]) => new RegExp(`\\b${phrase}\\b`, 'i').test(text))
      .map(([phrase, instead]) => `${path}: "${phrase}": ${instead}`);
    const days = [...text.matchAll(DAY_FIRST)].map(([day]) => `${path}: "${day}": write the month first`);
    return [...phrases, ...days];
  });
}

test('no view and no fixed page says what the style guide would not say', () => {
  const views = pathsUnder('src').filter((path) => path.endsWith('.astro'));
  expect(findBanned(readFiles([...views, ...pathsUnder('content/pages')]))).toEqual([]);
});

test('entries give days as Americans write them', () => {
  const entries = ['articles', 'conditions', 'treatments', 'glossary', 'evidence'].map((folder) => `content/${folder}`);
  const days = findBanned(readFiles(pathsUnder(...entries))).filter((fault) => fault.endsWith('the month first'));
  expect(days).toEqual([]);
});

test('a banned phrase is found over a line end, and not in a comment', () => {
  const view =
    '---\n// Whoever reads this.\n---\n\n<p>Interest to\n  know: 24 August 2021</p><style>.whoever { top: 0 }</style>';
  expect(findBanned(new Map([['src/a/B.astro', view]]))).toEqual([
    'src/a/B.astro: "interest to know": conflict of interest',
    'src/a/B.astro: "24 August 2021": write the month first',
  ]);
});
