import { expect, test } from 'vitest';
import { markedPart, textOfMarkedPart } from '#search/build/marked-part.ts';

const page = (body: string): string => `<html lang="en"><head><title>T</title></head><body>${body}</body></html>`;
const kept = (body: string): string => {
  const html = page(body);
  const part = markedPart(html);
  return part === html ? 'whole' : part.replace(/^.*<body>(.*)<\/body><\/html>$/s, '$1');
};

test('what stands before the first and after the last mark is left out', () => {
  expect(kept('<nav>a</nav><main><div data-pagefind-body><div>b</div></div><p>c</p></main><footer>d</footer>')).toBe(
    '<div data-pagefind-body><div>b</div></div>',
  );
});

test('all marked elements are kept, with what lies between them', () => {
  const marked = '<div data-pagefind-body>a</div><p>b</p><section class="x" data-pagefind-body>c</section>';
  expect(kept(`<nav>n</nav>${marked}<p>d</p>`)).toBe(marked);
});

test('the heading is kept where it stands before the first mark', () => {
  expect(kept('<nav>n</nav><h1>a</h1><p data-pagefind-body>b</p>')).toBe('<h1>a</h1><p data-pagefind-body>b</p>');
});

test('metadata after the text is kept', () => {
  const marked = '<p data-pagefind-body>a</p><time datetime="2026" data-pagefind-meta="date[datetime]">b</time>';
  expect(kept(`${marked}<p>c</p>`)).toBe(marked);
});

test('elements that only start like the marked one, and marks in attributes, do not end it', () => {
  const marked = '<p data-pagefind-body title="a </p> b">c<param>d</p>';
  expect(kept(`${marked}<p>e</p>`)).toBe(marked);
});

test('a page of another form comes back whole', () => {
  expect(kept('<p>no mark</p>')).toBe('whole');
  expect(kept('<div data-pagefind-body>never ends')).toBe('whole');
  expect(kept('<div data-pagefind-body>a</div><p>the words data-pagefind-body in a text</p>')).toBe('whole');
});

test('the text of the marked part leaves out what is ignored and what stands between marked elements', () => {
  const body =
    '<h1>no</h1><div data-pagefind-body><p>knee<strong>s</strong> and</p><p>hips &amp; feet</p>' +
    '<div data-pagefind-ignore><div>ignored</div></div>after</div><p>between</p><p data-pagefind-body>second</p>';
  const text = textOfMarkedPart(page(body));
  expect(text.split(/\s+/).filter(Boolean)).toEqual(['knees', 'and', 'hips', 'feet', 'after', 'second']);
});
