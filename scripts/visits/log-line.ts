/** One request as a web server noted it, without anything that says who asked. Pure. */
import { parseJson } from '#scripts/inbox/parse-json.ts';

export interface LoggedRequest {
  /** `2026-11-29`, in the time zone of the log. */
  readonly day: string;
  readonly method: string;
  /** Without query and fragment. */
  readonly path: string;
  readonly status: number;
  /** Host of the page that led here; undefined when the browser told none. */
  readonly referrerHost: string | undefined;
  readonly isRobot: boolean;
}

/** Programs that say what they are; others cannot be told from people. */
const ROBOT = /bot\b|bot\/|crawl|spider|slurp|curl\/|wget\/|python|headless|monitor|fetch|preview|http-client|okhttp/i;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** nginx and Apache, common and combined: `… [29/Nov/2026:21:03:27 +0000] "GET /x/ HTTP/1.1" 200 512 "referrer" "browser"`. */
const COMBINED =
  /\[(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):[^\]]*\] "([A-Z]+) (\S+)[^"]*" (\d{3}) \S+(?: "([^"]*)")?(?: "([^"]*)")?/;

const pathOf = (asked: string): string =>
  (asked.replace(/^https?:\/\/[^/]*/, '').replace(/[?#].*$/, '') || '/').slice(0, 300);

const hostOf = (referrer: string | undefined): string | undefined => {
  if (referrer === undefined || !URL.canParse(referrer)) return undefined;
  const { protocol, host } = new URL(referrer);
  return protocol.startsWith('http') ? host.replace(/^www\./, '') : undefined;
};

const fromCombined = (line: string): LoggedRequest | undefined => {
  const [, date = '', month = '', year = '', method = '', asked = '', status, referrer, browser = ''] =
    COMBINED.exec(line) ?? [];
  const at = MONTHS.indexOf(month);
  if (status === undefined || at === -1) return undefined;
  return {
    day: `${year}-${String(at + 1).padStart(2, '0')}-${date}`,
    method,
    path: pathOf(asked),
    status: Number(status),
    referrerHost: hostOf(referrer),
    isRobot: ROBOT.test(browser),
  };
};

interface CaddyLine {
  readonly ts?: unknown;
  readonly status?: unknown;
  readonly request?: {
    readonly method?: unknown;
    readonly uri?: unknown;
    readonly headers?: Readonly<Record<string, unknown>>;
  };
}

const firstOf = (value: unknown): string | undefined => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
};

/** Caddy: a line is an object; `ts` are seconds since 1970, or a date. */
const fromCaddy = (line: string): LoggedRequest | undefined => {
  const { ts, status, request } = (parseJson(line) ?? {}) as CaddyLine;
  const time = typeof ts === 'number' ? new Date(ts * 1000) : typeof ts === 'string' ? new Date(ts) : undefined;
  if (time === undefined || Number.isNaN(time.getTime())) return undefined;
  if (typeof status !== 'number' || typeof request?.method !== 'string' || typeof request.uri !== 'string')
    return undefined;
  return {
    day: time.toISOString().slice(0, 10),
    method: request.method,
    path: pathOf(request.uri),
    status,
    referrerHost: hostOf(firstOf(request.headers?.['Referer'])),
    isRobot: ROBOT.test(firstOf(request.headers?.['User-Agent']) ?? ''),
  };
};

/** Undefined for a line that tells of no request. */
export const readLogLine = (line: string): LoggedRequest | undefined =>
  line.startsWith('{') ? fromCaddy(line) : fromCombined(line);
