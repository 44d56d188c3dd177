import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import type { CostKind, Precaution } from '#topics/schema.ts';
import { readTreatments, readTryConditions } from '#tests/try/content.ts';
import { answerTo, NO_ANSWERS, type TryAnswers } from '#try/answer.ts';

interface Case {
  readonly case: string;
  readonly condition: string;
  readonly applies?: readonly Precaution[];
  readonly how?: 'home' | 'with somebody' | 'either';
  readonly cost?: readonly (CostKind | 'per session')[];
  readonly tried?: readonly string[];
  readonly first: readonly string[];
  readonly groups?: Readonly<Record<string, string>>;
  readonly flags?: Readonly<Record<string, readonly Precaution[]>>;
  readonly says?: Readonly<Record<string, string>>;
  readonly 'not flagged'?: readonly string[];
  readonly avoid?: readonly string[];
  readonly 'left out'?: readonly string[];
}

const cases = load(readFileSync('tests/try/cases.yaml', 'utf8')) as Case[];
const treatments = readTreatments();
const conditions = readTryConditions(treatments);

/** `Platelet-rich plasma (PRP)` → `Platelet-rich plasma`, as the cases say it. */
const short = (name: string): string => name.replace(/ \(.*\)$/, '');

const slugOf = (name: string): string => {
  const found = treatments.find(({ treatment }) => short(treatment.name) === name);
  if (!found) throw new Error(`cases.yaml names "${name}", and no treatment has this name.`);
  return found.slug;
};

const conditionNamed = (name: string) => {
  const found = conditions.find((condition) => short(condition.name) === name);
  if (!found) throw new Error(`cases.yaml names "${name}", and no condition has this name.`);
  return found;
};

const answersOf = ({ applies = [], how = 'either', cost = [], tried = [] }: Case): TryAnswers => ({
  applies,
  how: how === 'with somebody' ? 'with' : how,
  costs: cost.map((kind) => (kind === 'per session' ? 'per-session' : kind)),
  tried: tried.map(slugOf),
});

test('there are 25 cases', () => {
  expect(cases).toHaveLength(25);
});

test.each(cases)('$case', (one) => {
  const answer = answerTo(conditionNamed(one.condition), answersOf(one));
  const shown = answer.groups.flatMap(({ title, lines }) =>
    lines.map((line) => ({ ...line, name: short(line.name), title })),
  );
  const all = [...shown, ...answer.avoid.map((line) => ({ ...line, name: short(line.name) }))];
  const flagsOf = (name: string): Precaution[] => {
    const line = all.find((shownLine) => shownLine.slug === slugOf(name));
    return [...new Set(line?.flags.flatMap(({ precautions }) => precautions))].sort();
  };
  expect(shown.slice(0, one.first.length).map(({ name }) => name)).toEqual(one.first);
  for (const [name, title] of Object.entries(one.groups ?? {}))
    expect({ name, title: shown.find((line) => line.name === name)?.title }).toEqual({ name, title });
  for (const [name, flags] of Object.entries(one.flags ?? {}))
    expect({ name, flags: flagsOf(name) }).toEqual({ name, flags: flags.toSorted() });
  for (const [name, words] of Object.entries(one.says ?? {}))
    expect(all.find((line) => line.name === name)?.flags.map(({ advice }) => advice)).toContainEqual(
      expect.stringMatching(new RegExp(`^${RegExp.escape(words)}`)),
    );
  for (const name of one['not flagged'] ?? []) expect({ name, flags: flagsOf(name) }).toEqual({ name, flags: [] });
  expect(answer.avoid.map(({ name }) => short(name))).toEqual(expect.arrayContaining([...(one.avoid ?? [])]));
  const left = answer.leftOut.map(({ line }) => short(line.name));
  expect(left).toEqual(expect.arrayContaining([...(one['left out'] ?? [])]));
  expect(left.filter((name) => shown.some((line) => line.name === name))).toEqual([]);
});

describe('for every condition', () => {
  test('nothing that a reader says changes the order', () => {
    for (const condition of conditions) {
      const order = condition.groups.flatMap(({ lines }) => lines.map(({ slug }) => slug));
      for (const answers of cases.map(answersOf)) {
        const shown = answerTo(condition, answers).groups.flatMap(({ lines }) => lines.map(({ slug }) => slug));
        expect(shown).toEqual(order.filter((slug) => shown.includes(slug)));
      }
    }
  });

  test('nothing that a reader says hides what to avoid, or loses a treatment', () => {
    for (const condition of conditions) {
      for (const answers of cases.map(answersOf)) {
        const { groups, avoid, leftOut } = answerTo(condition, answers);
        expect(avoid).toHaveLength(answerTo(condition, NO_ANSWERS).avoid.length);
        expect(groups.flatMap(({ lines }) => lines).length + avoid.length + leftOut.length).toBe(
          condition.groups.flatMap(({ lines }) => lines).length,
        );
      }
    }
  });

  test('what to avoid says why', () => {
    const silent = conditions.flatMap((condition) =>
      answerTo(condition, NO_ANSWERS).avoid.flatMap(({ name, why }) => (why ? [] : [`${name}, ${condition.name}`])),
    );
    expect(silent).toEqual([]);
  });
});

test('every precaution that a treatment names raises a flag somewhere', () => {
  const named = new Set(
    treatments.flatMap(({ treatment: { safety } }) =>
      [...safety.avoidIf, ...safety.interactions].flatMap(({ precautions }) => precautions),
    ),
  );
  named.delete('anyone');
  const silent = [...named].filter((precaution) =>
    conditions.every((condition) => {
      const { groups, avoid } = answerTo(condition, { ...NO_ANSWERS, applies: [precaution] });
      return [...groups.flatMap(({ lines }) => lines), ...avoid].every(({ flags }) => flags.length === 0);
    }),
  );
  expect(silent).toEqual([]);
});

test('how every treatment is paid for is said, or not known', () => {
  expect(treatments.filter(({ treatment }) => treatment.costKinds.length === 0).map(({ slug }) => slug)).toEqual([]);
});
