/** Built pages in any number, as far as the search reads them: a fifth are articles, the others profiles. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatePages, htmlOf, type Subject } from './generated-pages.ts';
import { generatedName } from './people.ts';
import { seededRandom, type Random } from './random.ts';

const PROFESSIONS = ['Massage therapist', 'Physical therapist', 'Chiropractor', 'Acupuncturist', 'Psychologist'];
const CITIES = ['Albany, NY', 'Buffalo, NY', 'Columbus, OH', 'Toledo, OH', 'Fresno, CA', 'Austin, TX'];
const SENTENCES = [
  'New patients are asked to bring what they have tried before.',
  'Works with athletes and with people who sit all day.',
  'Has worked in hospitals and in a practice of several professions.',
  'Sessions take an hour, the first one longer.',
];
/** What every page has around its text: head, navigation, footer. A built profile weighs about this much. */
const AROUND = '<li><a class="site-nav-link" href="/treatments/">Treatments and what is known of them</a></li>'.repeat(
  110,
);
/** A profile page says more below its indexed part: prices, places, questions to ask. */
const FACTS =
  '<div><dt>Price</dt><dd class="muted">Not known. Ask for the full price before the first visit.</dd></div>'.repeat(
    25,
  );

const around = (title: string, main: string): string =>
  `<!doctype html><html lang="en-US"><head><title>${title}</title></head><body><nav><ul>${AROUND.slice(0, 6000)}</ul></nav>` +
  `<main>${main}</main><footer><ul>${AROUND.slice(6000)}</ul></footer></body></html>`;

const profileOf = (random: Random, treatments: readonly string[]): string => {
  const name = generatedName(random);
  const offers = Array.from({ length: 1 + random.below(5) }, () => `<li>${random.pick(treatments)}</li>`).join('');
  return around(
    name,
    `<article><div class="stack" data-pagefind-body><header><h1>${name}</h1><p>${random.pick(PROFESSIONS)}</p>` +
      `<p>${random.pick(CITIES)}</p></header><p>${random.pick(SENTENCES)} ${random.pick(SENTENCES)}</p>` +
      `<section><h2 id="offers">Offers</h2><ul>${offers}</ul></section></div><dl>${FACTS}</dl></article>`,
  );
};

/** Writes a site's pages anew, the same for the same number. */
export const writePages = (folder: string, count: number, subjects: readonly Subject[]): void => {
  rmSync(folder, { recursive: true, force: true });
  const write = (path: string, html: string): void => {
    const file = join(folder, path, 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
  };
  const articles = Math.round(count / 5);
  for (const page of generatePages(articles, subjects)) {
    const body = /<body>([^]*)<\/body>/.exec(htmlOf(page))?.[1] ?? '';
    write(`articles/${page.slug}`, around(page.title, body.replaceAll(/<\/?main>/g, '')));
  }
  const random = seededRandom(25);
  const treatments = subjects.map(({ name }) => name);
  for (let number = articles; number < count; number += 1)
    write(`providers/generated-${number}`, profileOf(random, treatments));
};

/** Changes one article, as an edit would; its path in the site. */
export const editArticle = (folder: string): string => {
  const path = 'articles/generated-1/index.html';
  const html = readFileSync(join(folder, path), 'utf8');
  writeFileSync(join(folder, path), html.replace('</article>', '<p>One more paragraph about fascia.</p></article>'));
  return path;
};

/** Subjects of the site's own topics with sentences about them, for generated articles. */
export const subjectsOf = (topics: readonly string[]): Subject[] =>
  topics.map((html) => ({
    name: /<h1[^>]*>([^<]*)</.exec(html)?.[1] ?? '',
    sentences: [...new Set(html.replaceAll(/<[^>]*>/g, ' ').match(/[A-Z][^.!?<>{}]{40,160}[.!?]/g) ?? [])],
  }));
