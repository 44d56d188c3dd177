import type { MedicalCondition, MedicalTherapy, WithContext } from 'schema-dts';
import type { CalendarDate } from '#site/dates.ts';
import type { Heading } from '#site/markdown.ts';
import type { CitedSource } from '#site/citing.ts';
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

export const URGENCY_WORDS: Readonly<Record<Urgency, string>> = {
  'call-911': 'Call 911 or go to an emergency room now',
  today: 'See a doctor today',
  soon: 'See a doctor soon',
};

/** Signs by urgency, the most urgent first. */
export const groupSigns = (
  signs: readonly { readonly urgency: Urgency; readonly sign: string }[],
): { readonly urgency: Urgency; readonly title: string; readonly signs: readonly string[] }[] =>
  URGENCIES.map((urgency) => ({
    urgency,
    title: URGENCY_WORDS[urgency],
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
    /** HTML. */
    readonly statement: string;
    readonly checkedOn: CalendarDate;
  }[];
  /** Lists of HTML lines; empty lists are left out. */
  readonly lists: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/** Statuses that a reader must meet before any offer. */
export const isUnapproved = (regulatory: readonly { readonly status: RegulatoryStatus }[]): boolean =>
  regulatory.some(({ status }) => status === 'unapproved' || status === 'investigational');

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
