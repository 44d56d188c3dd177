import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { PageCitations } from '#site/citing.ts';
import { fillTexts } from '#site/placeholders.ts';
import { readSite } from '#site/read-site.ts';
import type { TopicCard } from '#topics/model.ts';
import { safetyOf, urgencyOfHarm, warningsOf } from '#topics/safety.ts';
import { treatmentSchema, type Treatment } from '#topics/schema.ts';

const FOLDER = 'content/treatments';

const site = readSite();
const HELP = { emergency: '911', crisis: '988' };

const treatments = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.md'))
  .map((file) => treatmentSchema.parse(parse(readFileSync(join(FOLDER, file), 'utf8').split('\n---')[0] ?? '')))
  .map((treatment) => fillTexts(treatment, site));

const safetyBoxOf = (treatment: Treatment) => {
  const citations = new PageCitations();
  return safetyOf({} as TopicCard, treatment, warningsOf(treatment, citations, HELP), citations, HELP);
};

describe('how soon a harm needs help', () => {
  test.each([
    ['Call 911 for sudden trouble breathing.', 'emergency'],
    ['Go to an emergency room for numbness between the legs.', 'emergency'],
    ['If you think about ending your life, call or text 988.', 'emergency'],
    ['See a doctor the same day for fever.', 'today'],
    ['Get medical help today for blisters.', 'today'],
    ['About 1 of 10,000 patients had a serious event.', undefined],
    ['Serious events happened, typically without need of emergency care.', undefined],
  ])('%s', (line, urgency) => {
    expect(urgencyOfHarm(line, HELP)).toBe(urgency);
  });
});

test('with the numbers of another country the same lines are warnings', () => {
  const help = { emergency: '112', crisis: '116 123' };
  expect(urgencyOfHarm('Call 112 for chest pain.', help)).toBe('emergency');
  expect(urgencyOfHarm('If you think about ending your life, call 116 123.', help)).toBe('emergency');
  expect(urgencyOfHarm('About 1,112 of 10,000 patients had an effect.', help)).toBe(undefined);
});

test('every line on safety of every treatment stands once: as a warning, in the three lines, or in the fold', () => {
  for (const treatment of treatments) {
    const { warnings, lines, lists, regulatory } = safetyBoxOf(treatment);
    const { common, serious, avoidIf, interactions } = treatment.safety;
    const shown =
      warnings.flatMap(({ signs }) => signs).length +
      lines.filter(({ title }) => title !== 'Take extra care with').length +
      lists.flatMap((list) => list.lines).length;
    expect(shown, treatment.name).toBe(common.length + serious.length + avoidIf.length + interactions.length);
    expect(lines.length, treatment.name).toBeLessThanOrEqual(2);
    expect(regulatory.length, treatment.name).toBe(treatment.regulatory.length);
  }
});

test('no line that says 911 or 988 is folded, whatever list it stands in', () => {
  const folded = treatments.flatMap((treatment) =>
    safetyBoxOf(treatment)
      .lists.flatMap((list) => list.lines)
      .filter((line) => /\b(?:911|988)\b/.test(line))
      .map((line) => `${treatment.name}: ${line}`),
  );
  expect(folded).toEqual([]);
});

test('the regulator is named by its letters, and what is not approved is marked', () => {
  const [box] = treatments.filter(({ name }) => name === 'Stem cell therapy').map(safetyBoxOf);
  expect(box?.regulatory[0]).toMatchObject({ badge: 'Not approved: FDA', isWarning: true });
});
