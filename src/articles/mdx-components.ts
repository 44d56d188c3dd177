/* eslint-disable @typescript-eslint/no-unsafe-assignment -- November 29, 2026: the linter does not know the types of views; `astro check` does. */
import type { ComponentName } from '#site/mdx-allow-list.ts';
import AskList from './mdx/AskList.astro';
import ClaimBox from './mdx/ClaimBox.astro';
import CompareTable from './mdx/CompareTable.astro';
import EvidenceRows from './mdx/EvidenceRows.astro';
import FinderLink from './mdx/FinderLink.astro';
import Note from './mdx/Note.astro';
import TextFigure from './mdx/TextFigure.astro';
import Warning from './mdx/Warning.astro';

/** The view of each component that a text may use; `mdx-allow-list.ts` says with what attributes. */
export const mdxComponents: Readonly<Record<ComponentName, (props: never) => unknown>> = {
  Note,
  Warning,
  Claim: ClaimBox,
  EvidenceTable: EvidenceRows,
  FindProviders: FinderLink,
  Compare: CompareTable,
  Figure: TextFigure,
  QuestionsToAsk: AskList,
};
