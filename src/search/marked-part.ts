const MARK = 'data-pagefind-';
const OPENING = /<([a-z][a-z0-9-]*)(?:[^>"']|"[^"]*"|'[^']*')*>/y;
/** Elements without an end. */
const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);

/**
 * The piece of a page that the index reads: from its heading or its first mark to the end of its last marked element.
 * Head, navigation and footer are most of a short page, and reading them most of the work; and a change to them is none
 * to the search. A page of another form than the site's own comes back whole, which costs time and nothing else.
 */
export const markedPart = (html: string): string => {
  const marks = [html.indexOf(MARK), html.lastIndexOf(`${MARK}body`), html.lastIndexOf(`${MARK}meta`)];
  const [first, ...last] = marks.map((at) => (at < 0 ? undefined : elementAround(html, at)));
  if (!first || last.every((found) => found === undefined)) return html;
  if (last.some((found, index) => found === undefined && (marks[index + 1] ?? -1) >= 0)) return html;
  const heading = html.indexOf('<h1');
  const start = heading < 0 ? first.start : Math.min(heading, first.start);
  const end = Math.max(...last.map((found) => found?.end ?? 0));
  return `<!doctype html><html lang="en"><body>${html.slice(start, end)}</body></html>`;
};

/** The element whose opening tag holds the place `at`. */
const elementAround = (html: string, at: number): { start: number; end: number } | undefined => {
  const start = html.lastIndexOf('<', at);
  OPENING.lastIndex = start;
  const tag = OPENING.exec(html);
  if (!tag || OPENING.lastIndex <= at) return undefined;
  const name = tag[1] ?? '';
  if (VOID.has(name)) return { start, end: OPENING.lastIndex };
  const end = endOf(html, name, OPENING.lastIndex);
  return end === undefined ? undefined : { start, end };
};

/** Where the element ends whose content starts at `from`. */
const endOf = (html: string, name: string, from: number): number | undefined => {
  const tags = new RegExp(`<(/?)${name}(?=[\\s/>])(?:[^>"']|"[^"]*"|'[^']*')*>`, 'g');
  tags.lastIndex = from;
  let depth = 1;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    depth += tag[1] === '' ? 1 : -1;
    if (depth === 0) return tags.lastIndex;
  }
  return undefined;
};
