/** How the answer to a subject looks: a sentence, and a list whose rest is folded. */
import type { ReadAnswer, RecordKind, SubjectAnswer, SubjectRow } from './model.ts';
import { element, topicUrl } from './result-views.ts';
import type { NameResults } from './results.ts';
import { replyTo, subjectsIn, type SubjectReply } from './subjects.ts';

/** Rows that stand open; the others are one press away. */
const ROWS_OPEN = 5;

const rowItem = (row: SubjectRow): HTMLLIElement =>
  element(
    'li',
    {},
    element('a', { href: topicUrl(row), 'data-result': '' }, row.name),
    element('p', { class: 'small' }, row.text),
  );

const rowList = (rows: readonly SubjectRow[]): HTMLElement =>
  element('ul', { class: 'search-rows', role: 'list' }, ...rows.map(rowItem));

const replyItem = ({ title, lead, rows }: SubjectReply): HTMLElement =>
  element(
    'section',
    { class: 'search-answer stack stack-tight' },
    element('h2', {}, title),
    element('p', {}, lead),
    ...(rows.length > 0 ? [rowList(rows.slice(0, ROWS_OPEN))] : []),
    ...(rows.length > ROWS_OPEN
      ? [element('details', {}, element('summary', {}, `All ${rows.length}`), rowList(rows.slice(ROWS_OPEN)))]
      : []),
  );

interface SubjectItems {
  /** Above the topics. */
  readonly above: readonly HTMLElement[];
  /** Below the topics that the same words name. */
  readonly below: readonly HTMLElement[];
}

const NONE: SubjectItems = { above: [], below: [] };

/** Without the files of the answers the topics alone are shown. */
export const viewSubjects = async (
  { understood }: Pick<NameResults, 'understood'>,
  shown: RecordKind | '',
  read: ReadAnswer,
): Promise<SubjectItems> => (shown === '' ? readItems(understood, read).catch(() => NONE) : NONE);

const readItems = async (understood: NameResults['understood'], read: ReadAnswer): Promise<SubjectItems> => {
  const items = await Promise.all(
    subjectsIn(understood).map(async ({ slug, isSecond }) => {
      const answer = await read<SubjectAnswer>(slug);
      const reply = await replyTo(answer, understood, (topic) => read(topic));
      // A word for several conditions stands above the one that it also names.
      return { isSecond: isSecond && answer.saying !== '', item: replyItem(reply) };
    }),
  );
  const those = (isSecond: boolean) => items.filter((one) => one.isSecond === isSecond).map(({ item }) => item);
  return { above: those(false), below: those(true) };
};
