/** What "What could I try?" knows of a condition: one small file each. Pure, for the build, the browser and tests. */
import type { CostKind, Precaution } from '#topics/schema.ts';

/** Whether a treatment can be done without a professional. */
export type AtHome = 'yes' | 'partly' | 'no';

export interface SourceLink {
  readonly label: string;
  readonly url: string;
}

/** What a treatment's page says to those whom some precautions concern. */
export interface TryCaution {
  readonly precautions: readonly Precaution[];
  readonly advice: string;
  /** Empty where it is common clinical caution. */
  readonly sources: readonly SourceLink[];
}

export interface Cost {
  readonly kind: CostKind;
  readonly what: string;
}

/** A treatment that was studied for the condition. */
export interface TryLine {
  readonly slug: string;
  readonly name: string;
  /** All findings of the pair. */
  readonly url: string;
  /** The line of `summarizePair`. */
  readonly summary: string;
  /** Of the results that speak for the pair; 0 steps where nobody graded them or there are none. */
  readonly certainty: { readonly steps: number; readonly words: string };
  readonly home: AtHome;
  /** Done with a practitioner, in a class or a course. */
  readonly isWithSomebody: boolean;
  readonly costs: readonly Cost[];
  readonly cautions: readonly TryCaution[];
  /** Why it stands among what to avoid: what the guideline or the regulator says. */
  readonly why?: string;
  /** The finder, filled in. Absent for what is not approved or advised against: there the warning comes first. */
  readonly find?: string;
}

interface TryGroup {
  readonly title: string;
  /** Explains the title. */
  readonly term: string;
  /** Shown under what to avoid, whatever the reader says. */
  readonly isAvoided: boolean;
  readonly lines: readonly TryLine[];
}

export interface TryCondition {
  readonly slug: string;
  readonly name: string;
  readonly url: string;
  /** By urgency, the most urgent first. */
  readonly signs: readonly {
    readonly urgency: string;
    readonly title: string;
    readonly signs: readonly string[];
  }[];
  readonly questions: readonly string[];
  /** In the order of the condition's page. */
  readonly groups: readonly TryGroup[];
}

export const HOW = ['either', 'home', 'with'] as const;

export type How = (typeof HOW)[number];

export const HOW_WORDS: Readonly<Record<How, string>> = {
  either: 'Either',
  home: 'At home',
  with: 'With somebody',
};

export const AT_HOME_WORDS: Readonly<Record<AtHome, string>> = {
  yes: 'At home: yes',
  partly: 'At home: partly',
  no: 'At home: no',
};

export const COST_WORDS: Readonly<Record<CostKind, string>> = {
  free: 'Free',
  'one-off': 'Bought once',
  ongoing: 'Bought again and again',
  'per-session': 'Paid by the session',
};

/** `Free: walking and simple home exercises. Paid by the session: visits with a physical therapist.` */
export const costWords = (costs: readonly Cost[]): string =>
  costs.length === 0
    ? 'How it is paid for: not known.'
    : costs.map(({ kind, what }) => `${COST_WORDS[kind]}: ${what}.`).join(' ');

/** Precautions that the form shows at once; the others stand under "More". */
export const FIRST_PRECAUTIONS: readonly Precaution[] = [
  'blood-thinners',
  'pregnancy',
  'pacemaker-or-implant',
  'diabetes',
  'cancer',
  'immune-suppression',
  'opioids-or-sedatives',
  'osteoporosis',
  'cannot-lie-or-sit-long',
  'fear-of-needles',
];
