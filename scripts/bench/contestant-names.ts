/** Who is measured, in the order of tables and charts. */
export const CONTESTANTS = ['ours', 'naive-astro', 'starlight', 'eleventy', 'hugo'] as const;
export type ContestantName = (typeof CONTESTANTS)[number];

export const CONTESTANT_LABELS: Readonly<Record<ContestantName, string>> = {
  ours: 'this site',
  'naive-astro': 'naive Astro',
  starlight: 'Starlight',
  eleventy: 'Eleventy',
  hugo: 'Hugo',
};
