import { certaintyOf, CERTAINTY_WORDS } from '#evidence/model.ts';
import { inSentence } from '#site/names.ts';
import { formatDate } from '#site/dates.ts';
import type { Site } from '#site/schema.ts';
import {
  DIARY_COLUMNS,
  directionOf,
  GUIDE_SUBTITLE,
  GUIDE_TITLE,
  stepsOf,
  WORKSHEET_LINES,
  type Guide,
  type GuideChapter,
  type GuideClaim,
} from './guide.ts';
import { Paper } from './paper.ts';
import type { Cell, TableColumn } from './paper-table.ts';

type SiteFacts = Pick<Site, 'name' | 'url' | 'language' | 'help'>;

/** Least heights of rows that are written in by hand, in points. */
const WORKSHEET_ROW = 41;
const DIARY_ROW = 72;

/** The guide as a tagged PDF. The same content gives the same bytes. */
export const drawGuide = async (guide: Guide, site: SiteFacts): Promise<Uint8Array<ArrayBuffer>> => {
  // Twice: the first time tells on which page each chapter starts.
  const pages = new Map<string, number>();
  await layOut(guide, site, pages);
  return layOut(guide, site, pages);
};

const layOut = (guide: Guide, site: SiteFacts, pages: Map<string, number>): Promise<Uint8Array<ArrayBuffer>> => {
  const paper = new Paper(
    {
      title: GUIDE_TITLE,
      author: site.name,
      subject: GUIDE_SUBTITLE,
      language: site.language,
      madeOn: new Date(`${guide.updatedOn}T00:00:00Z`),
    },
    site.url,
  );
  drawCover(paper, guide, site, pages);
  for (const [index, chapter] of guide.chapters.entries()) {
    // Sheets to fill in, and long tables, are easier to find and to copy when they start a page.
    if (chapter.attachment || index === 0) paper.startPart(chapter.title, chapter.slug);
    else paper.continueWithPart(chapter.title, chapter.slug);
    pages.set(chapter.slug, paper.pageNumber);
    paper.partHeading(chapter.title);
    drawBlocks(paper, chapter);
    if (chapter.attachment === 'evidence') drawEvidence(paper, guide.claims);
    if (chapter.attachment === 'worksheet') drawWorksheet(paper);
    if (chapter.attachment === 'diary') drawDiary(paper);
  }
  return paper.finish(`${GUIDE_TITLE} · ${new URL(site.url).host}`);
};

const drawCover = (paper: Paper, guide: Guide, site: SiteFacts, pages: ReadonlyMap<string, number>): void => {
  paper.startPart(GUIDE_TITLE, 'cover');
  paper.space(30);
  paper.mark();
  paper.title(GUIDE_TITLE);
  paper.paragraph([{ text: GUIDE_SUBTITLE }], 14);
  paper.space(30);
  paper.contents(
    guide.chapters.map(({ slug, title }) => ({ text: title, anchor: slug, page: String(pages.get(slug) ?? 0) })),
  );
  paper.space(24);
  paper.paragraph([
    { text: 'From the ' },
    { text: site.name, href: '/' },
    { text: `. Its facts were last changed or checked on ${formatDate(guide.updatedOn)}.` },
  ]);
  paper.paragraph([
    { text: 'This guide informs; it does not replace a doctor.', isStrong: true },
    {
      text: ` In an emergency call ${site.help.emergency} or your local number. If you think of ending your life, ${site.help.crisisBy} ${site.help.crisis} in ${site.help.countryName}.`,
    },
  ]);
};

const drawBlocks = (paper: Paper, chapter: GuideChapter): void => {
  for (const block of chapter.blocks) {
    if (block.kind === 'heading') paper.heading(block.runs.map(({ text }) => text).join(''));
    else if (block.kind === 'list') paper.list(block.items, block.isOrdered);
    else paper.paragraph(block.runs);
  }
};

const drawEvidence = (paper: Paper, claims: readonly GuideClaim[]): void => {
  const columns: TableColumn[] = [
    { name: 'Treatment', share: 0.2 },
    { name: 'What was found', share: 0.5 },
    { name: 'Which way', share: 0.14 },
    { name: 'How sure', share: 0.16 },
  ];
  const rowOf = (claim: GuideClaim): Cell[] => [
    [{ text: claim.treatment, isStrong: true }, { text: `, for ${inSentence(claim.condition)}` }],
    [{ text: `${claim.finding.statement} ` }, { text: claim.sources.join(', '), href: claim.url }],
    [{ text: directionOf(claim) }],
    [{ text: CERTAINTY_WORDS[certaintyOf(claim.finding)], isStrong: true }, { text: ` (${stepsOf(claim)})` }],
  ];
  paper.table(columns, claims.map(rowOf));
};

const drawWorksheet = (paper: Paper): void => {
  const columns: TableColumn[] = [
    { name: 'Ask', share: 0.32 },
    { name: 'What I found out, and from whom', share: 0.68 },
  ];
  const rows = WORKSHEET_LINES.map((line): Cell[] => [[{ text: line, isStrong: true }], []]);
  paper.table(columns, rows, WORKSHEET_ROW, 10.5);
};

const drawDiary = (paper: Paper): void => {
  const shares = [0.08, 0.11, 0.11, 0.13, 0.33, 0.24];
  const columns = DIARY_COLUMNS.map((name, index) => ({ name, share: shares[index] ?? 0 }));
  for (const week of [1, 2]) {
    paper.startPage();
    paper.heading(`Week ${week}`);
    const days = Array.from({ length: 7 }, (_, index): Cell[] => [
      [{ text: String((week - 1) * 7 + index + 1), isStrong: true }],
    ]);
    paper.table(columns, days, DIARY_ROW, 10);
    paper.small('What could I do this week that I could not do before?');
  }
};
