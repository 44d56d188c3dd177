/** Makes the file of a condition from what content holds. Pure; `queries.ts` and the tests ask the collections. */
import type { FindingRow } from '#evidence/model.ts';
import { isAdviceAgainst, isCurrent } from '#evidence/model.ts';
import { toPairs, type Pair } from '#evidence/pairs.ts';
import { certaintyOfPair, GROUP_TERMS, GROUP_TITLES, groupOf, PAIR_GROUPS, summarizePair } from '#evidence/summary.ts';
import { address } from '#site/addresses.ts';
import { citedIds, withoutCitations } from '#site/citations.ts';
import { withTypographicQuotes } from '#site/citing.ts';
import { groupSigns, isUnapproved, STATUS_WORDS, type HelpNumbers } from '#topics/model.ts';
import type { Condition, Treatment } from '#topics/schema.ts';
import type { TryCaution, SourceLink, TryCondition, TryLine } from './model.ts';

export interface TreatmentEntry {
  readonly slug: string;
  readonly treatment: Treatment;
}

interface Content {
  readonly slug: string;
  readonly condition: Condition;
  readonly treatments: readonly TreatmentEntry[];
  /** Those of the condition. */
  readonly findings: readonly FindingRow[];
  readonly sourceOf: (id: string) => SourceLink;
  readonly help: HelpNumbers;
}

export const plainText = (text: string): string => withTypographicQuotes(withoutCitations(text)).trim();

const cautionsOf = ({ safety }: Treatment, sourceOf: (id: string) => SourceLink): TryCaution[] =>
  [...safety.avoidIf, ...safety.interactions].flatMap(({ precautions, advice, source }) => {
    const personal = precautions.filter((precaution) => precaution !== 'anyone');
    const ids = new Set([...citedIds(advice), ...(source === undefined ? [] : [source])]);
    return personal.length === 0
      ? []
      : [{ precautions: personal, advice: plainText(advice), sources: [...ids].map(sourceOf) }];
  });

/** What the guideline or the regulator says against it. */
const whyNot = (pair: Pair, { regulatory }: Treatment): string | undefined => {
  const standing = regulatory.find(({ status }) => status === 'unapproved' || status === 'investigational');
  if (standing) return `${STATUS_WORDS[standing.status]}: ${plainText(standing.statement)}`;
  const against = pair.claims.find(
    (finding) => finding.kind === 'guideline' && isCurrent(finding) && isAdviceAgainst(finding.advice),
  );
  return against && plainText(against.statement);
};

/** With a practitioner, or in a class or course that is paid for: what is bought in a shop and used alone is neither. */
const isWithSomebody = ({ selfCare, deliveredBy, costKinds }: Treatment): boolean =>
  deliveredBy.length > 0 && (selfCare.possible !== 'yes' || costKinds.some(({ kind }) => kind === 'per-session'));

export const buildTryCondition = ({ slug, condition, treatments, findings, sourceOf, help }: Content): TryCondition => {
  const bySlug = new Map(treatments.map((entry) => [entry.slug, entry.treatment]));
  const placed = toPairs(findings).flatMap((pair) => {
    const treatment = bySlug.get(pair.treatment);
    return treatment === undefined
      ? []
      : [{ pair, treatment, group: groupOf(pair.claims, isUnapproved(treatment.regulatory)) }];
  });
  const lineOf = ({ pair, treatment, group }: (typeof placed)[number]): TryLine => {
    const isAvoided = group === 'advised-against' || group === 'not-approved';
    const why = isAvoided ? whyNot(pair, treatment) : undefined;
    return {
      slug: pair.treatment,
      name: treatment.name,
      url: address.pair(pair.treatment, slug),
      summary: summarizePair(pair.claims),
      certainty: certaintyOfPair(pair.claims),
      home: treatment.selfCare.possible,
      isWithSomebody: isWithSomebody(treatment),
      costs: treatment.costKinds,
      cautions: cautionsOf(treatment, sourceOf),
      ...(why === undefined ? {} : { why }),
      ...(isAvoided || treatment.deliveredBy.length === 0
        ? {}
        : { find: address.findProviders({ treatment: pair.treatment }) }),
    };
  };
  return {
    slug,
    name: condition.name,
    url: address.condition(slug),
    signs: groupSigns(
      condition.warningSigns.map(({ urgency, sign }) => ({ urgency, sign: plainText(sign) })),
      help,
    ),
    questions: condition.questionsToAsk.map(plainText),
    groups: PAIR_GROUPS.map((group) => ({
      title: GROUP_TITLES[group],
      term: address.glossaryTerm(GROUP_TERMS[group]),
      isAvoided: group === 'advised-against' || group === 'not-approved',
      lines: placed.filter((one) => one.group === group).map(lineOf),
    })).filter(({ lines }) => lines.length > 0),
  };
};
