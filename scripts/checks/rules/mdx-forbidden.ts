import type { Nodes } from 'mdast';
import { positionOf } from '#scripts/checks/content.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { closestTo, didYouMean } from '#site/did-you-mean.ts';
import { MDX_COMPONENTS } from '#site/markdown.ts';
import { quote } from '#site/problem.ts';

const USAGE = '`<Note title="…">` and `<Warning title="…">`';

type Fault = readonly [found: string, fix: string];

/** Why a node may not stand in contributed text. Content is parsed and never run, so nothing here could work. */
const faultsOf = (node: Nodes): Fault[] => {
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- all other nodes are plain Markdown
  switch (node.type) {
    case 'mdxjsEsm':
      return [[`${quote(firstLine(node.value))} is code.`, 'remove import and export lines; components need none.']];
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      // Advice to write the text itself would publish what was meant for nobody.
      if (isComment(node.value))
        return [[`${quote(`{${firstLine(node.value)}}`)} is a comment.`, 'remove it; say it in the pull request.']];
      return [[`${quote(`{${firstLine(node.value)}}`)} is code.`, 'write the text itself; for the sign { write \\{.']];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return componentFaults(node);
    default:
      return [];
  }
};

const componentFaults = (node: Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>): Fault[] => {
  const name = node.name ?? '';
  if (!MDX_COMPONENTS.includes(name)) {
    return [
      [`\`<${name}>\` is not a component.${didYouMean(closestTo(name, MDX_COMPONENTS))}`, `use ${USAGE}, or Markdown.`],
    ];
  }
  if (node.type === 'mdxJsxTextElement') {
    return [[`\`<${name}>\` stands inside a line of text.`, 'put its opening and closing tag on lines of their own.']];
  }
  return node.attributes.flatMap((attribute): Fault[] => {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      return [[`${quote(`{${attribute.value}}`)} is code.`, 'write the attribute out: title="…".']];
    }
    if (attribute.name !== 'title') {
      return [
        [`${quote(attribute.name)} is not an attribute of <${name}>.`, 'remove it; the one attribute is title="…".'],
      ];
    }
    return typeof attribute.value === 'string'
      ? []
      : [['The title is code or empty.', 'write it in double quotes: title="…".']];
  });
};

const isComment = (code: string): boolean => code.replaceAll(/\/\*[^]*?\*\/|\/\/[^\n]*/g, '').trim() === '';

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

export const rule: Rule = {
  code: 'mdx-forbidden',
  *check(content) {
    for (const entry of content.entries) {
      const text = content.textOf(entry);
      if (!('nodes' in text)) continue;
      for (const node of text.nodes) {
        for (const [found, fix] of faultsOf(node)) {
          yield { file: entry.file, ...positionOf(entry, node), found, fix };
        }
      }
    }
  },
};
