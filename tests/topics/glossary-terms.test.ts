import fc from 'fast-check';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, test } from 'vitest';
import { renderText } from '#site/markdown.ts';
import { explainTerms, linkTerms, MOST_TERMS, type GlossaryTerm } from '#topics/glossary-terms.ts';

const term = (name: string, ...alsoKnownAs: readonly string[]): GlossaryTerm => {
  const slug = name.toLowerCase().replaceAll(' ', '-');
  return { slug, term: name, alsoKnownAs, definition: `What ${name} is.`, url: `/glossary/#${slug}` };
};

const PLACEBO = term('placebo', 'sugar pill');
const LOW = term('low certainty');
const VERY_LOW = term('very low certainty');
const NPI = term('NPI');

const linked = async (markdown: string, terms: readonly GlossaryTerm[] = [PLACEBO, LOW, VERY_LOW, NPI]) =>
  (
    await renderText(markdown, {
      explainTerms: (tree) => {
        linkTerms(tree, terms);
      },
    })
  ).html;

const explained = async (markdown: string, terms: readonly GlossaryTerm[] = [PLACEBO]) =>
  (
    await renderText(markdown, {
      explainTerms: (tree) => {
        explainTerms(tree, terms);
      },
    })
  ).html;

describe('links to the glossary', () => {
  test('only the first use of a word is marked, as it was written', async () => {
    expect(await linked('Placebo pills. A placebo, a sugar pill.')).toBe(
      '<p><a class="term" href="/glossary/#placebo">Placebo</a> pills. A placebo, a sugar pill.</p>',
    );
  });

  test('another name and the plural count as the word', async () => {
    expect(await linked('Two sugar pills.')).toContain(
      'Two <a class="term" href="/glossary/#placebo">sugar pills</a>.',
    );
  });

  test('the longer of two words is taken', async () => {
    const html = await linked('Of very low certainty; that of low certainty.');
    expect(html).toContain('>very low certainty</a>; that of <a');
    expect(html).toContain('>low certainty</a>.');
  });

  test('a part of a word is no word', async () => {
    expect(await linked('Placebos-like, antiplacebo, placeboid.')).not.toContain('<a');
  });

  test('an abbreviation counts in capitals alone', async () => {
    expect(await linked('An npi.')).not.toContain('<a');
    expect(await linked('An NPI.')).toContain('>NPI</a>');
  });

  test('links, headings, code and citations stay as they are', async () => {
    const html = await linked('## Placebo\n\n[placebo](/about/), `placebo` [@placebo-2020] and **placebo**');
    expect(html.match(/class="term"/g)).toHaveLength(1);
    expect(html).toContain('<strong><a class="term"');
  });

  test(`no more than ${MOST_TERMS} words are marked on a page`, async () => {
    const many = Array.from({ length: 20 }, (_, index) => term(`word${'abcdefghijklmnopqrst'[index]}`));
    const html = await linked(many.map(({ term: word }) => word).join(', '), many);
    expect(html.match(/class="term"/g)).toHaveLength(MOST_TERMS);
  });

  test('words in several paragraphs are found in reading order', async () => {
    const html = await linked('An NPI.\n\n- a placebo\n- low certainty');
    expect([...html.matchAll(/#([a-z-]+)"/g)].map(([, slug]) => slug)).toEqual(['npi', 'placebo', 'low-certainty']);
  });

  test('no text is lost or added', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('placebo', 'Placebos', 'NPI', 'very low certainty', ' ', '.', 'x', '-', 'é', '\n\n')),
        async (words) => {
          const markdown = words.join('');
          let before = '';
          let after = '';
          await renderText(markdown, {
            explainTerms: (tree) => {
              before = textOf(tree);
              linkTerms(tree, [PLACEBO, NPI, VERY_LOW]);
              after = textOf(tree);
            },
          });
          expect(after).toBe(before);
        },
      ),
    );
  });
});

describe('definitions in place', () => {
  test('a word becomes a button that opens its definition, which stands behind the text', async () => {
    expect(await explained('A placebo helps.')).toBe(
      '<p>A <button type="button" class="term" popovertarget="term-placebo">placebo</button> helps.</p>' +
        '<p id="term-placebo" class="term-note" popover="auto" data-pagefind-ignore><strong>placebo</strong>: What placebo is. ' +
        '<a href="/glossary/#placebo">In the glossary</a></p>',
    );
  });

  test('a text without a word stays as it is', async () => {
    expect(await explained('Nothing here.')).toBe('<p>Nothing here.</p>');
  });

  test('a definition is text, whatever it holds', async () => {
    const html = await explained('A placebo.', [{ ...PLACEBO, definition: '<img src=x> & more' }]);
    expect(html).toContain('&#x3C;img src=x> &#x26; more');
  });
});
