/**
 * Takes what readers send, on any server that speaks the web's own `Request` and `Response`. It reads the form, refuses
 * robots and mistakes with a clear answer, and gives what is left to a sink. It knows neither files nor services.
 */
import { THANKS, TRAP_FIELD } from '#community/forms.ts';
import { INBOX_PATH } from '#site/form-targets.ts';
import { respond, type InboxAnswer } from './answer.ts';
import { isMessageKind, judgeFields, type InboxMessage, type MessageKind } from './messages.ts';
import { ORDINARY_RATE, rateKeeper, type RateLimit } from './rate.ts';
import { readForm } from './read-form.ts';

/** Where messages go. It throws when the message could not be stored; the reader then keeps it. */
export type MessageSink = (message: InboxMessage) => Promise<void>;

export interface InboxOptions {
  readonly siteName: string;
  /** Names that the server answers to, without a port. Left out: its host answers to none but its own. */
  readonly hostNames?: readonly string[];
  readonly sink: MessageSink;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly rate?: RateLimit;
  /** Told why a sink failed. Never what was sent. */
  readonly onFailure?: (error: unknown) => void;
}

/** @param address The sender's address; nothing stores it. */
export type Inbox = (request: Request, address: string) => Promise<Response>;

/** Nobody reads a page, thinks and types in less, in seconds. */
const QUICKEST = 2;

/** Messages whose digests are remembered for an hour, so that a second press of the button sends nothing twice. */
const MOST_REMEMBERED = 5_000;
const REMEMBERED_MS = 3_600_000;

interface Delivery {
  readonly at: number;
  readonly done: Promise<void>;
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The same words have the same digest, whenever they come and whatever blanks they hold. */
const digestOf = async (kind: MessageKind, fields: Readonly<Record<string, string>>): Promise<string> => {
  const { elapsed: _, ...words } = fields;
  const text = JSON.stringify([kind, ...Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1))]);
  const plain = text.toLowerCase().replaceAll(/\s+/g, ' ');
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(plain)))).slice(0, 16);
};

/** A page of another site may not post here. Browsers say where a form stands; what is no browser says nothing. */
const isForeign = (request: Request, hostNames: readonly string[] | undefined): boolean => {
  const own = new URL(request.url);
  // A name that somebody else made to point here (DNS rebinding) would count as its own origin.
  if (hostNames !== undefined && !hostNames.includes(own.hostname)) return true;
  const origin = request.headers.get('Origin');
  if (origin === null) return ['cross-site', 'same-site'].includes(request.headers.get('Sec-Fetch-Site') ?? '');
  return !URL.canParse(origin) || new URL(origin).host !== own.host;
};

const refusal = (status: number, ...sentences: string[]): InboxAnswer => ({
  status,
  heading: 'It could not be sent.',
  sentences,
});

export const createInbox = (options: InboxOptions): Inbox => {
  const { siteName, hostNames, sink, now, onFailure } = options;
  const waitFor = rateKeeper(options.rate ?? ORDINARY_RATE, now);
  const remembered = new Map<string, Delivery>();

  /** The same message at the same time is given to the sink once; one that failed may be sent again. */
  const deliver = (digest: string, message: InboxMessage): Promise<void> => {
    const known = remembered.get(digest);
    if (known && now() - known.at < REMEMBERED_MS) return known.done;
    const done = sink(message);
    remembered.delete(digest);
    remembered.set(digest, { at: now(), done });
    done.catch(() => remembered.delete(digest));
    if (remembered.size > MOST_REMEMBERED) {
      const [oldest] = remembered.keys();
      if (oldest !== undefined) remembered.delete(oldest);
    }
    return done;
  };

  const judge = async (request: Request, kind: MessageKind, secondsToWait: number): Promise<InboxAnswer> => {
    const sent = await readForm(request);
    if ('reason' in sent) return refusal(sent.status, sent.reason);
    const action = `${INBOX_PATH}${kind}`;
    // Filled in again, the trap would refuse a person for good.
    const again = new Map([...sent].filter(([name]) => name !== TRAP_FIELD && name !== 'elapsed'));
    const withText = (status: number, ...sentences: string[]): InboxAnswer => ({
      ...refusal(status, ...sentences),
      typed: { action, fields: again },
    });
    if (secondsToWait > 0) {
      const answer = withText(429, 'Very many messages came from where you are. Try again in ten minutes.');
      return { ...answer, headers: { 'Retry-After': String(secondsToWait) } };
    }
    if ((sent.get(TRAP_FIELD) ?? '') !== '')
      return withText(
        422,
        'A field that people do not see was filled in, as robots do. If you are none, send it again.',
      );
    const elapsed = sent.get('elapsed') ?? '';
    if (/^\d{1,9}$/.test(elapsed) && Number(elapsed) < QUICKEST)
      return withText(422, 'It came faster than anybody types. If you are no robot, send it again.');
    const { fields, faults, hadHiddenCharacters } = judgeFields(kind, sent);
    if (fields === undefined) return withText(422, ...faults);

    const receivedOn = new Date(now()).toISOString();
    const digest = await digestOf(kind, fields);
    const message = { id: `${receivedOn.slice(0, 10)}-${digest}`, kind, receivedOn, fields, hadHiddenCharacters };
    try {
      await deliver(digest, message);
    } catch (error) {
      onFailure?.(error);
      return withText(503, 'What takes messages here is out of order. What you wrote is below: try again in a while.');
    }
    return {
      status: 200,
      heading: 'Thank you. It has arrived.',
      sentences: [THANKS[fields['wish'] === 'advertise' ? 'advertise' : kind]],
    };
  };

  const answerTo = async (request: Request, address: string): Promise<InboxAnswer> => {
    const { pathname } = new URL(request.url);
    const kind = pathname.startsWith(INBOX_PATH) ? pathname.slice(INBOX_PATH.length).replace(/\/$/, '') : '';
    if (!isMessageKind(kind)) return { status: 404, heading: 'There is nothing here.', sentences: [] };
    if (request.method !== 'POST')
      return {
        status: 405,
        heading: 'This address takes what forms send.',
        sentences: ['The forms stand on the pages of the site.'],
        headers: { Allow: 'POST' },
      };
    if (isForeign(request, hostNames))
      return refusal(403, 'Forms of other sites are not taken. Use the page of this site.');
    return judge(request, kind, await waitFor(address));
  };

  return async (request, address) => {
    const wantsJson = request.headers.get('Accept') === 'application/json';
    return respond(await answerTo(request, address), siteName, wantsJson);
  };
};
