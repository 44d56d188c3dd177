import type { Entry } from '#site/entry-files.ts';
import { valueAt } from '#site/schema-fields.ts';

/** A source whose conclusion was not read: it may be cited for its existence, never for a result. */
export const isForExistenceOnly = (source: Entry): boolean =>
  valueAt(source.written, ['verification', 'conclusionSeen']) === false;
