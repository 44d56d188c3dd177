import { findingsIn, type JoinedFinding } from '#scripts/checks/findings.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';

/** A part of the body by its words, and the conditions that are at home there. */
const REGIONS: readonly (readonly [words: RegExp, conditions: RegExp])[] = [
  [/\bknees?\b/i, /^(?:knee-pain|osteoarthritis|tendinopathy|rheumatoid-arthritis|post-surgical-pain)$/],
  [/\bhips?\b/i, /^(?:hip-pain|osteoarthritis|tendinopathy|post-surgical-pain)$/],
  [
    /\b(?:shoulders?|rotator cuff)\b/i,
    /^(?:shoulder-pain|tendinopathy|neck-pain|myofascial-pain|central-post-stroke-pain|post-surgical-pain)$/,
  ],
  [
    /\b(?:low(?:er)? back|lumbar)\b/i,
    /^(?:low-back-pain|sciatica|radiculopathy|herniated-disc|degenerative-disc-disease|spinal-stenosis|chronic-pain|myofascial-pain)$/,
  ],
  [
    /\bneck\b/i,
    /^(?:neck-pain|whiplash|radiculopathy|herniated-disc|degenerative-disc-disease|myofascial-pain|shoulder-pain|tension-headache|migraine|tmj-disorder)$/,
  ],
  [/\bpelvic girdle\b/i, /^$/],
];

/** Wide conditions may hold any part; a finding there says which in its outcome. */
const WIDE: readonly string[] = ['chronic-pain', 'osteoarthritis', 'neuropathic-pain', 'cancer-pain', 'polyneuropathy'];

const ACUTE = /\bacute\b/i;
const ACUTE_CONDITIONS: readonly string[] = ['post-surgical-pain', 'gout', 'sickle-cell-pain', 'whiplash', 'migraine'];

/** The words of the finding or of its row that tell of other people than the condition's. */
const strangeWordIn = ({ finding, row }: JoinedFinding): string | undefined => {
  const text = [
    'outcome' in finding ? finding.outcome : '',
    row && row.condition === finding.condition ? `${row.outcome} ${row.effect}` : '',
  ].join(' ');
  for (const [words, home] of REGIONS) {
    const match = words.exec(text);
    if (match && !home.test(finding.condition) && !WIDE.includes(finding.condition)) return match[0];
  }
  const told = `${text} ${finding.statement}`;
  if (
    ACUTE.test(told) &&
    !/\bsub-?acute and chronic\b|acute and chronic|chronic/i.test(told) &&
    !ACUTE_CONDITIONS.includes(finding.condition)
  )
    return 'acute';
  return undefined;
};

/** A finding about other people than the condition's, or pooled with them, that does not say so. */
export const rule: Rule = {
  code: 'population-unsaid',
  *check(content) {
    for (const joined of findingsIn(content)) {
      const { entry, finding, row, source } = joined;
      if (finding.kind === 'not-found' || finding.kind === 'standing' || finding.population !== undefined) continue;
      const word = strangeWordIn(joined);
      const isElsewhere = row !== undefined && row.condition !== finding.condition;
      if (word === undefined && !isElsewhere) continue;
      yield {
        file: entry.file,
        ...entry.locate(['condition']),
        found: isElsewhere
          ? `The finding is shown for ${quote(finding.condition)}, and row ${row.id} of ${source?.id ?? 'its source'} is about ${quote(row.condition)}.`
          : `The finding is shown for ${quote(finding.condition)}, and its words tell of ${quote(word ?? '')}.`,
        fix: 'add `population:` and say who was studied, or move the finding to the condition it is about.',
      };
    }
  },
};
