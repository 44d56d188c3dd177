/**
 * Finds the files of a collection and reads them: the one parser of the checker and of the build.
 * A contributor's mistake is never an exception here; it is a `Problem` beside whatever could be read.
 */
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter } from 'yaml';
import type { CollectionShape } from './collection-shape.ts';
import { linkedRootProblem, listEntryFiles, slugify, type EntryFile } from './entry-listing.ts';
import { splitFrontMatter } from './front-matter.ts';
import { START, type Position, type Problem } from './problem.ts';
import { schemaFaults } from './schema-faults.ts';
import { hiddenInComments } from './yaml-comments.ts';
import { readYaml, type Path, type YamlReading } from './yaml-document.ts';

export { linkedRootProblem, listEntryFiles, slugify, type EntryFile };

/** One entry as it stands in its file. */
export interface Entry<Data = unknown> extends EntryFile {
  /** What was written, whether or not the schema accepts it. */
  readonly written: unknown;
  /** What the schema makes of it, defaults filled in; undefined when the schema refuses it. */
  readonly data: Data | undefined;
  /** The text below the front matter; empty for YAML files. */
  readonly body: string;
  /** The line of the file that the text starts on. */
  readonly bodyLine: number;
  /** Where the value at a path of `written` stands, or the nearest thing around it. */
  readonly locate: (path: Path) => Position;
  /** Where the last key of a path stands. */
  readonly locateKey: (path: Path) => Position;
  /** Where `words` stand inside the text at a path: their n-th appearance, counted from 0. */
  readonly locateWords: (path: Path, words: string, nth?: number) => Position;
}

export interface ParseResult {
  /** Usually one; several for a `list`; none when the file cannot be read. */
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
}

const KB = 1024;
/** Caps before anything is parsed: time must not depend on what a stranger sends. */
const MAX_YAML_BYTES = 64 * KB;
const MAX_TEXT_BYTES = 256 * KB;

type Decoded = { readonly text: string } | { readonly problem: Problem };

/** Reads one file of a collection, and validates what stands in it. `root` is the folder that holds `content/`. */
export const readEntryFile = (root: string, shape: CollectionShape, entryFile: EntryFile): ParseResult => {
  const decoded = decodeFile(root, shape, entryFile.file);
  return 'problem' in decoded
    ? { entries: [], problems: [decoded.problem] }
    : readEntryText(decoded.text, shape, entryFile);
};

/** The same for text that is already at hand: a form, an editor, a test. */
export const readEntryText = (text: string, shape: CollectionShape, entryFile: EntryFile): ParseResult => {
  const positionAt = lineIndex(text);
  const hasBody = shape.layout === 'markdown' || shape.layout === 'folder';
  const split = hasBody ? splitFrontMatter(text) : { yaml: text, yamlStart: 0, body: '', bodyStart: 0 };
  const problemAt = (position: Position, fault: Pick<Problem, 'code' | 'found' | 'fix'>): Problem => ({
    code: fault.code,
    file: entryFile.file,
    ...position,
    found: fault.found,
    fix: fault.fix,
    severity: 'error',
  });
  if ('fault' in split) {
    return { entries: [], problems: [problemAt(positionAt(split.fault.offset), split.fault)] };
  }
  if (hasBody && Buffer.byteLength(split.yaml) > MAX_YAML_BYTES) {
    return { entries: [], problems: [tooLarge(entryFile.file, 'The front matter', MAX_YAML_BYTES)] };
  }
  const yaml = readYaml(split.yaml);
  const problems = [...yaml.faults, ...hiddenInComments(split.yaml)].map((fault) =>
    problemAt(positionAt(split.yamlStart + fault.offset), fault),
  );
  if (yaml.value === undefined) return { entries: [], problems };
  if (yaml.value === null) {
    const fix = `copy ${hasBody ? 'its first lines' : 'it'} from content/_templates, or run \`npm run new\`.`;
    return {
      entries: [],
      problems: [...problems, problemAt(START, { code: 'file-empty', found: 'Nothing is filled in here.', fix })],
    };
  }
  const bodyLine = positionAt(split.bodyStart).line;
  const readOne = (id: string, written: unknown, prefix: Path): Entry => {
    const place = (offset: number): Position => positionAt(split.yamlStart + offset);
    const finder = finderFor(yaml, prefix, place, split.yaml);
    const result = schemaFaults(shape.schema, written);
    for (const fault of result.faults) {
      problems.push(problemAt(fault.at === 'key' ? finder.locateKey(fault.path) : finder.locate(fault.path), fault));
    }
    // Trees are large, and few entries are ever asked where something stands: those are read once more then.
    let again: Finder | undefined;
    const find = (): Finder => (again ??= finderFor(readYaml(split.yaml), prefix, place, split.yaml));
    return {
      ...entryFile,
      id,
      written,
      data: result.data,
      body: split.body,
      bodyLine,
      locate: (path) => find().locate(path),
      locateKey: (path) => find().locateKey(path),
      locateWords: (path, words, nth) => find().locateWords(path, words, nth),
    };
  };
  if (shape.layout !== 'list') return { entries: [readOne(entryFile.id, yaml.value, [])], problems };
  if (!Array.isArray(yaml.value)) {
    const fix = 'start each item with a hyphen and a blank: `- slug: …`.';
    return {
      entries: [],
      problems: [...problems, problemAt(START, { code: 'value-type', found: 'A list belongs here.', fix })],
    };
  }
  const entries = yaml.value.map((item: unknown, index) => readOne(slugIn(item, index), item, [index]));
  return { entries, problems };
};

/** All entries of one collection, and all its problems. */
export const readCollection = (root: string, name: string, shape: CollectionShape): ParseResult => {
  const listing = listEntryFiles(root, name, shape);
  const readings = listing.files.map((file) => readEntryFile(root, shape, file));
  return {
    entries: readings.flatMap((reading) => reading.entries),
    problems: [...listing.problems, ...readings.flatMap((reading) => reading.problems)],
  };
};

const slugIn = (item: unknown, index: number): string =>
  typeof item === 'object' && item !== null && 'slug' in item && typeof item.slug === 'string'
    ? item.slug
    : `#${index + 1}`;

const decodeFile = (root: string, shape: CollectionShape, file: string): Decoded => {
  const hasBody = shape.layout === 'markdown' || shape.layout === 'folder';
  const cap = hasBody ? MAX_TEXT_BYTES : MAX_YAML_BYTES;
  // A link put in place after the listing is refused by the system itself where it can.
  const descriptor = openSync(join(root, file), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    if (fstatSync(descriptor).size > cap) return { problem: tooLarge(file, 'The file', cap) };
    const bytes = readFileSync(descriptor);
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { problem: notUtf8(file) };
  } finally {
    closeSync(descriptor);
  }
};

const tooLarge = (file: string, what: string, cap: number): Problem => ({
  code: 'file-size',
  file,
  ...START,
  found: `${what} is larger than ${cap / KB} kB.`,
  fix: 'shorten it, or split it into several entries.',
  severity: 'error',
});

const notUtf8 = (file: string): Problem => ({
  code: 'file-encoding',
  file,
  ...START,
  found: 'The file is not saved as UTF-8, so some letters cannot be read.',
  fix: 'save it again and choose the encoding “UTF-8”.',
  severity: 'error',
});

/** Turns offsets into lines and columns. The index is made at the first question: most files have no problem. */
const lineIndex = (text: string): ((offset: number) => Position) => {
  let lines: LineCounter | undefined;
  return (offset) => {
    if (!lines) {
      lines = new LineCounter();
      lines.addNewLine(0);
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) lines.addNewLine(end + 1);
    }
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
};

type Finder = Pick<Entry, 'locate' | 'locateKey' | 'locateWords'>;

const finderFor = (
  yaml: YamlReading,
  prefix: Path,
  positionAt: (offset: number) => Position,
  text: string,
): Finder => ({
  locate: (path) => positionAt(yaml.rangeOf([...prefix, ...path])[0]),
  locateKey: (path) => positionAt(yaml.keyOffsetOf([...prefix, ...path])),
  locateWords: (path, words, nth = 0) => {
    const [start, end] = yaml.rangeOf([...prefix, ...path]);
    const places: number[] = [];
    for (let at = text.indexOf(words, start); at !== -1 && at < end; at = text.indexOf(words, at + 1)) {
      // "@wang-2018" is not meant by "@wang-2018-taichi".
      if (!/[\w-]{2}/.test(words.slice(-1) + text.charAt(at + words.length))) places.push(at);
    }
    // Words broken over two lines or written with escapes are not found as they are: point at the text itself.
    return positionAt(places[nth] ?? start);
  },
});
