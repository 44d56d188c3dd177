/** Reads the body of a posted form: never more than a limit, and only what browsers really send. */

/** The longest comment, in the widest letters, percent-encoded, fits twice. */
export const MOST_BYTES = 64 * 1024;

/** Our largest form has eight fields. */
const MOST_FIELDS = 20;

export interface FormFault {
  readonly status: 400 | 413 | 415;
  readonly reason: string;
}

const TOO_LARGE: FormFault = {
  status: 413,
  reason: 'It is longer than this site takes. Shorten it and send it again.',
};
const BAD_FORM: FormFault = { status: 400, reason: 'It does not look like a form of this site.' };

/** A form as browsers send it by default, in UTF-8. */
const isPlainForm = (type: string): boolean =>
  /^application\/x-www-form-urlencoded(?:\s*;\s*charset="?utf-8"?)?$/i.test(type.trim());

const bytesOf = async (request: Request): Promise<Uint8Array | undefined> => {
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array };
    if (done || value === undefined) break;
    length += value.byteLength;
    if (length > MOST_BYTES) {
      // What else comes is of no interest; the sender may hang up.
      await reader.cancel().catch(() => undefined);
      return undefined;
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
};

/** `decodeURIComponent` refuses what is no UTF-8, where `URLSearchParams` would put replacement characters. */
const decoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

const fieldsIn = (text: string): ReadonlyMap<string, string> | undefined => {
  const pairs = text === '' ? [] : text.split('&', MOST_FIELDS + 1);
  if (pairs.length > MOST_FIELDS) return undefined;
  const fields = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const name = decoded(at === -1 ? pair : pair.slice(0, at));
    if (fields.has(name)) return undefined;
    fields.set(name, decoded(at === -1 ? '' : pair.slice(at + 1)));
  }
  return fields;
};

/** Fields by name, in the order they were sent. */
export const readForm = async (request: Request): Promise<ReadonlyMap<string, string> | FormFault> => {
  if (!isPlainForm(request.headers.get('Content-Type') ?? ''))
    return { status: 415, reason: 'This site takes forms alone, in UTF-8.' };
  if (Number(request.headers.get('Content-Length') ?? 0) > MOST_BYTES) return TOO_LARGE;
  try {
    const bytes = await bytesOf(request);
    if (bytes === undefined) return TOO_LARGE;
    return fieldsIn(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) ?? BAD_FORM;
  } catch {
    // A body that breaks off, or holds bytes that are no text.
    return BAD_FORM;
  }
};
