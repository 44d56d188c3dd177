/**
 * What MDX may hold: the components of one table, with attributes written out, and comments. The checker tells what else
 * stands in a text, with its place; the compiler is stopped by it, on the very tree that it compiles (docs/decisions/0061).
 */
import type { Nodes, Root } from 'mdast';
import type {} from 'mdast-util-mdx';
import type { VFile } from 'vfile';
import { closestTo, didYouMean } from './did-you-mean.ts';
import type { LinkTarget } from './fields.ts';
import { nodesOf } from './markdown-tree.ts';
import { quote } from './problem.ts';
import { findExcess, LIMITS } from './text-limits.ts';

/** Collections that an attribute may point to: `evidence` by `<treatment>/<file name>`. */
export type ComponentTarget = LinkTarget | 'evidence';

interface ComponentAttribute {
  readonly isRequired?: true;
  /** Text that readers see; a picture beside the entry; or the entry that a slug names. */
  readonly holds: 'text' | 'picture' | { readonly linksTo: ComponentTarget };
}

export interface ComponentRules {
  readonly attributes: Readonly<Record<string, ComponentAttribute>>;
  /** One of these is needed, where no single one is required. */
  readonly needsOneOf?: readonly string[];
  /** Markdown between an opening and a closing tag. */
  readonly holdsText?: true;
  /** How it is written. */
  readonly usage: string;
}

const TITLE = { title: { holds: 'text' } } as const;

const slugOf = (linksTo: ComponentTarget) => ({ holds: { linksTo } }) as const;

/** Every component that authors may use. `src/articles/mdx-components.ts` has a view for each. */
const COMPONENTS = {
  Note: { attributes: TITLE, holdsText: true, usage: '<Note title="…">' },
  Warning: { attributes: TITLE, holdsText: true, usage: '<Warning title="…">' },
  Claim: {
    attributes: { id: { isRequired: true, ...slugOf('evidence') } },
    usage: '<Claim id="treatment/file" />',
  },
  EvidenceTable: {
    attributes: { treatment: slugOf('treatments'), condition: slugOf('conditions') },
    needsOneOf: ['treatment', 'condition'],
    usage: '<EvidenceTable treatment="…" condition="…" />',
  },
  FindProviders: {
    attributes: { treatment: { isRequired: true, ...slugOf('treatments') } },
    usage: '<FindProviders treatment="…" />',
  },
  Compare: {
    attributes: {
      a: { isRequired: true, ...slugOf('treatments') },
      b: { isRequired: true, ...slugOf('treatments') },
      condition: slugOf('conditions'),
    },
    usage: '<Compare a="…" b="…" condition="…" />',
  },
  Figure: {
    attributes: {
      src: { isRequired: true, holds: 'picture' },
      alt: { isRequired: true, holds: 'text' },
      caption: { holds: 'text' },
      credit: { holds: 'text' },
    },
    usage: '<Figure src="knee.jpg" alt="…" caption="…" credit="…" />',
  },
  QuestionsToAsk: {
    attributes: { treatment: { isRequired: true, ...slugOf('treatments') } },
    usage: '<QuestionsToAsk treatment="…" />',
  },
} as const satisfies Record<string, ComponentRules>;

export type ComponentName = keyof typeof COMPONENTS;

export const COMPONENT_NAMES = Object.keys(COMPONENTS) as readonly ComponentName[];

export interface MdxFault {
  readonly code: 'mdx-forbidden' | 'mdx-attribute';
  readonly found: string;
  readonly fix: string;
}

type ComponentNode = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

export const rulesOf = (name: string | null): ComponentRules | undefined =>
  name !== null && Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name as ComponentName] : undefined;

const forbidden = (found: string, fix: string): MdxFault => ({ code: 'mdx-forbidden', found, fix });
const wrongAttribute = (found: string, fix: string): MdxFault => ({ code: 'mdx-attribute', found, fix });

/** Braces that hold comments alone. The parser says so: nothing is guessed from how they look. */
const isComment = (node: Nodes): boolean =>
  (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') && node.data?.estree?.body.length === 0;

/** Why a node may not stand in contributed text. */
export const mdxFaultsOf = (node: Nodes): MdxFault[] => {
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- all other nodes are plain Markdown
  switch (node.type) {
    case 'mdxjsEsm':
      return [
        forbidden(`${quote(firstLine(node.value))} is code.`, 'remove import and export lines; components need none.'),
      ];
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      if (isComment(node)) return [];
      return [
        forbidden(
          `${quote(`{${firstLine(node.value)}}`)} is code.`,
          'write the text itself; for the sign { write \\{.',
        ),
      ];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return componentFaults(node);
    default:
      // A kind of node that a later version of MDX brings is refused until somebody has judged it.
      return (node.type as string).startsWith('mdx') ? [forbidden('This is code.', 'remove it.')] : [];
  }
};

const componentFaults = (node: ComponentNode): MdxFault[] => {
  const name = node.name ?? '';
  const rules = rulesOf(node.name);
  if (!rules) {
    const meant = closestTo(name, COMPONENT_NAMES);
    const fix = `use ${meant ? `\`${COMPONENTS[meant as ComponentName].usage}\`` : 'a component of docs/mdx-components.md'}, or Markdown.`;
    return [forbidden(`\`<${name}>\` is not a component.${didYouMean(meant)}`, fix)];
  }
  if (node.type === 'mdxJsxTextElement') {
    const fix = 'put its tags on lines of their own, with blank lines around them.';
    return [forbidden(`\`<${name}>\` stands inside a line of text.`, fix)];
  }
  const faults = attributeFaults(node, rules);
  if (!rules.holdsText && node.children.some((child) => !isComment(child))) {
    faults.push(wrongAttribute(`\`<${name}>\` holds no text.`, `write \`${rules.usage}\`.`));
  }
  return faults;
};

const attributeFaults = (node: ComponentNode, { attributes, needsOneOf, usage }: ComponentRules): MdxFault[] => {
  const name = node.name ?? '';
  const fix = `write \`${usage}\`.`;
  // Told once as more than a page can hold, not once for each of ten thousand.
  if (node.attributes.length > LIMITS.attributes) return [];
  const faults: MdxFault[] = [];
  const given = new Set<string>();
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      faults.push(forbidden(`${quote(`{${attribute.value}}`)} is code.`, fix));
    } else if (!Object.hasOwn(attributes, attribute.name)) {
      const meant = didYouMean(closestTo(attribute.name, Object.keys(attributes)));
      faults.push(wrongAttribute(`${quote(attribute.name)} is not an attribute of <${name}>.${meant}`, fix));
    } else if (given.has(attribute.name)) {
      faults.push(wrongAttribute(`${quote(attribute.name)} stands here for the second time.`, 'keep one of the two.'));
    } else if (typeof attribute.value !== 'string') {
      const isCode = typeof attribute.value === 'object' && attribute.value !== null;
      const say = isCode ? forbidden : wrongAttribute;
      faults.push(say(`The attribute ${quote(attribute.name)} is ${isCode ? 'code' : 'empty'}.`, fix));
      given.add(attribute.name);
    } else {
      given.add(attribute.name);
      if (attribute.value.trim() === '') {
        faults.push(wrongAttribute(`The attribute ${quote(attribute.name)} is empty.`, fix));
      }
    }
  }
  for (const [key, { isRequired }] of Object.entries(attributes)) {
    if (isRequired && !given.has(key)) {
      faults.push(wrongAttribute(`\`<${name}>\` needs the attribute ${quote(key)}.`, fix));
    }
  }
  if (needsOneOf && !needsOneOf.some((key) => given.has(key))) {
    faults.push(wrongAttribute(`\`<${name}>\` needs ${needsOneOf.map(quote).join(' or ')}.`, fix));
  }
  return faults;
};

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

/** The value of an attribute that is written out. */
export const attributeOf = (node: Nodes, name: string): string | undefined => {
  if (node.type !== 'mdxJsxFlowElement') return undefined;
  const found = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === name);
  return typeof found?.value === 'string' ? found.value : undefined;
};

/** What readers read of a component's attributes: titles, captions. */
export const attributeTextsOf = (node: Nodes): string[] => {
  const rules = node.type === 'mdxJsxFlowElement' ? rulesOf(node.name) : undefined;
  return Object.entries(rules?.attributes ?? {}).flatMap(([name, { holds }]) =>
    holds === 'text' ? (attributeOf(node, name) ?? []) : [],
  );
};

/** Components that show as many rows as there are findings. */
const TABLES: ReadonlySet<string | null> = new Set<ComponentName>(['EvidenceTable', 'Compare']);

interface MdxExcess {
  readonly node: Nodes;
  readonly found: string;
  readonly fix: string;
}

/** Where a text holds more components than a page can, by its nodes in reading order. Each limit is told once. */
export function* mdxExcessesIn(nodes: readonly Nodes[]): Generator<MdxExcess> {
  const ends: number[] = [];
  let components = 0;
  let tables = 0;
  let isDeep = false;
  for (const node of nodes) {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') continue;
    const start = node.position?.start.offset ?? 0;
    while ((ends.at(-1) ?? Infinity) <= start) ends.pop();
    ends.push(node.position?.end.offset ?? Infinity);
    components += 1;
    if (TABLES.has(node.name)) tables += 1;
    if (ends.length > LIMITS.componentDepth && !isDeep) {
      isDeep = true;
      const found = `Components stand more than ${LIMITS.componentDepth} deep in each other.`;
      yield { node, found, fix: 'take them out of each other.' };
    }
    if (components === LIMITS.components + 1) {
      yield {
        node,
        found: `There are more than ${LIMITS.components} components.`,
        fix: 'use fewer, or split the text.',
      };
    }
    if (TABLES.has(node.name) && tables === LIMITS.componentTables + 1) {
      const found = `There are more than ${LIMITS.componentTables} tables of findings.`;
      yield { node, found, fix: 'use fewer, or split the text.' };
    }
    yield* attributeExcesses(node);
  }
}

function* attributeExcesses(node: ComponentNode): Generator<MdxExcess> {
  if (node.attributes.length > LIMITS.attributes) {
    yield {
      node,
      found: `There are more than ${LIMITS.attributes} attributes.`,
      fix: 'remove those that are not listed.',
    };
  }
  for (const { value } of node.attributes) {
    if (typeof value !== 'string' || value.length <= LIMITS.attributeLength) continue;
    const found = `An attribute is longer than ${LIMITS.attributeLength} characters.`;
    yield { node, found, fix: 'put the words into the text.' };
    return;
  }
}

const withoutComments = (tree: Root): void => {
  for (const node of nodesOf(tree)) {
    if ('children' in node) node.children = node.children.filter((child) => !isComment(child));
  }
};

/**
 * The first plugin of the compiler: refuses the file when anything but the listed components stands in it, and takes
 * comments out. Content that a check let through by mistake is stopped here.
 */
export const remarkAllowListed = () => (tree: Root, file: VFile) => {
  const frontMatter = (file.data as { astro?: { frontmatter?: Record<string, unknown> } }).astro?.frontmatter;
  // Astro would load the file that is named there.
  if (frontMatter && 'layout' in frontMatter) file.fail('The key "layout" is not allowed in front matter.');
  const excess = findExcess(String(file.value), 'mdx');
  if (excess) file.fail(excess.found, { place: excess, ruleId: 'text-excess', source: 'content' });
  const nodes = nodesOf(tree);
  for (const { node, found } of mdxExcessesIn(nodes)) {
    file.fail(found, { place: node.position, ruleId: 'text-excess', source: 'content' });
  }
  for (const node of nodes) {
    const [fault] = mdxFaultsOf(node);
    if (!fault) continue;
    const place = { place: node.position, ruleId: fault.code, source: 'content' };
    file.fail(`${fault.found} To mend it, ${fault.fix}`, place);
  }
  withoutComments(tree);
};
