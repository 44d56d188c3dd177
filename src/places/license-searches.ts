/**
 * License searches of whole states, by region: one page for most of the health professions that the state licenses.
 * Only addresses that were seen in a page of the state itself stand here; a state without one is left to the boards.
 */
import type { CalendarDate } from '#site/dates.ts';

interface LicenseSearch {
  /** Whose it is, as it stands in a sentence. */
  readonly label: string;
  readonly url: string;
  /** Where the address was seen. */
  readonly seenAt: string;
  /** The day it was last seen there. */
  readonly checkedOn: CalendarDate;
}

export const LICENSE_SEARCHES: ReadonlyMap<string, LicenseSearch> = new Map([
  [
    'us-ca',
    {
      label: 'the Department of Consumer Affairs',
      url: 'https://search.dca.ca.gov/',
      seenAt:
        'https://thedcapage.blog/2022/12/12/inside-the-department-of-consumer-affairs-mission-to-protect-consumers/',
      checkedOn: '2026-11-29',
    },
  ],
  [
    'us-fl',
    {
      label: 'the Department of Health',
      url: 'https://www.floridahealth.gov/licensing-and-regulation/index.html',
      seenAt: 'https://oppaga.fl.gov/ProgramSummary/ProgramDetail?programNumber=5041',
      checkedOn: '2026-11-29',
    },
  ],
  [
    'us-ny',
    {
      label: 'the Office of the Professions',
      url: 'https://op.nysed.gov/enforcement/frequently-asked-questions',
      seenAt: 'https://op.nysed.gov/enforcement/frequently-asked-questions',
      checkedOn: '2026-11-29',
    },
  ],
  [
    'us-oh',
    {
      label: 'eLicense Ohio',
      url: 'https://elicense.ohio.gov/',
      seenAt: 'https://elicense.ohio.gov/OH_SupportPage',
      checkedOn: '2026-11-29',
    },
  ],
  [
    'us-pa',
    {
      label: 'the Department of State',
      url: 'https://www.pals.pa.gov/verify',
      seenAt: 'https://www.dos.pa.gov/ProfessionalLicensing/Pages/default.aspx',
      checkedOn: '2026-11-29',
    },
  ],
  [
    'us-wa',
    {
      label: 'the Department of Health',
      url: 'https://fortress.wa.gov/doh/providercredentialsearch/',
      seenAt: 'https://fortress.wa.gov/doh/providercredentialsearch/ (its page of questions)',
      checkedOn: '2026-11-29',
    },
  ],
]);
