/** A listing as a page of Markdown, for generators whose pages are documents. */
import type { WrittenProfile } from '#scripts/bench/generated-profiles.ts';

const list = (items: readonly string[] | undefined): string[] => (items ?? []).map((item) => `- ${item}`);

const yesOrNo = (answer: boolean | undefined): string => (answer === undefined ? 'Not known' : answer ? 'Yes' : 'No');

const linksTo = (section: string, slugs: readonly string[] | undefined): string[] =>
  (slugs ?? []).map((slug) => `[${slug}](/${section}/${slug}/)`);

const factsOf = (profile: WrittenProfile): (readonly [name: string, value: string])[] => [
  [
    'New patients',
    profile.acceptingPatients
      ? `${profile.acceptingPatients.code}, as of ${profile.acceptingPatients.asOf}`
      : 'Not known',
  ],
  ['Ages', profile.ages ?? 'Not known'],
  ['Referral', profile.referralNeeded ?? 'Not known'],
  ['In person', yesOrNo(profile.inPerson)],
  [
    'By video or phone',
    profile.telehealth
      ? `${(profile.telehealth.modes ?? []).join(' or ')}, in ${(profile.telehealth.states ?? []).join(', ')}`
      : 'Not known',
  ],
  ['Home visits', yesOrNo(profile.homeVisits)],
  [
    'Price',
    (profile.costs ?? [])
      .map(({ service, low, high, currency, per }) => `${service}: ${low}–${high} ${currency} per ${per}`)
      .join('; ') || 'Not known',
  ],
  ['Lower prices', yesOrNo(profile.slidingScale)],
  ['Insurance', (profile.insurance ?? []).join(', ') || 'Not known'],
  ['First talk free', yesOrNo(profile.freeConsultation)],
  ['Languages', (profile.languages ?? []).join(', ')],
];

const placeOf = (location: NonNullable<WrittenProfile['locations']>[number]): string[] => [
  `### ${location.name ?? location.city}`,
  '',
  `${location.address ?? ''}, ${location.city}, ${location.region} ${location.postalCode ?? ''}`,
  '',
  `[${location.phone ?? ''}](tel:${(location.phone ?? '').replaceAll(' ', '')})`,
  '',
  '| day | open |',
  '|---|---|',
  ...(location.hours ?? []).map(({ day, opens, closes }) => `| ${day} | ${opens}–${closes} |`),
  '',
  ...list(location.accessibility),
  '',
];

export const profileAsMarkdown = (profile: WrittenProfile): string =>
  [
    profile.bio,
    '',
    profile.professions.join(' · '),
    '',
    '## Training and licenses',
    '',
    ...list(profile.credentials),
    '',
    ...(profile.licenses ?? []).flatMap(({ title, issuer, status, checkedOn, lookupUrl }) => [
      `${title}, ${issuer}: ${status} (checked ${checkedOn ?? 'never'}) [Look it up](${lookupUrl ?? '/'})`,
      '',
    ]),
    '## Offers',
    '',
    ...list([...linksTo('treatments', profile.treatments), ...linksTo('conditions', profile.conditions)]),
    '',
    '## Good to know',
    '',
    ...factsOf(profile).map(([name, value]) => `- **${name}:** ${value}`),
    '',
    '## Where',
    '',
    ...(profile.locations ?? []).flatMap(placeOf),
    '## Own pages',
    '',
    ...list((profile.links ?? []).map(({ label, url }) => `[${label}](${url})`)),
    '',
    '## About this listing',
    '',
    `${profile.listing.status}. Source: ${profile.listing.source}. Checked ${profile.listing.assuredOn}.`,
    '',
  ].join('\n');
