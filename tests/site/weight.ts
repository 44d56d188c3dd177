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

const compressedSizes = new Map<string, number>();

const brotli = (text: string | Buffer): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** Brotli size of a file of dist, which many pages share. */
function sizeOf(file: string): number {
  const known = compressedSizes.get(file) ?? brotli(readFileSync(join(DIST, file)));
  compressedSizes.set(file, known);
  return known;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

export function weigh(page: Page): Weight {
  const sheets = linksWithRel(page, 'stylesheet');
  const blockingSheets = sheets.filter((sheet) => !/^\s*(?:print|speech)\s*$/.test(attribute(sheet, 'media') ?? 'all'));
  const html = brotli(page.html);
  const script = sum(scriptFiles(page).map(sizeOf)) + sum(inlineScripts(page).map(brotli));
  const fonts = sum(fontFiles(page).map((file) => readFileSync(join(DIST, file)).length));
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

function staticImports(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(DIST, file), 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const specifier = statement.moduleSpecifier;
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return [];
    return [specifier.text.startsWith('/') ? pathOf(specifier.text) : join(dirname(file), specifier.text)];
  });
}

/** Fonts that are preloaded, and fonts whose family the page's styles name and whose range its text needs. */
function fontFiles(page: Page): string[] {
  const text = new Set(Array.from(textOf(page.elements[0] ?? ({ nodeName: '#text', value: '' } as never)), codePoint));
  const preloaded = linksWithRel(page, 'preload').filter((link) => attribute(link, 'as') === 'font');
  const linked = linksWithRel(page, 'stylesheet').map((sheet) => ({
    file: fileOf(sheet),
    css: readFileSync(join(DIST, fileOf(sheet)), 'utf8'),
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
