/**
 * Reads YAML 1.2 as contributors are asked to write it: keys, text, numbers, lists. Whatever could make a small file
 * large, run differently in another parser or reach a prototype is refused (docs/problems/yaml-feature.md).
 */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type ParsedNode,
  type YAMLError,
} from 'yaml';
import { readPlainYaml } from './plain-yaml.ts';
import { quote, type ReadingCode } from './problem.ts';
import { LIMITS } from './text-limits.ts';

export type Path = readonly PropertyKey[];

interface YamlFault {
  readonly code: ReadingCode;
  /** Offset into the text that was read. */
  readonly offset: number;
  readonly found: string;
  readonly fix: string;
}

export interface YamlReading {
  /** The plain value, or undefined when a fault leaves no doubt-free reading. */
  readonly value: unknown;
  readonly faults: readonly YamlFault[];
  /** Offsets of the value at a path, or of the nearest thing around it that exists. */
  readonly rangeOf: (path: Path) => readonly [start: number, end: number];
  /** Offset of the key that the path ends in. */
  readonly keyOffsetOf: (path: Path) => number;
}

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype', '<<']);

type Tree = Document.Parsed;
type Node = ParsedNode | null;

const tooDeep = (offset: number): YamlFault => ({
  code: 'yaml-syntax',
  offset,
  found: 'The file is nested too deeply.',
  fix: 'take levels away.',
});

/** Whether the value on the line of an offset starts with a quotation mark of a word processor. */
const opensCurly = (text: string, offset: number): boolean => {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[^:]*:\s*[\u201c\u201d\u201e\u2018\u2019\u00ab\u2039]/.test(text.slice(start).split('\n', 1).join(''));
};

/** What the parser's error codes usually mean in the files of people who have never seen YAML. */
const syntaxInWords = (error: YAMLError, text: string): { found: string; fix: string } => {
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the rest is told alike
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return { found: 'A tab stands where blanks belong.', fix: 'replace the tab with two blanks.' };
    case 'BAD_INDENT':
      return {
        found: 'This line does not line up with the lines around it.',
        fix: 'start it in the same column as its neighbors.',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (opensCurly(text, error.pos[0])) {
        return {
          found: 'Curly quotation marks do not hold a text together, so the second colon makes it unreadable.',
          fix: 'put straight ones around the whole text: title: "Pain: what helps?".',
        };
      }
      return /^.*:(?: |$)/m.test(text.slice(error.pos[0]).split('\n', 1).join(''))
        ? {
            found: 'A second colon on this line makes the text unreadable.',
            fix: 'put the whole text after the key in double quotes: title: "Pain: what helps?".',
          }
        : {
            found: 'The line below is indented, so it is read as a part of this one.',
            fix: 'start each key in the same column as its neighbors.',
          };
    case 'BAD_SCALAR_START':
      return { found: 'A text cannot start with this character.', fix: 'put the whole text in double quotes.' };
    case 'BAD_DQ_ESCAPE':
      return {
        found: 'A backslash inside double quotes has a meaning of its own.',
        fix: 'write it twice (\\\\), or use single quotes.',
      };
    case 'MISSING_CHAR':
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        found: `Something is not closed or a colon is missing here: ${error.message}.`,
        fix: 'close the bracket, or write `key: value`.',
      };
    default:
      return {
        found: `This cannot be read: ${error.message}.`,
        fix: 'compare the line with a file in content/_templates; text with : # @ or quotes in it goes in double quotes.',
      };
  }
};

const syntaxFault = (error: YAMLError, tree: Tree, text: string): YamlFault => {
  if (error.code === 'MULTIPLE_DOCS') {
    const fix = 'keep one document per file; remove the line.';
    return featureFault(error.pos[0], 'A second document starts here.', fix);
  }
  const opening = openingOf(error, tree, text);
  if (opening) {
    const { offset, mark } = opening;
    const found = /["']/.test(mark)
      ? 'This text opens with a quotation mark and never closes.'
      : `A bracket opens here and never closes.`;
    const fix = /["']/.test(mark) ? 'write the same mark at its end.' : `write "${mark}" at the end of the list.`;
    return { code: 'yaml-syntax', offset, found, fix };
  }
  return { code: 'yaml-syntax', offset: error.pos[0], ...syntaxInWords(error, text) };
};

interface Opening {
  /** Where the quoted text or the bracket starts. */
  readonly offset: number;
  /** What would close it. */
  readonly mark: string;
}

/** What an error says to be open: the parser notices on a later line. */
const openingOf = (error: YAMLError, tree: Tree, text: string): Opening | undefined => {
  const offset = /closing ["']/.test(error.message)
    ? openQuoteIn(tree, error.pos[0])
    : /Flow (?:sequence|map)/.test(error.message)
      ? openBracketIn(tree, error.pos[0])
      : undefined;
  if (offset === undefined) return undefined;
  const opened = text[offset] ?? '';
  return { offset, mark: { '[': ']', '{': '}' }[opened] ?? opened };
};

/** Where the list in brackets starts that is not closed at `end`. */
const openBracketIn = (tree: Tree, end: number): number | undefined => {
  let opening: number | undefined;
  visit(tree, {
    Collection: (_, node) => {
      if (node.flow && node.range && node.range[0] < end && node.range[1] >= end - 1) opening = node.range[0];
    },
  });
  return opening;
};

/** Where the quoted text starts that runs up to `end`, where the parser missed its closing mark. */
const openQuoteIn = (tree: Tree, end: number): number | undefined => {
  let opening: number | undefined;
  visit(tree, {
    Scalar: (_, node) => {
      if (node.type?.startsWith('QUOTE') && node.range && node.range[0] < end) opening = node.range[0];
    },
  });
  return opening;
};

const featureFault = (offset: number, found: string, fix: string): YamlFault => ({
  code: 'yaml-feature',
  offset,
  found,
  fix,
});

const directiveFaults = (text: string): YamlFault[] => {
  const offset = /^%(?:YAML|TAG)\b/m.exec(text)?.index;
  return offset === undefined ? [] : [featureFault(offset, 'A YAML directive stands here.', 'remove the line.')];
};

/** Everything in the tree that contributors do not need and that we therefore refuse. */
const faultsIn = (node: Node, depth = 0): YamlFault[] => {
  if (node === null) return [];
  const offset = node.range[0];
  if (isAlias(node)) {
    return [featureFault(offset, `"*${node.source}" repeats another part of the file.`, 'write the value out.')];
  }
  if (depth > LIMITS.yamlDepth) {
    return [tooDeep(offset)];
  }
  const faults: YamlFault[] = [];
  if (node.anchor !== undefined) {
    faults.push(featureFault(offset, `"&${node.anchor}" gives a name to a value.`, `remove "&${node.anchor}".`));
  }
  if (node.tag !== undefined) {
    // A tag may have made the parser build a tree of another kind below; one fault is enough to refuse it.
    return [...faults, featureFault(offset, 'A tag that starts with "!" stands before this value.', 'remove the tag.')];
  }
  if (isSeq(node)) for (const item of node.items) faults.push(...faultsIn(item, depth + 1));
  if (isMap(node)) {
    // Compared here, in one pass: the parser's own check takes a minute for 20,000 keys.
    const seen = new Set<string>();
    for (const { key, value } of node.items) {
      faults.push(...keyFaults(key, seen), ...faultsIn(value, depth + 1));
    }
  }
  return faults;
};

const keyFaults = (key: ParsedNode, seen: Set<string>): YamlFault[] => {
  const offset = key.range[0];
  if (!isScalar(key)) return [featureFault(offset, 'A key is itself a list or a group.', 'use one word as the key.')];
  const name = String(key.value);
  const faults = faultsIn(key);
  if (FORBIDDEN_KEYS.has(name)) {
    faults.push(featureFault(offset, `${quote(name)} is not allowed as a key.`, 'remove the key.'));
  }
  if (seen.has(name)) {
    faults.push({
      code: 'key-duplicate',
      offset,
      found: `${quote(name)} stands here for the second time.`,
      fix: 'keep one of the two.',
    });
  }
  seen.add(name);
  return faults;
};

const parse = (text: string): Tree | undefined => {
  try {
    // Duplicate keys are found above; without pretty errors the parser need not render each of its messages.
    return parseDocument(text, {
      version: '1.2',
      schema: 'core',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    });
  } catch (error) {
    // Thousands of nested brackets exhaust the parser's stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/**
 * The node at the path, or the last one on the way to it, and the key it hangs on. `getIn(path, true)` of the package
 * gives the node alone, and nothing where the path ends early, as it does for a key that is missing.
 */
const walk = (root: Node, path: Path): { node: Node; key: Node } => {
  let node = root;
  let key: Node = null;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) break;
      key = pair.key;
      // `key:` with nothing after it: the key is the nearest thing there is.
      if (pair.value === null) break;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: Node | undefined = node.items[Number(step)];
      if (!item) break;
      node = item;
      key = null;
    } else break;
  }
  return { node, key };
};

const isEmptyValue = (node: Node): boolean => isScalar(node) && node.value === null && node.range[0] === node.range[1];

export const readYaml = (text: string): YamlReading => {
  const value = readPlainYaml(text);
  if (value === undefined) return readThoroughly(text);
  // A plain file is parsed again only when somebody asks where in it something stands.
  let located: YamlReading | undefined;
  const locate = (): YamlReading => (located ??= readThoroughly(text));
  return {
    value,
    faults: [],
    rangeOf: (path) => locate().rangeOf(path),
    keyOffsetOf: (path) => locate().keyOffsetOf(path),
  };
};

/** Slips of this kind that are mended in thought, so that the rest of the file can still be judged. */
const MAX_MENDED = 5;

/**
 * Reads the text as if what was left open had been closed at the end of its line: one slip must not hide all others.
 * Undefined when the rest stays unreadable even so.
 */
const readMended = (text: string, { offset, mark }: Opening, left: number): YamlReading | undefined => {
  const lineEnd = text.indexOf('\n', offset);
  const end = lineEnd === -1 ? text.length : lineEnd;
  const at = text.slice(offset, end).trimEnd().length + offset;
  const reading = readThoroughly(`${text.slice(0, at)}${mark}${text.slice(at)}`, left - 1);
  if (reading.value === undefined) return undefined;
  const back = (place: number): number => (place > at ? place - 1 : place);
  return {
    value: reading.value,
    faults: reading.faults.map((fault) => ({ ...fault, offset: back(fault.offset) })),
    rangeOf: (path) => {
      const [from, to] = reading.rangeOf(path);
      return [back(from), back(to)];
    },
    keyOffsetOf: (path) => back(reading.keyOffsetOf(path)),
  };
};

const readThoroughly = (text: string, left = MAX_MENDED): YamlReading => {
  const tree = parse(text);
  if (!tree) {
    return { value: undefined, faults: [tooDeep(0)], rangeOf: () => [0, 0], keyOffsetOf: () => 0 };
  }
  // One slip often makes the parser stumble several times: the first of them is the one to mend.
  const [firstError] = [...tree.errors, ...tree.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  const features = [...directiveFaults(text), ...faultsIn(tree.contents)];
  // An unknown tag, a broken directive or a bottomless nest is told once, as what it is.
  const isToldAsFeature =
    firstError && /TAG|DIRECTIVE|COLLECTION_TYPE|ALIAS|EXHAUSTION/.test(firstError.code) && features.length > 0;
  const faults = [...features, ...(firstError && !isToldAsFeature ? [syntaxFault(firstError, tree, text)] : [])];
  const opening = firstError && !isToldAsFeature && left > 0 ? openingOf(firstError, tree, text) : undefined;
  const mended = opening && features.length === 0 ? readMended(text, opening, left) : undefined;
  if (mended) return { ...mended, faults: [...faults, ...mended.faults] };
  const isReadable = faults.every((fault) => fault.code === 'key-duplicate') && !firstError;
  return {
    value: isReadable ? tree.toJS({ maxAliasCount: 0 }) : undefined,
    faults,
    rangeOf: (path) => {
      const { node, key } = walk(tree.contents, path);
      const nearest = isEmptyValue(node) && key ? key : node;
      return nearest ? [nearest.range[0], nearest.range[1]] : [0, 0];
    },
    keyOffsetOf: (path) => {
      const { node, key } = walk(tree.contents, path);
      return (key ?? node)?.range[0] ?? 0;
    },
  };
};
