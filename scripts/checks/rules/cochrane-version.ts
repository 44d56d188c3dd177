import type { Rule } from '#scripts/checks/rule.ts';
import { quote } from '#site/problem.ts';
import { valueAt } from '#site/schema-fields.ts';

const SERIES = 'cochrane database of systematic reviews';

/** Number of the review, and its version from the second on: 10.1002/14651858.CD001929.pub3. */
const COCHRANE_DOI = /^10\.1002\/14651858\.(CD\d{6})(\.pub[2-9]\d*)?$/i;

/**
 * Reviews that have one version only, whose DOI therefore ends in the number. Everywhere else a missing version is a
 * lost one: the number alone leads to the first text, often a protocol, and conclusions change between versions.
 * As the verified list of references gives them; a number leaves this list when an update of it is cited.
 */
const SINGLE_VERSIONS: Readonly<Record<string, string>> = {
  CD002826: 'Thermotherapy for treating rheumatoid arthritis, 2002',
  CD003527: 'Acupuncture for lateral elbow pain, 2002',
  CD004377:
    'Transcutaneous electrical nerve stimulation (TENS) for the treatment of rheumatoid arthritis in the hand, 2003',
  CD005319: 'Acupuncture for shoulder pain, 2005',
  CD009899: 'Exercise and mobilisation interventions for carpal tunnel syndrome, 2012',
  CD010111: 'Topical capsaicin (low concentration) for chronic neuropathic pain in adults, 2012',
  CD011275: 'Manual therapy and exercise for adhesive capsulitis (frozen shoulder), 2014',
  CD011336: 'Aquatic exercise training for fibromyalgia, October 2014',
  CD012224: 'Manual therapy and exercise for rotator cuff disease, 2016',
  CD012225: 'Electrotherapy modalities for rotator cuff disease, 2016',
  CD012700: 'Aerobic exercise training for adults with fibromyalgia, 2017',
  CD012765: 'Low-level laser therapy for carpal tunnel syndrome, 2017',
  CD013010: 'Acupuncture for hip osteoarthritis, 5 May 2018',
  CD013814: 'Acupuncture for chronic nonspecific low back pain, 11 December 2020',
};

export const rule: Rule = {
  code: 'cochrane-version',
  *check(content) {
    for (const source of content.of('sources')) {
      const doi = valueAt(source.written, ['DOI']);
      const series = valueAt(source.written, ['container-title']);
      const isCochrane = typeof series === 'string' && series.toLowerCase() === SERIES;
      const hasDoi = typeof doi === 'string';
      // A PubMed number names one version, where no DOI was seen.
      if (!hasDoi && valueAt(source.written, ['PMID']) !== undefined) continue;
      if (!isCochrane && !(hasDoi && /^10\.1002\/14651858\./.test(doi))) continue;
      const [, number, version] = COCHRANE_DOI.exec(hasDoi ? doi : '') ?? [];
      if (number !== undefined && (version !== undefined || number.toUpperCase() in SINGLE_VERSIONS)) continue;
      const position = hasDoi ? source.locate(['DOI']) : source.locateKey(['container-title']);
      yield {
        file: source.file,
        ...position,
        found: hasDoi
          ? `${quote(doi)} does not say which version of the Cochrane review was read.`
          : 'A Cochrane review is cited without a DOI, so its version is not known.',
        fix: `copy the DOI from the review’s page with its version at the end: ${number ? `10.1002/14651858.${number.toUpperCase()}` : '10.1002/14651858.CD000000'}.pub2.`,
      };
    }
  },
};
