/** Reads what GitHub makes of a filled-in issue form: `### Label`, an empty line, the answer. */
import { parse } from 'yaml';
import { z } from 'zod';

const formSchema = z.object({
  labels: z.array(z.string()),
  body: z.array(
    z.object({
      type: z.string(),
      id: z.string().optional(),
      attributes: z.object({ label: z.string().optional() }),
    }),
  ),
});

export interface IssueForm {
  readonly labels: readonly string[];
  /** Ids of the fields by the label that stands above the answer. */
  readonly idOf: ReadonlyMap<string, string>;
}

export const readIssueForm = (yaml: string): IssueForm => {
  const { labels, body } = formSchema.parse(parse(yaml));
  const fields = body.flatMap(({ id, attributes: { label } }): [string, string][] =>
    id === undefined || label === undefined ? [] : [[label, id]],
  );
  return { labels, idOf: new Map(fields) };
};

/** Answers by field id. Only labels of the form open an answer, so a heading inside a text stays text. */
export const answersIn = (form: IssueForm, issue: string): Map<string, string> => {
  const answers = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const line of issue.replaceAll('\r\n', '\n').split('\n')) {
    const id = line.startsWith('### ') ? form.idOf.get(line.slice(4).trim()) : undefined;
    if (id !== undefined && !answers.has(id)) {
      current = [];
      answers.set(id, current);
    } else current?.push(line);
  }
  return new Map(
    [...answers]
      .map(([id, lines]): [string, string] => [id, lines.join('\n').trim()])
      .filter(([, text]) => text !== '' && text !== '_No response_'),
  );
};
