import { z } from 'zod';
import { collections, type CollectionName } from '#collections.ts';
import type { Rule } from '#scripts/checks/rule.ts';
import { fieldsOf, valuesAt } from '#site/schema-fields.ts';

/** Days that are plans. Every other day says when something happened or was looked at. */
const PLANS = new Set(['reviewDueOn', 'startsOn', 'endsOn']);

export const rule: Rule = {
  code: 'date-future',
  *check(content) {
    for (const entry of content.entries) {
      for (const field of fieldsOf(collections[entry.collection as CollectionName].schema)) {
        const key = field.path.at(-1) ?? '';
        if (!(field.schema instanceof z.ZodISODate) || PLANS.has(key)) continue;
        for (const { path, value } of valuesAt(entry.written, field.path)) {
          if (typeof value !== 'string' || !field.schema.safeParse(value).success || value <= content.today) continue;
          yield {
            file: entry.file,
            ...entry.locate(path),
            found: `${key} is ${value}, which is after today (${content.today}).`,
            fix: 'write the day on which it really happened.',
          };
        }
      }
    }
  },
};
