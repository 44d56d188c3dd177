import { expect, test } from 'vitest';
import { painFigure, rowWords } from '#evidence/row-words.ts';
import { guideline, harmReport, result } from '#tests/evidence/findings.ts';

const PAIN = { name: 'pain', min: 0, max: 100 };

test('a row says how sure its findings are, serious harm, and whether it can be done at home', () => {
  const findings = [result({ certainty: 'moderate' }), harmReport()];
  expect(rowWords(findings, 'graded-helpful', 'yes')).toBe('moderate certainty · serious harm reported · at home');
  expect(rowWords([result({ certainty: 'low' })], 'no-better', 'partly')).toBe('low certainty · partly at home');
});

test('a row does not repeat what the title of its group says', () => {
  expect(rowWords([result()], 'studied-not-graded', 'no')).toBe('');
  expect(rowWords([result({ direction: 'unclear' }), guideline()], 'recommended')).toBe('');
  expect(rowWords([result({ direction: 'unclear' })], 'mixed-or-unclear')).toBe('not graded');
});

test('harm that was withdrawn, or is not serious, is not in the row', () => {
  const findings = [harmReport({ withdrawn: 'By its authors.' }), harmReport({ seriousness: 'not-serious' })];
  expect(rowWords(findings, 'mixed-or-unclear')).toBe('');
});

test('the figure on pain comes from the surest findings, with what it was compared with', () => {
  const figure = { printed: 'MD −13.14', measure: 'mean-difference', better: 'lower', scale: PAIN } as const;
  const findings = [
    result({ certainty: 'low', outcome: 'knee pain after treatment', figure: { ...figure, value: -13.14 } }),
    result({ certainty: 'very-low', outcome: 'pain', figure: { ...figure, value: -40 } }),
  ];
  expect(painFigure(findings)).toBe(
    'Knee pain after treatment: about 1.3 of 10 points less, compared with usual care.',
  );
  expect(painFigure([result()])).toBe(undefined);
  expect(painFigure([result({ outcome: 'improvement of pain', figure: { ...figure, value: 26 } })])).toBe(undefined);
});
