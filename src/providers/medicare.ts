/**
 * What Medicare's own list (CMS, "Doctors and Clinicians national downloadable file") tells of a row of the public
 * registry, and how we say it: always with its source and day. Runs in the browser, too.
 */
import { formatDate, type CalendarDate } from '#site/dates.ts';

export interface MedicareFacts {
  /** "Medicare fee-for-service claims indicate that the clinician offers telehealth services." */
  readonly offersTelehealth: boolean;
  /**
   * `yes`: "accepts Medicare approved amount as payment in full", wherever the list tells of the provider; `sometimes`:
   * "may accept". Undefined: the list does not tell.
   */
  readonly assignment: 'yes' | 'sometimes' | undefined;
  /** Group practices that the provider works with, two at most. */
  readonly facilities: readonly string[];
  /** How many more there are. */
  readonly moreFacilities: number;
  /** The day of the list. */
  readonly on: CalendarDate;
}

/** As a row of the finder tells it. */
interface MedicareFlags {
  readonly takesMedicare: boolean;
  readonly offersTelehealth: boolean;
}

/**
 * `Medicare’s list of November 5, 2026: takes Medicare, offers telehealth.` Undefined when it tells nothing.
 *
 * @param others What else the list tells.
 */
export const medicareWords = (
  on: CalendarDate,
  { takesMedicare, offersTelehealth }: MedicareFlags,
  ...others: readonly string[]
): string | undefined => {
  const told = [takesMedicare && 'takes Medicare', offersTelehealth && 'offers telehealth', ...others].filter(Boolean);
  return told.length === 0 ? undefined : `Medicare’s list of ${formatDate(on)}: ${told.join(', ')}.`;
};

/** All that the list tells: what fits into a row of the finder, whether to ask, and with whom the provider works. */
export const medicareSentence = (facts: MedicareFacts): string | undefined => {
  const { assignment, offersTelehealth, facilities, moreFacilities } = facts;
  const groups = [
    ...facilities,
    ...(moreFacilities > 0 ? [`${moreFacilities} more ${moreFacilities === 1 ? 'group' : 'groups'}`] : []),
  ];
  return medicareWords(
    facts.on,
    { takesMedicare: assignment === 'yes', offersTelehealth },
    ...(assignment === 'sometimes' ? ['may take Medicare (ask)'] : []),
    ...(groups.length > 0 ? [`works with ${groups.join('; ')}`] : []),
  );
};
