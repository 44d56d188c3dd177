import type { MedicalCondition, MedicalTherapy, WithContext } from 'schema-dts';
import type { CalendarDate } from '#site/dates.ts';
import type { Heading } from '#site/markdown.ts';
import type { CitedSource } from '#site/citing.ts';
import type { Site } from '#site/schema.ts';
import {
  URGENCIES,
  type BodyRegion,
  type Condition,
  type Precaution,
  type RegulatoryStatus,
  type Treatment,
  type TreatmentFamily,
  type Urgency,
} from './schema.ts';

type TopicKind = 'treatment' | 'condition';

/** What lists, links and joins need of a treatment or condition. */
export interface TopicCard {
  readonly kind: TopicKind;
  readonly slug: string;
  readonly name: string;
  readonly url: string;
  readonly summary: string;
  readonly alsoKnownAs: readonly string[];
  /** Treatment family, or the condition's first body region. */
  readonly group: TreatmentFamily | BodyRegion;
}

/** What a search result needs of a treatment or condition beside its card. */
export interface TopicInBrief {
  readonly card: TopicCard;
  readonly related: readonly string[];
  /** The first key message, plain text. */
  readonly message: string;
  /** What stands above all else: the first warning signs, or that a treatment is not approved. Plain text. */
  readonly caution: { readonly title: string; readonly lines: readonly string[] } | undefined;
}

export const FAMILY_NAMES: Readonly<Record<TreatmentFamily, string>> = {
  'mind-body': 'Mind and body',
  movement: 'Movement',
  manual: 'Hands-on',
  needle: 'Needles',
  device: 'Devices',
  injection: 'Injections',
  supplement: 'Herbs and supplements',
  diet: 'Food',
  medicine: 'Medicines',
  energy: 'Energy and subtle therapies',
};

export const BODY_REGION_NAMES: Readonly<Record<BodyRegion, string>> = {
  head: 'Head and face',
  neck: 'Neck',
  shoulder: 'Shoulder',
  'arm-hand': 'Arm and hand',
  back: 'Back',
  hip: 'Hip',
  knee: 'Knee',
  'leg-foot': 'Leg and foot',
  'abdomen-pelvis': 'Belly and pelvis',
  nerves: 'Nerves',
  'whole-body': 'Whole body',
};

export const STATUS_WORDS: Readonly<Record<RegulatoryStatus, string>> = {
  approved: 'Approved',
  cleared: 'Cleared',
  unapproved: 'Not approved',
  investigational: 'Only in studies',
  'not-regulated': 'Not regulated',
  varies: 'Depends on the product',
};

/** What each word means and does not mean. Many read approval as proof of a large effect. */
export const STATUS_MEANINGS: Readonly<Record<RegulatoryStatus, string>> = {
  approved:
    '“Approved” holds for one product and one use: there, the regulator judged that benefits outweigh risks. It does not say how large the benefit is, and nothing about other uses.',
  cleared:
    '“Cleared” means that a device is much like one that is already sold. It is not proof that the device helps.',
  unapproved:
    '“Not approved” means that the regulator has not allowed it to be sold for the use claimed, and has not confirmed that it helps or how safe it is.',
  investigational:
    '“Only in studies” means that it is still being tested. Outside a registered study nobody can say with confidence what it does.',
  'not-regulated':
    '“Not regulated” means that no authority tests it before it is sold or given. Ask who checks the quality.',
  varies: 'Some products are approved or cleared and others are not. Ask which one you would get, and for which use.',
};

/** What readers call each precaution. */
export const PRECAUTION_WORDS: Readonly<Record<Precaution, string>> = {
  'blood-thinners': 'Blood thinners',
  'bleeding-disorder': 'Bleeding disorder',
  pregnancy: 'Pregnancy or breastfeeding',
  'pacemaker-or-implant': 'Pacemaker or implant',
  'immune-suppression': 'Weak immune system',
  cancer: 'Cancer',
  'opioids-or-sedatives': 'Opioids or sedatives',
  diabetes: 'Diabetes',
  osteoporosis: 'Weak bones',
  neuropathy: 'Numbness or nerve damage',
  children: 'Children',
  'surgery-soon': 'Surgery soon',
  'recent-surgery-or-injury': 'Recent surgery or injury',
  epilepsy: 'Seizures',
  'heart-disease': 'Heart disease',
  'blood-pressure': 'Blood pressure',
  'stroke-or-artery-problem': 'Stroke or artery problem',
  'blood-clot': 'Blood clot',
  'kidney-or-liver-disease': 'Kidney or liver disease',
  'lung-disease': 'Lung disease',
  'skin-problem': 'Skin problem',
  infection: 'Infection or fever',
  allergy: 'Allergy',
  'fear-of-needles': 'Fear of needles',
  'cannot-lie-or-sit-long': 'Cannot lie or sit long',
  'mental-health': 'Mental health',
  'alcohol-or-drug-problem': 'Alcohol or drug problem',
  hypermobility: 'Very loose joints',
  'eye-disease': 'Eye disease',
  'falls-or-balance': 'Falls or dizziness',
  'touch-is-hard': 'Touch is hard',
  'eating-disorder': 'Eating disorder',
  'exertion-makes-worse': 'Exertion makes it worse',
  steroids: 'Steroids',
  'medicine-patch': 'Medicine patch or cream',
  antidepressants: 'Antidepressants',
  'sun-sensitive-medicine': 'Medicine that makes skin light-sensitive',
  'new-or-unexplained-pain': 'New or unexplained pain',
  'other-medicines': 'Other medicines',
  anyone: 'Everyone',
};

/** The number people call in an emergency, and that of a crisis line. */
export type HelpNumbers = Pick<Site['help'], 'emergency' | 'crisis'>;

const urgencyWords = (urgency: Urgency, { emergency }: HelpNumbers): string =>
  ({
    emergency: `Call ${emergency} or go to an emergency room now`,
    today: 'See a doctor today',
    soon: 'See a doctor soon',
  })[urgency];

/** Signs by urgency, the most urgent first. */
export const groupSigns = (
  signs: readonly { readonly urgency: Urgency; readonly sign: string }[],
  help: HelpNumbers,
): { readonly urgency: Urgency; readonly title: string; readonly signs: readonly string[] }[] =>
  URGENCIES.map((urgency) => ({
    urgency,
    title: urgencyWords(urgency, help),
    signs: signs.filter((sign) => sign.urgency === urgency).map(({ sign }) => sign),
  })).filter((group) => group.signs.length > 0);

/** What a treatment says about each precaution it names; those that concern everyone are left out. */
export const cautionsBy = ({ safety }: Pick<Treatment, 'safety'>): ReadonlyMap<Precaution, readonly string[]> => {
  const found = new Map<Precaution, string[]>();
  for (const { precautions, advice } of [...safety.avoidIf, ...safety.interactions]) {
    for (const precaution of precautions) {
      if (precaution !== 'anyone') found.set(precaution, [...(found.get(precaution) ?? []), advice]);
    }
  }
  return found;
};

export interface TopicGroup {
  readonly slug: string;
  readonly name: string;
  readonly topics: readonly TopicCard[];
}

/** Groups in the order of `names`, empty ones left out. */
export const groupTopics = (topics: readonly TopicCard[], names: Readonly<Record<string, string>>): TopicGroup[] =>
  Object.entries(names)
    .map(([slug, name]) => ({ slug, name, topics: topics.filter((topic) => topic.group === slug) }))
    .filter((group) => group.topics.length > 0);

export interface SafetyBoxContent {
  readonly treatment: TopicCard;
  readonly regulatory: readonly {
    readonly authority: string;
    readonly jurisdiction: string;
    readonly status: RegulatoryStatus;
    readonly statusWords: string;
    /** `Not approved: FDA`. */
    readonly badge: string;
    /** A reader must meet it before any offer. */
    readonly isWarning: boolean;
    /** What the word means and does not mean, where it first stands; else empty. */
    readonly meaning: string;
    /** HTML. */
    readonly statement: string;
    readonly checkedOn: CalendarDate;
  }[];
  /** Harms that need help at once or today, by urgency; lines are HTML. */
  readonly warnings: ReturnType<typeof groupSigns>;
  /** At most two, as HTML: what is open at a glance, above the line that opens the rest. */
  readonly lines: readonly { readonly title: string; readonly html: string }[];
  /** All the rest: lists of HTML lines; empty lists are left out. */
  readonly lists: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** Where all the rest stands, on a page that does not hold it. */
  readonly moreUrl: string | undefined;
  /** No source says anything of harms. */
  readonly isUnknown: boolean;
}

/** Statuses that a reader must meet before any offer. */
export const isUnapproved = (regulatory: readonly { readonly status: RegulatoryStatus }[]): boolean =>
  regulatory.some(({ status }) => status === 'unapproved' || status === 'investigational');

/** One day on which a page changed, with a sentence for each change. */
export interface ChangeDay {
  readonly on: CalendarDate;
  readonly what: readonly string[];
}

interface ChangeEntry {
  readonly on: CalendarDate;
  readonly what: string;
}

/**
 * What changed on the page of a topic, by day, the newest first. Beside the entries of the page stand the days on which
 * its findings were last compared with their sources.
 */
export const changeDays = (
  changes: readonly ChangeEntry[],
  findings: readonly { readonly checkedOn: CalendarDate }[],
): ChangeDay[] => {
  const compared = [...Map.groupBy(findings, ({ checkedOn }) => checkedOn)].map(([on, { length }]): ChangeEntry => ({
    on,
    what: `Compared ${length} ${length === 1 ? 'finding with its source' : 'findings with their sources'}.`,
  }));
  return [...Map.groupBy([...changes, ...compared], ({ on }) => on)]
    .map(([on, entries]): ChangeDay => ({ on, what: entries.map(({ what }) => what) }))
    .sort((a, b) => (a.on < b.on ? 1 : -1));
};

interface TopicPage {
  readonly card: TopicCard;
  /** HTML lines. */
  readonly keyMessages: readonly string[];
  readonly html: string;
  readonly headings: readonly Heading[];
  readonly cited: readonly CitedSource[];
  readonly related: readonly TopicCard[];
}

export interface TreatmentPageContent extends TopicPage {
  readonly treatment: Treatment;
  readonly safety: SafetyBoxContent;
  readonly deliveredBy: readonly { readonly slug: string; readonly name: string; readonly plural: string }[];
}

export interface ConditionPageContent extends TopicPage {
  readonly condition: Condition;
  /** How it goes without treatment, as HTML; undefined where no source says so. */
  readonly untreated: string | undefined;
  /** By urgency, the most urgent first; signs are HTML. */
  readonly warningSigns: ReturnType<typeof groupSigns>;
}

/** schema.org MedicalTherapy. */
export const therapyData = (page: TreatmentPageContent, siteUrl: string): WithContext<MedicalTherapy> => ({
  '@context': 'https://schema.org',
  '@type': 'MedicalTherapy',
  '@id': `${siteUrl}${page.card.url}#therapy`,
  name: page.treatment.name,
  alternateName: [...page.treatment.alsoKnownAs],
  description: page.treatment.summary,
  url: `${siteUrl}${page.card.url}`,
});

/** schema.org MedicalCondition. */
export const conditionData = (page: ConditionPageContent, siteUrl: string): WithContext<MedicalCondition> => ({
  '@context': 'https://schema.org',
  '@type': 'MedicalCondition',
  '@id': `${siteUrl}${page.card.url}#condition`,
  name: page.condition.name,
  alternateName: [...page.condition.alsoKnownAs],
  description: page.condition.summary,
  url: `${siteUrl}${page.card.url}`,
});
