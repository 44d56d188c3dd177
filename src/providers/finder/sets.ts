/** The names in a set of finder files. Build and browser agree on them here. */

/** The set of all providers; no treatment may have this slug. */
export const ALL_TREATMENTS = 'all-providers';

/** The tree of practice locations that were confirmed lately. */
export const HERE = 'here';

/** Ending of the trees of listings that nobody confirmed for 90 days: they come after the others. */
export const OLDER = '-older';

/** The tree of those who offer telehealth, and said in which regions. */
export const REMOTE = 'remote';

/** Those who offer telehealth, and did not say where. */
export const REMOTE_SOMEWHERE = 'remote-somewhere';

/** `<set>/index`: the shape of each tree, and how many providers it holds. */
export interface SetIndex {
  readonly trees: Record<string, string>;
  readonly counts: Record<string, number>;
  /** What the numbers of the tiles mean: slugs of professions, treatments and regions. */
  readonly words: readonly string[];
}

export const tilePath = (tree: string, tile: number): string => `${tree}/${tile}`;

/** Where the details of a tile's rows lie. */
export const detailsPath = (tree: string, tile: number): string => `${tree}/${tile}-more`;
