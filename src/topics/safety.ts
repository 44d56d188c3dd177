/** What a treatment's safety says, in the order of a reader's need: help at once, three lines, all of it. Pure. */
import type { PageCitations } from '#site/citing.ts';
import {
  groupSigns,
  PRECAUTION_WORDS,
  STATUS_MEANINGS,
  STATUS_WORDS,
  isUnapproved,
  type HelpNumbers,
  type SafetyBoxContent,
  type TopicCard,
} from './model.ts';
import type { Caution, Treatment, Urgency } from './schema.ts';

/**
 * How soon a harm needs help, by what its line tells the reader to do. Lines that ask for no help soon, such as figures,
 * have none. A crisis line is as urgent as an ambulance.
 */
export const urgencyOfHarm = (line: string, { emergency, crisis }: HelpNumbers): Urgency | undefined => {
  const names = (number: string): boolean => new RegExp(`(?<![\\d,.])${RegExp.escape(number)}(?![,.]?\\d)`).test(line);
  if (names(emergency) || names(crisis) || line.includes('emergency room')) return 'emergency';
  return /\b(?:same day|today)\b/.test(line) ? 'today' : undefined;
};

/** A caution as one line, with its source where it has one that the sentence does not cite. */
const withSource = ({ advice, source }: Caution): string =>
  source === undefined || advice.includes(`@${source}`) ? advice : `${advice} [@${source}]`;

const linesOf = ({ common, serious, avoidIf, interactions }: Treatment['safety']) => ({
  serious,
  common,
  avoidIf: avoidIf.map(withSource),
  interactions: interactions.map(withSource),
});

/** What needs help at once or today, in whatever list it stands, by urgency, as HTML. */
export const warningsOf = ({ safety }: Pick<Treatment, 'safety'>, citations: PageCitations, help: HelpNumbers) =>
  groupSigns(
    Object.values(linesOf(safety))
      .flat()
      .flatMap((line) => {
        const urgency = urgencyOfHarm(line, help);
        return urgency ? [{ urgency, sign: citations.line(line) }] : [];
      }),
    help,
  );

/** `Food and Drug Administration (FDA)` → `FDA`. */
const shortAuthority = (authority: string): string => /\(([A-Z]+)\)$/.exec(authority)?.[1] ?? authority;

/** Whom the cautions concern, each once, as one line: `blood thinners, pregnancy or breastfeeding`. */
const precautionWords = ({ avoidIf, interactions }: Treatment['safety']): string => {
  const named = [...avoidIf, ...interactions].flatMap(({ precautions }) => precautions);
  return [...new Set(named)]
    .filter((precaution) => precaution !== 'anyone')
    .map((precaution) => PRECAUTION_WORDS[precaution].toLowerCase())
    .join(', ');
};

/**
 * All but the warnings, which a page shows above: see `warningsOf`.
 *
 * @param extent `brief` leads to the page of the treatment for what a reader would unfold.
 */
export const safetyOf = (
  card: TopicCard,
  { regulatory, safety }: Treatment,
  warnings: SafetyBoxContent['warnings'],
  citations: PageCitations,
  help: HelpNumbers,
  extent: 'all' | 'brief' = 'all',
): SafetyBoxContent => {
  const isWarning = (line: string): boolean => urgencyOfHarm(line, help) !== undefined;
  const standings = (extent === 'all' ? regulatory : regulatory.filter((one) => isUnapproved([one]))).map(
    (standing, at) => ({
      authority: standing.authority,
      jurisdiction: standing.jurisdiction,
      status: standing.status,
      statusWords: STATUS_WORDS[standing.status],
      badge:
        standing.status === 'varies'
          ? `${shortAuthority(standing.authority)}: depends on the product`
          : `${STATUS_WORDS[standing.status]}: ${shortAuthority(standing.authority)}`,
      isWarning: isUnapproved([standing]),
      meaning:
        regulatory.findIndex(({ status }) => status === standing.status) === at ? STATUS_MEANINGS[standing.status] : '',
      statement: citations.line(standing.source ? `${standing.statement} [@${standing.source}]` : standing.statement),
      checkedOn: standing.checkedOn,
    }),
  );
  const said = linesOf(safety);
  const serious = said.serious.filter((line) => !isWarning(line));
  const common = said.common.filter((line) => !isWarning(line));
  const precautions = precautionWords(safety);
  const [worst] = serious;
  const lines = worst === undefined ? [] : [{ title: 'Serious harm', html: citations.line(worst) }];
  const rest = [
    { title: 'More on serious harm', lines: serious.slice(1) },
    { title: 'Common effects', lines: common },
    { title: 'Ask a doctor first', lines: said.avoidIf.filter((line) => !isWarning(line)) },
    { title: 'With other medicines', lines: said.interactions.filter((line) => !isWarning(line)) },
  ].filter((list) => list.lines.length > 0);
  const lists =
    extent === 'all'
      ? rest.map(({ title, lines }) => ({ title, lines: lines.map((line) => citations.line(line)) }))
      : [];
  return {
    treatment: card,
    regulatory: standings,
    warnings,
    lines: precautions === '' ? lines : [...lines, { title: 'Take extra care with', html: precautions }],
    lists,
    moreUrl: extent === 'brief' && rest.length > 0 ? `${card.url}#safety` : undefined,
    isUnknown: warnings.length + lines.length + rest.length === 0,
  };
};
