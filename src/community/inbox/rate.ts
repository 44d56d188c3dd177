/**
 * How often one sender may post. Addresses are never stored: a digest with a salt that exists in memory alone, and is
 * replaced every day, stands for each of them.
 */

export interface RateLimit {
  /** Messages that one address may send within the window. */
  readonly messages: number;
  readonly windowSeconds: number;
}

/** A household, or a clinic behind one address, sends fewer; a robot sends more. */
export const ORDINARY_RATE: RateLimit = { messages: 20, windowSeconds: 600 };

const DAY_MS = 86_400_000;

/** Senders remembered at once; beyond that the oldest is forgotten, so memory stays flat. */
const MOST_SENDERS = 20_000;

interface Sent {
  count: number;
  readonly since: number;
}

/** @param now Milliseconds since 1970. */
export const rateKeeper = ({ messages, windowSeconds }: RateLimit, now: () => number) => {
  const senders = new Map<string, Sent>();
  let salt = crypto.getRandomValues(new Uint8Array(32));
  let saltedAt = now();

  const digestOf = async (address: string): Promise<string> => {
    const bytes = new Uint8Array([...salt, ...new TextEncoder().encode(address)]);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return digest.slice(0, 16).join('.');
  };

  /** @returns Seconds to wait; 0 where the message may come. */
  return async (address: string): Promise<number> => {
    const time = now();
    if (time - saltedAt > DAY_MS) {
      salt = crypto.getRandomValues(new Uint8Array(32));
      saltedAt = time;
      senders.clear();
    }
    const sender = await digestOf(address);
    const known = senders.get(sender);
    if (known !== undefined && time - known.since < windowSeconds * 1000) {
      known.count += 1;
      return known.count > messages ? Math.ceil((known.since + windowSeconds * 1000 - time) / 1000) : 0;
    }
    senders.delete(sender);
    senders.set(sender, { count: 1, since: time });
    if (senders.size > MOST_SENDERS) {
      const [oldest] = senders.keys();
      if (oldest !== undefined) senders.delete(oldest);
    }
    return 0;
  };
};
