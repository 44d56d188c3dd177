import { importsOf, type FileMap } from '#tests/house/imports.ts';

/** Modules that import each other, all of a circle sorted by path. */
export type Circle = readonly string[];

/**
 * Every import circle: the strongly connected components of the import graph (Tarjan, "Depth-first search and linear
 * graph algorithms", 1972) that hold more than one module, or one that imports itself. Imports of types count: two
 * modules that need each other's types are one thing cut in two, and neither can be read alone.
 */
export function findCircles(files: FileMap): Circle[] {
  const targets = new Map([...files].map(([path, text]) => [path, importedBy(path, text, files)] as const));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: Circle[] = [];
  const visit = (path: string): void => {
    const own = index.size;
    index.set(path, own);
    low.set(path, own);
    stack.push(path);
    for (const target of targets.get(path) ?? []) {
      if (!index.has(target)) visit(target);
      if (stack.includes(target)) low.set(path, Math.min(low.get(path) ?? own, low.get(target) ?? own));
    }
    if (low.get(path) !== own) return;
    const members = stack.splice(stack.indexOf(path));
    if (members.length > 1 || targets.get(path)?.has(path)) circles.push(members.sort());
  };
  for (const path of targets.keys()) if (!index.has(path)) visit(path);
  return circles;
}

const importedBy = (path: string, text: string, files: FileMap): ReadonlySet<string> =>
  new Set(importsOf(path, text).flatMap(({ target }) => (target !== undefined && files.has(target) ? [target] : [])));
