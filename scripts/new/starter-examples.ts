/** The answers each starter in content/_templates is filled with, and the text below them. All of it is an example. */
import type { KindName } from './kinds.ts';
import type { Answers } from './answers.ts';

export const EXAMPLES: Readonly<Record<KindName, Answers>> = {
  article: {
    title: 'Does TENS Help Knee Pain?',
    summary: 'What trials compared, how much pain changed, and what to ask before you buy a unit.',
    postedOn: '2026-11-23',
    category: 'tens',
    treatments: ['tens'],
    conditions: ['knee-pain'],
    authors: ['editorial-team'],
    reviewedOn: '2026-11-23',
    reviewDueOn: '2027-11-23',
    keyMessages: [
      'Pain was lower than with placebo during or right after TENS that felt strong but not painful [@johnson-2022].',
      'Second message: one plain sentence. Say how sure anyone is.',
    ],
  },
  provider: {
    kind: 'person',
    name: 'Example Name',
    credentials: ['Licensed Acupuncturist'],
    professions: ['acupuncturist'],
    bio: 'Example Name is a licensed acupuncturist in Albany, NY. Facts only, in the third person, without praise.',
    treatments: ['acupuncture'],
    conditions: ['low-back-pain'],
    languages: ['en', 'es'],
    'locations.address': '1 Example Street',
    'locations.city': 'Albany',
    'locations.region': 'NY',
    'locations.postalCode': '12207',
    'locations.country': 'US',
    'locations.phone': '+1 518 555 0100',
    'listing.status': 'unclaimed',
    'listing.source': 'Sent by the provider through the issue form',
    'listing.assuredOn': '2026-11-23',
    'listing.paid': 'false',
  },
  treatment: {
    name: 'Example therapy',
    alsoKnownAs: ['words that readers type'],
    family: 'movement',
    summary: 'One or two plain sentences: what it is, not what it promises.',
    keyMessages: ['What a reader should take away first, with its source [@johnson-2022].'],
    deliveredBy: ['physical-therapist'],
    'selfCare.possible': 'partly',
    'selfCare.note': 'One sentence on how, or why not.',
    'safety.common': ['A common, usually mild effect, with its source.'],
    questionsToAsk: [
      'What changes should I expect, and by when?',
      'What are the risks for somebody with my conditions?',
    ],
    unknowns: ['What we looked for and could not find in a source we can cite.'],
    reviewedOn: '2026-11-23',
    reviewDueOn: '2027-11-23',
  },
  condition: {
    name: 'Example pain',
    alsoKnownAs: ['words that readers type'],
    summary: 'One or two plain sentences: what it is.',
    bodyRegions: ['back'],
    keyMessages: ['What a reader should take away first, with its source [@johnson-2022].'],
    'warningSigns.urgency': 'emergency',
    'warningSigns.sign': 'The most urgent sign first: what it looks like, and where to go.',
    reviewedOn: '2026-11-23',
    reviewDueOn: '2027-11-23',
  },
  finding: {
    kind: 'result',
    treatment: 'tens',
    condition: 'chronic-pain',
    population: 'acute and chronic pain, pooled',
    outcome: 'pain intensity during or right after use',
    comparator: 'placebo TENS',
    comparatorKind: 'sham-or-placebo',
    direction: 'benefit',
    'figure.printed': 'SMD −0.96 (95% CI −1.14 to −0.78)',
    certainty: 'moderate',
    grader: 'GRADE',
    certaintyBecause: 'The source’s own reasons, or: We saw the rating, not the reasons for it.',
    statement: 'One plain sentence that says no more than the source found.',
    sources: ['johnson-2022'],
    row: '1',
    checkedOn: '2026-11-23',
  },
  source: {
    type: 'article-journal',
    title: 'Title as printed',
    author: 'Family, Given',
    issued: '2022-02',
    'container-title': 'Name of the journal',
    volume: '12',
    DOI: '10.1000/example',
    PMID: '1',
    design: 'systematic-review',
    'verification.seenAt': 'PubMed abstract',
    'verification.conclusionSeen': 'false',
    'verification.finding': 'What it found, in our own words, with the numbers as printed.',
  },
  comment: {
    article: 'how-common-is-chronic-pain',
    displayName: 'A reader',
    postedOn: '2026-11-23',
    body: 'The text of the comment, as it was sent.',
  },
  banner: {
    advertiser: 'Name of the advertiser',
    picture: 'example.png',
    alt: 'What the banner says, in words.',
    href: 'https://example.com/',
    placements: ['article-1'],
    startsOn: '2026-11-23',
    endsOn: '2026-12-23',
    'claimReview.reviewedBy': 'editorial-team',
    'claimReview.reviewedOn': '2026-11-23',
    'claimReview.note': 'Which claims the banner makes, and what was found.',
  },
  person: {
    name: 'Example Name',
    credentials: ['Licensed Clinical Social Worker'],
    bio: 'Two or three sentences in the third person. Facts only.',
    disclosures: ['Interests a reader should know: what you sell, teach or give.'],
  },
  glossary: {
    term: 'example word',
    alsoKnownAs: ['another form of it'],
    definition: 'One or two plain sentences that a tired reader understands.',
  },
};

/** Marks text that is still the starter's; the rule `starter-text` looks for it. */
export const STARTER_MARK = 'Write here:';

export const BODIES: Partial<Record<KindName, string>> = {
  article: `${STARTER_MARK} the short answer, in the first two sentences.

## What was compared

${STARTER_MARK} who was studied, what they got, and what the others got instead. Cite each result: [@johnson-2022].

## What about risks?

${STARTER_MARK} the risks, as openly as the benefits. Link to the page of the treatment: [TENS](/treatments/tens/).

## What nobody knows yet

${STARTER_MARK} what you looked for and did not find.`,
  treatment: `## What it is

${STARTER_MARK} what it is, and the idea behind it.

## How it is done

${STARTER_MARK} what happens, step by step, and how long it takes.

## What to expect

${STARTER_MARK} what people notice during and after it.

## About the evidence

${STARTER_MARK} how large and how good the studies are, with sources: [@johnson-2022].`,
  condition: `## What it is

${STARTER_MARK} what it is, and what it feels like.

## What usually helps to know

${STARTER_MARK} its usual course, and what people can do, with sources: [@johnson-2022].`,
};
