/**
 * Divides what is to be found into parts that are indexed each by itself. A part holds the records of one kind whose
 * addresses have digests that begin alike; it is halved when it holds too many. So a page that is added, changed or
 * removed touches its own part alone, and halves or joins at most that one. In which order the pages stand in the index
 * follows from kind and digest, not from the parts: however it is divided, the whole is the same.
 */
import { hash } from 'node:crypto';
import { KINDS, type Kind } from './model.ts';

/** What tells a record from all others, and whether it has changed. */
export interface RecordNote {
  readonly kind: Kind;
  readonly url: string;
  /** Of all that is indexed of it. */
  readonly digest: string;
  /** Letters of what is indexed, with its tags: what it costs. */
  readonly size: number;
}

export interface PlannedPart<Note extends RecordNote> {
  readonly kind: Kind;
  /** In the order in which they stand in the index. */
  readonly notes: readonly Note[];
}

/**
 * Letters in a part, about 50 articles or 500 profiles. Measured: smaller parts cost more when they are merged, larger
 * ones when one of their pages is edited.
 */
export const MOST_LETTERS = 300_000;

const DIGITS = 12;
/** One more than the largest number of so many hexadecimal digits. */
const END = 16 ** DIGITS;

interface Placed<Note extends RecordNote> {
  readonly place: number;
  readonly note: Note;
}

export const planParts = <Note extends RecordNote>(notes: readonly Note[], most = MOST_LETTERS): PlannedPart<Note>[] =>
  KINDS.flatMap((kind) => {
    const placed = notes
      .filter((note) => note.kind === kind)
      .map((note) => ({ place: Number.parseInt(hash('sha256', note.url).slice(0, DIGITS), 16), note }))
      .sort((a, b) => a.place - b.place || (a.note.url < b.note.url ? -1 : 1));
    return halve(placed, 0, END, most).map((part) => ({ kind, notes: part.map(({ note }) => note) }));
  });

/** Parts of at most `most` letters, or one record, of those between two places. */
const halve = <Note extends RecordNote>(
  placed: readonly Placed<Note>[],
  from: number,
  to: number,
  most: number,
): (readonly Placed<Note>[])[] => {
  if (placed.length === 0) return [];
  const letters = placed.reduce((sum, { note }) => sum + note.size, 0);
  if (letters <= most || placed.length === 1 || to - from <= 1) return [placed];
  const middle = (from + to) / 2;
  const second = placed.findIndex(({ place }) => place >= middle);
  const at = second < 0 ? placed.length : second;
  return [...halve(placed.slice(0, at), from, middle, most), ...halve(placed.slice(at), middle, to, most)];
};
