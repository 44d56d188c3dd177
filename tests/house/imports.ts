import ts from 'typescript';

/** Text of every source file by its path from the root, with forward slashes: `src/articles/model.ts`. */
export type FileMap = ReadonlyMap<string, string>;

export interface FoundImport {
  /** As written: `#articles/model.ts`, `./model.ts`, `zod`. */
  readonly specifier: string;
  /** Counted from 1. */
  readonly line: number;
  /** Path from the root when the import stays inside the repository: `src/articles/model.ts`. */
  readonly target?: string;
}

const FRONT_MATTER = /^\s*---\r?\n[\s\S]*?\n---/;
const SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script>/g;
const DYNAMIC = /\bimport\(\s*(['"])([^'"]+)\1/g;

/** Every static, dynamic and re-exporting import of a `.ts`, `.js`, `.mjs` or `.astro` file. */
export function importsOf(path: string, text: string): FoundImport[] {
  const found = path.endsWith('.astro') ? inAstro(text) : inTypeScript(text);
  return found.map(({ specifier, position }) => {
    const target = resolveInside(path, specifier);
    return { specifier, line: lineAt(text, position), ...(target === undefined ? {} : { target }) };
  });
}

interface Occurrence {
  readonly specifier: string;
  readonly position: number;
}

function inTypeScript(text: string, offset = 0): Occurrence[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName, pos }) => ({ specifier: fileName, position: pos + offset }));
}

function inAstro(text: string): Occurrence[] {
  const frontMatter = FRONT_MATTER.exec(text)?.[0] ?? '';
  const template = text.slice(frontMatter.length);
  const inScripts = [...template.matchAll(SCRIPT)].flatMap((match) =>
    inTypeScript(match[1] ?? '', frontMatter.length + match.index + match[0].indexOf('>') + 1),
  );
  const inExpressions = [...template.replaceAll(SCRIPT, (script) => ' '.repeat(script.length)).matchAll(DYNAMIC)].map(
    (match) => ({ specifier: match[2] ?? '', position: frontMatter.length + match.index }),
  );
  return [...inTypeScript(frontMatter.replace('---', '   ').replace(/---$/, '   ')), ...inScripts, ...inExpressions];
}

/** Follows the alias table of package.json: `#scripts/`, `#tests/`, and `#` for everything under src. */
function resolveInside(from: string, specifier: string): string | undefined {
  const path = specifier.replace(/\?[^/]*$/, '');
  if (path.startsWith('#scripts/') || path.startsWith('#tests/')) return path.slice(1);
  if (path.startsWith('#')) return `src/${path.slice(1)}`;
  if (!path.startsWith('.')) return undefined;
  const folders = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') folders.pop();
    else if (part !== '.') folders.push(part);
  }
  return folders.join('/');
}

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;
