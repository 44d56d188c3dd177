import { collections, type CollectionName } from '#collections.ts';
import { proseOf, type Prose } from '#scripts/checks/prose.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { EACH, fieldsOf } from '#site/schema-fields.ts';

const SUBJECTS: readonly string[] = ['articles', 'treatments', 'conditions'];

/** Words that tell what research found. Each form takes time that is linear in the text. */
const RESULTS: readonly RegExp[] = [
  /\b(?:trials?|stud(?:y|ies)|reviews?|meta-analys[ei]s|researchers|experts) (?:(?:of|in|on|with|have|has|also) )?(?:[\w-]+ ){0,2}(?:found|finds?|shows?|showed|shown|suggests?|suggested|report(?:s|ed)|conclude[sd]?|proves?|proved|proven|confirm(?:s|ed))\b/i,
  /\b(?:better|lower|less|higher|more|worse|no different|reduced|improved)(?: [\w-]+){0,4} (?:than|compared (?:with|to)|against) (?:placebo|sham|usual care|no treatment|a waiting list)\b/i,
  /\b\d+(?:[.,]\d+)? ?(?:%|percent) (?:of|more|less|fewer|better) \w+/i,
  /\b\d+ (?:in|of|out of) (?:every )?\d+ (?:people|patients|adults|women|men)\b/i,
  /\b(?:SMD|odds ratio|relative risk|hazard ratio|mean difference|confidence interval|95 ?% CI)\b/,
];

/** "If a trial shows nothing …" tells no result. */
const SUPPOSES = /\b(?:if|whether|when|until|unless|ask|no)\b[^.!?]*$/i;

const CITATION = /\[@[^\]]+\]/;

/** The words that tell a result. */
const resultIn = (text: string): string | undefined =>
  RESULTS.map((form) => form.exec(text)).find(
    (match) => match !== null && !SUPPOSES.test(text.slice(0, match.index)),
  )?.[0];

const isCitable = ({ entry, path }: Prose): boolean => {
  if (path === undefined) return true;
  const { schema } = collections[entry.collection as CollectionName];
  const pattern = path.map((key) => (typeof key === 'number' ? EACH : key)).join('.');
  return fieldsOf(schema).some((field) => field.meta.citable === true && field.path.join('.') === pattern);
};

/** Whether a source stands with a key, or in the same section of the text: a paragraph may lean on its neighbors. */
const isCited = (all: readonly Prose[], at: number): boolean => {
  const prose = all[at];
  if (prose?.path !== undefined) return CITATION.test(prose.text);
  const isHeading = ({ path, kind }: Prose): boolean => path !== undefined || kind === 'heading';
  const before = all.slice(0, at).findLastIndex(isHeading);
  const after = all.findIndex((next, index) => index > at && isHeading(next));
  return all.slice(before + 1, after === -1 ? undefined : after).some(({ text }) => CITATION.test(text));
};

/** A result that is told without saying where it stands. */
export const rule: Rule = {
  code: 'claim-uncited',
  severity: 'warning',
  *check(content) {
    for (const entry of content.entries) {
      if (!SUBJECTS.includes(entry.collection)) continue;
      const all = proseOf(entry, content);
      for (const [at, prose] of all.entries()) {
        if (prose.kind === 'heading' || !isCitable(prose)) continue;
        const words = resultIn(prose.text);
        if (words === undefined || isCited(all, at)) continue;
        yield {
          file: entry.file,
          ...prose.locate(words),
          found: `${quote(words)} tells a result, and no source stands with it.`,
          fix: 'cite the source, like [@johnson-2022], or leave the sentence out.',
        };
      }
    }
  },
};
