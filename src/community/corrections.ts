import { lastCheckedOn } from '#evidence/model.ts';
import type { ReportUrlOf } from '#evidence/report-link.ts';
import { address } from '#site/addresses.ts';
import type { CalendarDate } from '#site/dates.ts';
import { formTargets } from '#site/form-targets.ts';
import type { Site } from '#site/schema.ts';

/** What a report is about. */
export interface ReportSubject {
  readonly title: string;
  /** Path of the page. */
  readonly path: string;
  /** The fact itself: the id of a claim, the name of a listing. Left out when the whole page is meant. */
  readonly fact?: string;
  /** The day the fact was last compared with its source. */
  readonly checkedOn: CalendarDate;
}

/** What the sender wants of a page; all but the first are for listings. */
export type Wish = 'correct' | 'claim' | 'update' | 'remove';

/** What the same door takes besides: what the site should have and does not, and who wants a banner. */
export type Suggestion = 'suggest-article' | 'suggest-provider' | 'advertise';

export const WISH_WORDS: Readonly<Record<Wish | Suggestion, string>> = {
  correct: 'Something is wrong',
  claim: 'This listing is mine: claim it',
  update: 'Update this listing',
  remove: 'Remove this listing',
  'suggest-article': 'Suggest an article',
  'suggest-provider': 'Suggest a provider',
  advertise: 'Advertise',
};

/** What the issue form about listings calls them. */
export const ISSUE_WISHES: Readonly<Record<Exclude<Wish, 'correct'>, string>> = {
  claim: 'Claim it as mine',
  update: 'Correct or update it',
  remove: 'Remove it',
};

type Channels = Pick<Site, 'repository' | 'contactEmail' | 'forms' | 'newsletterService'>;

/** `page=…&fact=…`, blanks as `%20` so that mail programs read it as well; a slash may stand in a query as it is. */
const query = (values: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value).replaceAll('%2F', '/')}`] : []))
    .join('&');

/**
 * Where a report goes, with page, fact and date filled in: the operator's form, else an issue, else an e-mail. Who is
 * listed needs no account to change that: a wish about a listing becomes an e-mail before an issue. Where site.yaml
 * names none of them, the page about corrections says so.
 */
export const reportUrl = (site: Channels, subject: ReportSubject, wish: Wish = 'correct'): string => {
  const { title, path, fact, checkedOn } = subject;
  if (formTargets(site).corrections) {
    const values = { page: path, fact, date: checkedOn, wish: wish === 'correct' ? undefined : wish };
    // Behind `#`, which browsers send to nobody: no log of a server joins an address with what somebody reads.
    return `${address.corrections}#${query(values)}`;
  }
  if (!site.repository && !site.contactEmail) return address.corrections;
  const subjectLine = `${WISH_WORDS[wish]}: ${title}`;
  if (site.repository && (wish === 'correct' || !site.contactEmail)) {
    const values =
      wish === 'correct'
        ? { template: 'something-wrong.yml', title: subjectLine, page: path, fact, date: checkedOn }
        : {
            template: 'correct-a-listing.yml',
            title: `Listing: ${title}`,
            page: path,
            wish: ISSUE_WISHES[wish],
            date: checkedOn,
          };
    return `${site.repository}/issues/new?${query(values)}`;
  }
  const body = [`Page: ${path}`, ...(fact ? [`About: ${fact}`] : []), `As of: ${checkedOn}`, '', '', ''].join('\n');
  return `mailto:${site.contactEmail ?? ''}?${query({ subject: subjectLine, body })}`;
};

/** The address of a report on the findings of one section: one finding by its id, several by their topics and section. */
export const findingReports =
  (site: Channels, topic: { readonly name: string; readonly url: string }): ReportUrlOf =>
  (section, findings) =>
    reportUrl(site, {
      title: topic.name,
      path: topic.url,
      fact:
        findings.length === 1
          ? (findings[0]?.id ?? section)
          : `${findings[0]?.treatment ?? ''}/${findings[0]?.condition ?? ''}: ${section}`,
      checkedOn: lastCheckedOn(findings),
    });
