import { findEntry, listEntries } from '#site/entries.ts';
import { address } from '#site/addresses.ts';
import { splitCitations } from '#site/citations.ts';
import { citableHtml, PageCitations, withTypographicQuotes } from '#site/citing.ts';
import { pictureFolderOf, type RenderBody } from '#site/entry-body.ts';
import { inSentence } from '#site/names.ts';
import { once } from '#site/once.ts';
import { withPictures } from '#site/pictures.ts';
import { getSite } from '#site/queries.ts';
import { explainTerms, toGlossaryTerms, type GlossaryTerm } from './glossary-terms.ts';
import {
  cautionsBy,
  FAMILY_NAMES,
  groupSigns,
  groupTopics,
  isUnapproved,
  BODY_REGION_NAMES,
  STATUS_WORDS,
  type ConditionPageContent,
  type SafetyBoxContent,
  type TopicCard,
  type TopicGroup,
  type TopicInBrief,
  type TreatmentPageContent,
} from './model.ts';
import { safetyOf, warningsOf } from './safety.ts';
import { NOT_KNOWN, type GlossaryEntry, type Precaution, type Profession } from './schema.ts';

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, 'en');

export const listTreatments = once(async (): Promise<TopicCard[]> => {
  const entries = await listEntries('treatments');
  return entries
    .map(({ id, data }): TopicCard => ({
      kind: 'treatment',
      slug: id,
      name: data.name,
      url: address.treatment(id),
      summary: withTypographicQuotes(data.summary),
      alsoKnownAs: data.alsoKnownAs,
      group: data.family,
    }))
    .sort(byName);
});

export const listConditions = once(async (): Promise<TopicCard[]> => {
  const entries = await listEntries('conditions');
  return entries
    .map(({ id, data }): TopicCard => ({
      kind: 'condition',
      slug: id,
      name: data.name,
      url: address.condition(id),
      summary: withTypographicQuotes(data.summary),
      alsoKnownAs: data.alsoKnownAs,
      group: data.bodyRegions[0] ?? 'whole-body',
    }))
    .sort(byName);
});

/** Slugs of treatments that a regulator has not approved, or only for studies. */
export const listUnapproved = once(
  async () =>
    new Set((await listEntries('treatments')).filter(({ data }) => isUnapproved(data.regulatory)).map(({ id }) => id)),
);

/** How far one can do each treatment oneself. */
export const listSelfCare = once(
  async () => new Map((await listEntries('treatments')).map(({ id, data }) => [id, data.selfCare.possible])),
);

/** What authorities say of each treatment that they have not approved, or only for studies, as plain text. */
export const listStandings = once(async () =>
  (await listEntries('treatments')).flatMap(({ id, data: { name, regulatory } }) => {
    const standing = regulatory.find(({ status }) => isUnapproved([{ status }]));
    return standing
      ? [{ slug: id, name, statusWords: STATUS_WORDS[standing.status], statement: plainLine(standing.statement) }]
      : [];
  }),
);

/** Every treatment that names a precaution, with what it says of it: who takes blood thinners finds each of them. */
export const treatmentsByPrecaution = once(async () => {
  const found = new Map<Precaution, { readonly treatment: TopicCard; readonly advice: readonly string[] }[]>();
  const cards = new Map((await listTreatments()).map((card) => [card.slug, card]));
  for (const { id, data } of await listEntries('treatments')) {
    const treatment = cards.get(id);
    if (!treatment) continue;
    for (const [precaution, advice] of cautionsBy(data)) {
      found.set(precaution, [...(found.get(precaution) ?? []), { treatment, advice: advice.map(plainLine) }]);
    }
  }
  return found;
});

export const groupTreatments = async (): Promise<TopicGroup[]> => groupTopics(await listTreatments(), FAMILY_NAMES);

export const groupConditions = async (): Promise<TopicGroup[]> =>
  groupTopics(await listConditions(), BODY_REGION_NAMES);

export const topicsBySlug = once(
  async () => new Map([...(await listTreatments()), ...(await listConditions())].map((topic) => [topic.slug, topic])),
);

/** The treatment or condition with this slug; the checks have made sure that there is one. */
export const getTopic = async (slug: string): Promise<TopicCard> => {
  const topic = (await topicsBySlug()).get(slug);
  if (!topic) throw new Error(`No treatment or condition "${slug}"; the checks should have said so.`);
  return topic;
};

/** What the page of a topic tells of its making: its changes, its review, and who made it. */
export const getUpkeep = async (slug: string) => {
  const card = await getTopic(slug);
  const entries = card.kind === 'treatment' ? await listEntries('treatments') : await listEntries('conditions');
  const data = entries.find(({ id }) => id === slug)?.data;
  if (!data) throw new Error(`No treatment or condition "${slug}"; the checks should have said so.`);
  return { card, changes: data.changes, reviewedBy: data.reviewedBy, reviewedOn: data.reviewedOn };
};

export const getTopics = (slugs: readonly string[]): Promise<TopicCard[]> => Promise.all(slugs.map(getTopic));

const SIGNS_IN_BRIEF = 2;

const plainLine = (text: string): string =>
  withTypographicQuotes(
    splitCitations(text)
      .flatMap((part) => ('text' in part ? part.text : []))
      .join('')
      .replaceAll(/\s+([.,;])/g, '$1')
      .trim(),
  );

/** Every treatment and condition as the search shows it. */
export const listTopicsInBrief = once(async (): Promise<TopicInBrief[]> => {
  const conditions = (await listEntries('conditions')).map(async ({ id, data }) => ({
    card: await getTopic(id),
    related: data.related,
    message: plainLine(data.keyMessages[0] ?? data.summary),
    caution: {
      title: 'Get help now',
      lines: data.warningSigns.slice(0, SIGNS_IN_BRIEF).map(({ sign }) => plainLine(sign)),
    },
  }));
  const treatments = (await listEntries('treatments')).map(async ({ id, data }) => {
    const standing = data.regulatory.find(({ status }) => status === 'unapproved' || status === 'investigational');
    return {
      card: await getTopic(id),
      related: data.related,
      message: plainLine(data.keyMessages[0] ?? data.summary),
      caution: standing && { title: STATUS_WORDS[standing.status], lines: [plainLine(standing.statement)] },
    };
  });
  return Promise.all([...conditions, ...treatments]);
});

export const listProfessions = once(async (): Promise<Profession[]> =>
  (await listEntries('professions')).map(({ data }) => data).sort(byName),
);

const getProfessions = async (slugs: readonly string[]): Promise<Profession[]> => {
  const professions = await listProfessions();
  return slugs.flatMap((slug) => professions.filter((profession) => profession.slug === slug));
};

/** Who usually gives a treatment. */
export const getDeliverers = async (treatment: string): Promise<Profession[]> =>
  getProfessions((await readTreatment(treatment)).data.deliveredBy);

export const listGlossary = once(async (): Promise<(GlossaryEntry & { slug: string })[]> =>
  (await listEntries('glossary'))
    .map(({ id, data }) => ({ slug: id, ...data }))
    .sort((a, b) => a.term.localeCompare(b.term, 'en')),
);

/** Words to explain where a text first uses them. */
export const listTermsToExplain = once(async (): Promise<GlossaryTerm[]> => toGlossaryTerms(await listGlossary()));

const readTreatment = async (slug: string) => {
  const entry = await findEntry('treatments', slug);
  if (!entry) throw new Error(`No treatment "${slug}"; the checks should have said so.`);
  return entry;
};

/** The safety box, in brief, and the questions of a treatment, for pages about something else. */
export const getSafetyBox = async (
  slug: string,
  citations: PageCitations,
): Promise<{ safety: SafetyBoxContent; questionsToAsk: readonly string[] }> => {
  const { data } = await readTreatment(slug);
  const { help } = await getSite();
  return {
    safety: safetyOf(await getTopic(slug), data, warningsOf(data, citations, help), citations, help, 'brief'),
    questionsToAsk: data.questionsToAsk.map(withTypographicQuotes),
  };
};

export const getTreatmentPage = async (slug: string, renderBody: RenderBody): Promise<TreatmentPageContent> => {
  const entry = await readTreatment(slug);
  const { data, body = '' } = entry;
  const card = await getTopic(slug);
  const citations = new PageCitations();
  const { help } = await getSite();
  const warnings = warningsOf(data, citations, help);
  const keyMessages = data.keyMessages.map((line) => citations.line(line));
  const safety = safetyOf(card, data, warnings, citations, help);
  const terms = await listTermsToExplain();
  const text = await renderBody(entry, body, {
    explainTerms: (tree) => {
      explainTerms(tree, terms);
    },
  });
  const html = await withPictures(citations.html(text.html), pictureFolderOf(entry));
  return {
    card,
    treatment: data,
    keyMessages,
    safety,
    html,
    headings: text.headings,
    cited: citations.list(),
    related: await getTopics(data.related),
    deliveredBy: await getProfessions(data.deliveredBy),
  };
};

export const getConditionPage = async (slug: string, renderBody: RenderBody): Promise<ConditionPageContent> => {
  const entry = await findEntry('conditions', slug);
  if (!entry) throw new Error(`No condition "${slug}"; the checks should have said so.`);
  const { data, body = '' } = entry;
  const citations = new PageCitations();
  const warningSigns = groupSigns(
    data.warningSigns.map(({ urgency, sign }) => ({ urgency, sign: citations.line(sign) })),
    (await getSite()).help,
  );
  const keyMessages = data.keyMessages.map((line) => citations.line(line));
  const untreated = data.untreated === NOT_KNOWN ? undefined : citations.line(data.untreated);
  const terms = await listTermsToExplain();
  const text = await renderBody(entry, body, {
    explainTerms: (tree) => {
      explainTerms(tree, terms);
    },
  });
  const html = await withPictures(citations.html(text.html), pictureFolderOf(entry));
  return {
    card: await getTopic(slug),
    condition: data,
    warningSigns,
    untreated,
    keyMessages,
    html,
    headings: text.headings,
    cited: citations.list(),
    related: await getTopics(data.related),
  };
};

/** Topics whose text or front matter cites a source. */
export const listTopicsCiting = async (source: string): Promise<{ name: string; url: string }[]> => {
  const mark = new RegExp(`@${source}(?![a-z0-9-])|"source":"${source}"`);
  return getTopics((await topicTexts()).filter(({ text }) => mark.test(text)).map(({ id }) => id));
};

/** All that is written about each topic. */
const topicTexts = once(async () =>
  [...(await listEntries('treatments')), ...(await listEntries('conditions'))].map(({ id, data, body = '' }) => ({
    id,
    text: `${JSON.stringify(data)}\n${body}`,
  })),
);

/** What stands above a list of providers of a treatment: its standing, if it is not approved, and the questions. */
export const getSafetyNote = async (slug: string) => {
  const citations = new PageCitations();
  const { safety, questionsToAsk } = await getSafetyBox(slug, citations);
  return {
    standing: safety.regulatory.find(({ status }) => status === 'unapproved' || status === 'investigational'),
    questionsToAsk,
  };
};

export type SafetyNote = Awaited<ReturnType<typeof getSafetyNote>>;

const SELF_CARE_WORDS = {
  yes: 'You can do it yourself.',
  partly: 'Partly yours to do.',
  no: 'Not to be done by yourself.',
};

/** What two treatments are compared by, beside their findings. Harms are HTML with citations that a page numbers. */
export const getComparison = async (slug: string) => {
  const { data } = await readTreatment(slug);
  const professions = await getProfessions(data.deliveredBy);
  const { cost, safety, selfCare } = data;
  return {
    topic: await getTopic(slug),
    standings: [...new Set(data.regulatory.map(({ status, authority }) => `${STATUS_WORDS[status]}: ${authority}`))],
    harms: (safety.serious.length > 0 ? safety.serious : safety.common).slice(0, 2).map(citableHtml),
    effort: [
      `${SELF_CARE_WORDS[selfCare.possible]} ${withTypographicQuotes(selfCare.note)}`,
      ...(professions.length > 0
        ? [`Given by ${professions.map(({ plural }) => inSentence(plural)).join(', ')}.`]
        : []),
      cost
        ? `${cost.low} to ${cost.high} ${cost.currency} per ${cost.per}.`
        : 'We have no price from a source that we can cite.',
    ],
  };
};

/** What each treatment says to who asks for care at home, its price and its risks, as plain text. */
export const listPracticalities = once(async () => {
  const cards = await topicsBySlug();
  return (await listEntries('treatments')).flatMap(({ id, data: { cost, regulatory, safety, selfCare } }) => {
    const topic = cards.get(id);
    if (!topic) return [];
    return {
      topic,
      selfCare: {
        possible: selfCare.possible,
        text: plainLine(`${SELF_CARE_WORDS[selfCare.possible]} ${selfCare.note}`),
      },
      price: cost && `${cost.low} to ${cost.high} ${cost.currency} per ${cost.per}.`,
      harms: [...safety.serious, ...safety.common].map(plainLine),
      isUnapproved: isUnapproved(regulatory),
    };
  });
});
