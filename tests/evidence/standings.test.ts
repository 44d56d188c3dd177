import { expect, test } from 'vitest';
import { mergeStandings } from '#evidence/standings.ts';
import { standing } from '#tests/evidence/findings.ts';

test('one sentence of one source is told once, with every treatment and condition it was told of', () => {
  const merged = mergeStandings([
    standing({ treatment: 'yoga', condition: 'neck-pain' }),
    standing({ treatment: 'pilates', condition: 'neck-pain' }),
    standing({ treatment: 'yoga', condition: 'sciatica' }),
  ]);
  expect(merged).toMatchObject([{ treatments: ['yoga', 'pilates'], conditions: ['neck-pain', 'sciatica'] }]);
});

test('the same sentence of another source, and another sentence of the same source, stand by themselves', () => {
  const merged = mergeStandings([
    standing(),
    standing({ sources: ['baker-2021'] }),
    standing({ statement: 'It is not approved.' }),
  ]);
  expect(merged).toHaveLength(3);
});
