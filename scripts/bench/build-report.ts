/** The document that keeps the figures of builds: docs/bench/build.md. Pure. */
import { CONTESTANT_LABELS, type ContestantName } from '#scripts/bench/contestant-names.ts';
import { contestantsIn, type Figures, type Way } from '#scripts/bench/build-figures.ts';
import { breakdownOf, flatnessOf, ratiosOf, stagesOf, tablesOf } from '#scripts/bench/build-table.ts';
import { formatDate } from '#site/dates.ts';

const section = (heading: string, introduction: string, table: string): string[] =>
  table === '' ? [] : [`## ${heading}`, '', introduction, '', table, ''];

/** What a reader must know to judge the figures. */
const TERMS = `The content is generated: one page in five is an article of about 800 words, the others are listings with about 25
facts each, in about 400 real cities of 51 regions. Everyone gets the same entries and writes a page for each, and lists of
50 by region, by city, by treatment, and by treatment within a region. Everyone gets Pagefind as search over articles,
topics and listings.

- **Seconds** are of the wall clock, from the command to a site that can be served and searched. **Memory** is the most
  that all processes held at once. **Processor** is the time that all processes spent on processors: more than the seconds
  where several cores work at once, less where the machine had others to serve.
- **Cold** means that no cache of an earlier build is there; files may be in the memory of the system. **Warm** means that
  nothing changed. **One edit** means that one article gained a paragraph, and the whole is built again.
- Within a size all are built by turns, never two at once. Figures of several runs may stand together.
- **Naive Astro** is plain Astro with its own loaders and default Markdown, \`@astrojs/sitemap\`, and \`getCollection\` wherever a page
  needs a list. Eleventy and Hugo have one plain layout for each kind of page. Their projects stand in \`scripts/bench/others\`.

What is not equal:

- This site does more: it checks the content and the finished site, and writes the real content beside the generated (about
  250 pages; the others get its articles and topics, about 120), pages of sources, feeds, the finder's data, a
  picture for sharing, contact cards, structured data and the rules for hosts. None of that is taken off its time.
- Starlight has no lists, so it writes fewer pages. Its sidebar holds one link instead of all pages, which would be unfair to it.
  It indexes with Pagefind itself, and the text of a listing is Markdown there, because its pages are documents.
- Hugo and Eleventy read a listing from front matter, Astro from YAML.
- After an edit Eleventy and Hugo build everything again, and Pagefind indexes everything again: that is what their build
  commands do. Astro keeps the Markdown it has read. While they watch a folder, all of them do less; that is not measured.
- Generated articles cite no source, because none says what they say. Real ones do, which costs this site some time.`;

const BREAKDOWN = `Cold. This site's Markdown is that of its generated articles, turned into HTML once more in a process of its own; Hugo's is
what it takes longer than for the same content without texts. Templates are all else of rendering: for this site reading
what the pages need, writing them and making its pictures; for Hugo reading the content, too. The rest is what this
site does beside: checking the content, inspecting the finished site, putting it in place. Its index is what is left of
that work when the last page is rendered: from some hundreds of pages on, articles and listings are indexed beside the
rendering, which takes the longer for it. Hugo's is all of Pagefind.`;

/** What stands below the tables: who failed, and who needed more memory than Node gives. */
const notesOf = ({ figures, failures }: Figures): string[] => {
  const at = (contestant: ContestantName, size: number, way: Way): string =>
    `${CONTESTANT_LABELS[contestant]} at ${size.toLocaleString('en-US')} pages (${way})`;
  const notes = [
    ...failures.map(({ contestant, size, way, reason }) => `- ${at(contestant, size, way)} failed: ${reason}`),
    ...figures.flatMap(({ contestant, size, way, heapGigabytes }) =>
      heapGigabytes === undefined
        ? []
        : [`- ${at(contestant, size, way)} ran out of memory and was built again with a heap of ${heapGigabytes} GB.`],
    ),
  ];
  return notes.length === 0 ? [] : [...notes, ''];
};

export const reportOf = (figures: Figures, hasChart: boolean): string => {
  const { machine, measuredOn, rounds, versions } = figures;
  const names = contestantsIn(figures);
  return [
    '# How the build grows',
    '',
    `Measured on ${formatDate(measuredOn)} with \`npm run bench\`, ${rounds === 1 ? 'each once' : `each ${rounds} times, the middle one counts`}. This file is written by \`npm run bench -- --write\`.`,
    '',
    `Machine: ${machine.processor}, ${machine.cores} cores, ${machine.gigabytes.toFixed(0)} GB of memory, ${machine.system}, Node ${machine.node}.`,
    '',
    ...names.map((name) => `- ${CONTESTANT_LABELS[name]}: ${versions[name] ?? 'version not known'}`),
    '',
    ...(hasChart
      ? ['![Seconds of a build against generated pages; the tables below hold the same figures](build.svg)', '']
      : []),
    TERMS,
    '',
    '## Figures',
    '',
    tablesOf(figures),
    '',
    ...notesOf(figures),
    ...section(
      'This site as a share of the others',
      'Cold seconds, search included. Below 100 % this site is faster.',
      ratiosOf(figures),
    ),
    ...section(
      'The same by processor time',
      'What a machine that serves others, too, changes less. Hugo and Pagefind use all cores at once, Eleventy one.',
      ratiosOf(figures, ({ processorSeconds }) => processorSeconds),
    ),
    ...section('What a page costs as the site grows', 'Cold, by pages that were written.', flatnessOf(figures)),
    ...section('Where the time goes, beside Hugo', BREAKDOWN, breakdownOf(figures)),
    ...section(
      'Stages of this site',
      'Cold, by generated pages. Much of the index is made while pages are rendered.',
      stagesOf(figures),
    ),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
};
