import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { brotliCompressSync, constants } from 'node:zlib';
import ts from 'typescript';
import { attribute, DIST, elementsNamed, linksWithRel, textOf, type Page } from '#tests/site/pages.ts';

/** Bytes of one page as they travel: text with brotli 11, fonts as they are, pictures left out. */
export interface Weight {
  readonly html: number;
  /** Style sheets that hold back the first paint. */
  readonly blockingCss: number;
  readonly script: number;
  readonly fonts: number;
  readonly total: number;
  /** Scripts that hold back the first paint: neither module, async nor defer. */
  readonly blockingScripts: readonly string[];
}

/** Remembers the answer of each key: many pages share their scripts, styles and fonts. */
function remember<Value>(find: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (key) => {
    const answer = known.get(key) ?? { value: find(key) };
    known.set(key, answer);
    return answer.value;
  };
}

const BEST = 11;
/** Takes a fiftieth of the time of the best for about a twentieth more bytes. */
const FAST = 5;

const brotli = (text: string | Buffer, quality = BEST): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;

const textIn = remember((file) => readFileSync(join(DIST, file), 'utf8'));
const bytesOf = remember((file) => readFileSync(join(DIST, file)).length);
const sizeOf = remember((file) => brotli(readFileSync(join(DIST, file))));
const inlineSizeOf = remember((text) => brotli(text));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The weight of a page, or a bound that it does not exceed and that takes next to no time. */
export function weigh(page: Page, measure: 'exact' | 'bound' = 'exact'): Weight {
  const sheets = linksWithRel(page, 'stylesheet');
  const blockingSheets = sheets.filter((sheet) => !/^\s*(?:print|speech)\s*$/.test(attribute(sheet, 'media') ?? 'all'));
  const html = brotli(page.html, measure === 'exact' ? BEST : FAST);
  const script = sum(scriptFiles(page).map(sizeOf)) + sum(inlineScripts(page).map(inlineSizeOf));
  const fonts = sum(fontFiles(page).map(bytesOf));
  return {
    html,
    blockingCss: sum(blockingSheets.map(fileOf).map(sizeOf)),
    script,
    fonts,
    // Inline scripts came with the HTML already.
    total: html + sum(sheets.map(fileOf).map(sizeOf)) + sum(scriptFiles(page).map(sizeOf)) + fonts,
    blockingScripts: scripts(page)
      .filter((element) => attribute(element, 'src') !== undefined)
      .filter((element) => attribute(element, 'type') !== 'module')
      .filter((element) => ['async', 'defer'].every((name) => attribute(element, name) === undefined))
      .map((element) => attribute(element, 'src') ?? ''),
  };
}

type Element = Page['elements'][number];

const fileOf = (link: Element): string => pathOf(attribute(link, 'href') ?? '');
const pathOf = (address: string): string => address.replace(/^\//, '').replace(/[?#].*$/, '');

const scripts = (page: Page): Element[] =>
  elementsNamed(page, 'script').filter((element) =>
    ['', 'module', 'text/javascript'].includes(attribute(element, 'type') ?? ''),
  );

const inlineScripts = (page: Page): string[] =>
  scripts(page)
    .filter((element) => attribute(element, 'src') === undefined)
    .map((element) => element.childNodes.map((node) => ('value' in node ? node.value : '')).join(''));

/** Scripts of a page and all they import at once; what is imported on demand is not part of the first visit. */
function scriptFiles(page: Page): string[] {
  const found = new Set<string>();
  const queue = [
    ...scripts(page).flatMap((element) => attribute(element, 'src') ?? []),
    ...linksWithRel(page, 'modulepreload').flatMap((link) => attribute(link, 'href') ?? []),
  ].map(pathOf);
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    queue.push(...staticImports(file));
  }
  return [...found];
}

const staticImports = remember((file): string[] => {
  const source = ts.createSourceFile(file, textIn(file), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const specifier = statement.moduleSpecifier;
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return [];
    return [specifier.text.startsWith('/') ? pathOf(specifier.text) : join(dirname(file), specifier.text)];
  });
});

/** Fonts that are preloaded, and fonts whose family the page's styles name and whose range its text needs. */
function fontFiles(page: Page): string[] {
  const text = new Set(Array.from(textOf(page.elements[0] ?? ({ nodeName: '#text', value: '' } as never)), codePoint));
  const preloaded = linksWithRel(page, 'preload').filter((link) => attribute(link, 'as') === 'font');
  const linked = linksWithRel(page, 'stylesheet').map((sheet) => ({
    file: fileOf(sheet),
    css: textIn(fileOf(sheet)),
  }));
  const inside = {
    file: page.file,
    css: elementsNamed(page, 'style')
      .flatMap(({ childNodes }) => childNodes.map((node) => ('value' in node ? node.value : '')))
      .join(''),
  };
  const styled = [...linked, inside].flatMap(({ file, css }) => {
    const faces = [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map((match) => match[1] ?? '');
    const rules = css.replaceAll(/@font-face\s*\{[^}]*\}/g, '');
    return faces
      .filter((face) => rules.includes(familyOf(face)) && isInRange(face, text))
      .flatMap((face) => [...face.matchAll(/url\(["']?([^)"']+)/g)].map((match) => match[1] ?? ''))
      .map((address) => (address.startsWith('/') ? pathOf(address) : join(dirname(file), address)));
  });
  return [...new Set([...preloaded.map(fileOf), ...styled])];
}

const codePoint = (character: string): number => character.codePointAt(0) ?? 0;

const familyOf = (face: string): string => /font-family:\s*["']?([^;"']+)/.exec(face)?.[1]?.trim() ?? '';

function isInRange(face: string, text: ReadonlySet<number>): boolean {
  const ranges = /unicode-range:\s*([^;]+)/.exec(face)?.[1];
  if (ranges === undefined) return true;
  return ranges.split(',').some((range) => {
    const [from = '', to = from] = range.trim().replace(/^u\+/i, '').split('-');
    const low = Number.parseInt(from.replaceAll('?', '0'), 16);
    const high = Number.parseInt(to.replaceAll('?', 'f'), 16);
    return [...text].some((point) => point >= low && point <= high);
  });
}
