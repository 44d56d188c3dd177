/** Lists the files of a collection without opening any of them. */
import { lstatSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { CollectionShape } from './collection-shape.ts';
import { quote, START, type Problem, type ReadingCode } from './problem.ts';

export interface EntryFile {
  readonly collection: string;
  /** See `CollectionShape.layout`. For a `list` the name of the collection: its items bring their own. */
  readonly id: string;
  /** Relative to the root, with forward slashes: `content/sources/padda-2021.yaml`. */
  readonly file: string;
}

export interface FileListing {
  readonly files: readonly EntryFile[];
  /** Pictures that lie beside entries, relative to the root. */
  readonly pictures: readonly string[];
  readonly problems: readonly Problem[];
}

/** Names a picture may have; the same as `pictureFile` accepts in front matter. */
const PICTURE_NAME = /^[a-z0-9][a-z0-9-]*\.(?:jpg|jpeg|png|webp|avif)$/;

/** Lists the files of one collection in the order of their paths. `root` is the folder that holds `content/`. */
export const listEntryFiles = (root: string, collection: string, shape: CollectionShape): FileListing => {
  const listing = new Listing(root, collection, shape);
  listing.walk();
  return listing;
};

class Listing implements FileListing {
  readonly files: EntryFile[] = [];
  readonly pictures: string[] = [];
  readonly problems: Problem[] = [];
  readonly #root: string;
  readonly #collection: string;
  readonly #shape: CollectionShape;

  constructor(root: string, collection: string, shape: CollectionShape) {
    this.#root = root;
    this.#collection = collection;
    this.#shape = shape;
  }

  walk(): void {
    const linked = linkedRootProblem(this.#root);
    if (linked) {
      this.problems.push(linked);
      return;
    }
    const base = `content/${this.#shape.base}`;
    const kind = this.#kindOf(base);
    if (kind === 'link') return this.#report('file-symlink', base, ...LINK);
    switch (this.#shape.layout) {
      case 'single':
      case 'list':
        if (kind === 'file') this.#add(this.#collection, base);
        else if (this.#shape.layout === 'single') {
          this.#report(
            'file-missing',
            base,
            'The file does not exist.',
            'restore it; the site cannot be built without it.',
          );
        }
        return;
      case 'markdown':
        if (kind === 'folder') this.#walkTexts(base);
        return;
      case 'yaml':
        if (kind === 'folder') this.#walkFlat(base, '.yaml');
        return;
      case 'folder':
        if (kind === 'folder') this.#walkFolders(base);
        return;
      case 'nested':
      case 'paired':
        if (kind === 'folder') this.#walkGroups(base);
    }
  }

  #walkFlat(folder: string, extension: string): void {
    for (const { name, file } of this.#plainFiles(folder)) {
      if (name.endsWith(extension)) this.#add(name.slice(0, -extension.length), file);
      else this.#stray(name, file, extension);
    }
  }

  #walkTexts(folder: string): void {
    for (const { name, file } of this.#plainFiles(folder)) {
      const [, slug] = /^(.*)\.mdx?$/.exec(name) ?? [];
      if (slug === undefined) this.#stray(name, file, '.md');
      else this.#add(slug, file);
    }
  }

  #walkGroups(base: string): void {
    for (const { name: group, file: folder } of this.#folders(base, (name) => `<folder>/${name}`)) {
      for (const { name, file } of this.#plainFiles(folder)) {
        if (!name.endsWith('.yaml')) this.#stray(name, file, '.yaml');
        else {
          const slug = name.slice(0, -'.yaml'.length);
          this.#add(this.#shape.layout === 'paired' ? `${group}/${slug}` : slug, file);
        }
      }
    }
  }

  #walkFolders(base: string): void {
    for (const { name: slug, file: folder } of this.#folders(
      base,
      (name) => `${name.replace(/\.[^.]*$/, '')}/index.md`,
    )) {
      const before = this.files.length + this.problems.length;
      for (const { name, file } of this.#plainFiles(folder)) {
        if (name === 'index.md' || name === 'index.mdx') this.#add(slug, file);
        else this.#stray(name, file, '.md');
      }
      if (this.files.length + this.problems.length === before) {
        this.#report('file-unexpected', folder, 'The folder holds no index.md.', 'add index.md, or remove the folder.');
      }
    }
  }

  #add(id: string, file: string): void {
    this.files.push({ collection: this.#collection, id, file });
  }

  #stray(name: string, file: string, wanted: string): void {
    if (PICTURE_NAME.test(name)) this.pictures.push(file);
    else this.#report('file-unexpected', file, ...strayInWords(name, wanted, this.#shape));
  }

  /** The folders of a collection; a file among them is told where it belongs. */
  #folders(base: string, placeFor: (name: string) => string): { name: string; file: string }[] {
    return this.#children(base).filter(({ entry, name, file }) => {
      if (entry.isDirectory()) return true;
      const found = `${quote(name)} lies outside a folder, where nothing reads it.`;
      this.#report('file-unexpected', file, found, `move it to ${base}/${placeFor(name)}.`);
      return false;
    });
  }

  #plainFiles(folder: string): { name: string; file: string }[] {
    return this.#children(folder).filter(({ entry, name, file }) => {
      if (entry.isFile()) return true;
      const found = `${quote(name)} is ${entry.isDirectory() ? 'a folder' : 'no ordinary file'}, and a file belongs here.`;
      this.#report('file-unexpected', file, found, 'move its files one level up, or remove it.');
      return false;
    });
  }

  /** Children in a fixed order. What systems and editors leave behind is nobody's entry; links are refused. */
  #children(folder: string): { entry: Dirent; name: string; file: string }[] {
    return readdirSync(join(this.#root, folder), { withFileTypes: true })
      .filter((entry) => !isLeftBehind(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry) => ({ entry, name: entry.name, file: `${folder}/${entry.name}` }))
      .filter(({ name, file }) => {
        if (!name.startsWith('.')) return true;
        const found = `${quote(name)} begins with a dot, so nothing reads it.`;
        this.#report('file-unexpected', file, found, `rename it to ${quote(name.replace(/^\.+/, ''))}, or remove it.`);
        return false;
      })
      .filter(({ entry, file }) => {
        if (entry.isSymbolicLink()) this.#report('file-symlink', file, ...LINK);
        return !entry.isSymbolicLink();
      });
  }

  /** What lies at a path, none of whose parts below the root may be a link. */
  #kindOf(path: string): 'file' | 'folder' | 'link' | 'nothing' {
    const steps = path.split('/');
    let kind: 'file' | 'folder' | 'link' | 'nothing' = 'nothing';
    for (let depth = 1; depth <= steps.length; depth += 1) {
      const stat = lstatSync(join(this.#root, ...steps.slice(0, depth)), { throwIfNoEntry: false });
      if (!stat) return 'nothing';
      if (stat.isSymbolicLink()) return 'link';
      kind = stat.isDirectory() ? 'folder' : 'file';
    }
    return kind;
  }

  #report(code: ReadingCode, file: string, found: string, fix: string): void {
    this.problems.push({ code, file, ...START, found, fix, severity: 'error' });
  }
}

/** Files of the Finder, of git, and of editors at work. */
export const isLeftBehind = (name: string): boolean =>
  /^(?:\.DS_Store|\.localized|\._.*|\.git(?:keep|ignore|attributes)|\.directory|\..*\.sw[op]|\.#.*|\.nfs.*|\..*\.tmp.*)$/.test(
    name,
  );

const LINK = ['This is a link to another place on the disk.', 'put the file itself here.'] as const;

/** The problem of a root whose `content/` is itself a link: nothing behind it is looked at. */
export const linkedRootProblem = (root: string): Problem | undefined =>
  lstatSync(join(root, 'content'), { throwIfNoEntry: false })?.isSymbolicLink()
    ? {
        code: 'file-symlink',
        file: 'content',
        ...START,
        found: LINK[0],
        fix: 'put the folder itself here.',
        severity: 'error',
      }
    : undefined;

const strayInWords = (name: string, wanted: string, shape: CollectionShape): [found: string, fix: string] => {
  const stem = name.replace(/\.[^.]*$/, '');
  const extension = name.slice(stem.length);
  const ignored = `${quote(name)} would be ignored: ${shape.noun} ends in ${wanted}.`;
  if (wanted === '.yaml' && /^\.ya?ml$/i.test(extension)) return [ignored, `rename it to ${stem}.yaml.`];
  if (wanted === '.md' && /^\.(?:mdx?|markdown|mdown)$/i.test(extension)) {
    const isIndex = shape.layout === 'folder';
    return [
      isIndex && stem !== 'index' ? `${quote(name)} would be ignored: the text is always called index.md.` : ignored,
      `rename it to ${isIndex ? 'index' : stem}.md.`,
    ];
  }
  if (/^\.(?:jpe?g|png|webp|avif)$/i.test(extension)) {
    const tidy = `${slugify(stem) || 'picture'}${extension.toLowerCase()}`;
    return [
      `${quote(name)} is not a name for a picture: lower-case letters, digits and hyphens.`,
      `rename it to ${tidy}.`,
    ];
  }
  return [
    `${quote(name)} does not belong beside ${shape.noun}.`,
    `remove it; only ${wanted} files and pictures (jpg, png, webp, avif) lie here.`,
  ];
};

/** The nearest name in lower-case letters, digits and single hyphens; empty when the text has no such letter. */
export const slugify = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
