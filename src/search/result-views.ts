import type { UrgentRow } from './concept-table.ts';
import { FINDER, type TopicAnswer } from './model.ts';
import type { TopicResult } from './results.ts';

/** An element with classes, attributes and children; text is always text, never markup. */
export const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

export const topicUrl = ({ kind, slug }: Pick<TopicResult, 'kind' | 'slug'>): string => `/${kind}s/${slug}/`;

const KIND_OF_TOPIC = { treatment: 'Treatment', condition: 'Condition' } as const;

/** A topic that the query names: its key message and what stands above it, filled in as soon as they have come. */
export const answerItem = (topic: TopicResult, answer: Promise<TopicAnswer>): HTMLLIElement => {
  const url = topicUrl(topic);
  const item = element(
    'li',
    { class: 'search-answer stack stack-tight' },
    element('p', { class: 'label' }, KIND_OF_TOPIC[topic.kind]),
    element('h3', {}, element('a', { href: url, 'data-result': '' }, topic.name)),
  );
  // Without its answer the link alone still leads on.
  answer.then((content) => item.append(...answerContent(topic, url, content))).catch(() => undefined);
  return item;
};

const answerContent = (topic: TopicResult, url: string, answer: TopicAnswer): HTMLElement[] => {
  const { message, caution, claimCount, providerCount, articles } = answer;
  const links = [
    ...(claimCount > 0
      ? [
          element(
            'a',
            { href: `${url}#evidence` },
            `What was studied (${claimCount} ${claimCount === 1 ? 'finding' : 'findings'})`,
          ),
        ]
      : []),
    // For a treatment without a listing the finder would only disappoint.
    ...(topic.kind === 'treatment' && providerCount > 0
      ? [element('a', { href: `${FINDER}#treatment=${topic.slug}` }, 'Providers near you')]
      : []),
  ];
  return [
    element('p', {}, message),
    ...(caution
      ? [
          element(
            'div',
            { class: 'note note-warning' },
            element('p', { class: 'note-title' }, caution.title),
            element('ul', {}, ...caution.lines.map((line) => element('li', {}, line))),
          ),
        ]
      : []),
    ...(articles.length > 0
      ? [
          element(
            'p',
            { class: 'small' },
            'Read: ',
            ...articles.flatMap(({ title, url: address }, at) => [
              ...(at > 0 ? [' · '] : []),
              element('a', { href: address }, title),
            ]),
          ),
        ]
      : []),
    ...(links.length > 0 ? [element('p', { class: 'row small' }, ...links)] : []),
  ];
};

/** A topic that the query may mean, with its one-line description. */
export const topicItem = (topic: TopicResult, answer: Promise<TopicAnswer>): HTMLLIElement => {
  const summary = element('p', { class: 'small' });
  answer.then((content) => summary.append(content.summary)).catch(() => undefined);
  return element(
    'li',
    { class: 'search-result' },
    element('h3', {}, element('a', { href: topicUrl(topic), 'data-result': '' }, topic.name)),
    summary,
  );
};

/** Help in an emergency, with the numbers to call. */
export const urgentItem = ([title, advice, numbers]: UrgentRow): HTMLElement =>
  element(
    'section',
    { class: 'search-urgent stack stack-tight' },
    element('h2', {}, title),
    element('p', {}, advice),
    element(
      'p',
      { class: 'row' },
      ...numbers.map((number) => element('a', { class: 'button', href: `tel:${number}` }, `Call ${number}`)),
    ),
  );

/** A titled list of results; nothing when there is nothing to list. */
export const group = (items: readonly HTMLElement[], title?: string, more?: HTMLElement): HTMLElement[] => {
  if (items.length === 0 && !more) return [];
  return [
    element(
      'section',
      { class: 'stack stack-tight' },
      ...(title ? [element('h2', {}, title)] : []),
      ...(items.length > 0 ? [element('ol', { role: 'list', class: 'stack' }, ...items)] : []),
      ...(more ? [element('p', {}, more)] : []),
    ),
  ];
};
