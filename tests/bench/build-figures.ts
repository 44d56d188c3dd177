/** Figures as a run of the bench would write them. */
import type { ContestantName } from '#scripts/bench/contestant-names.ts';
import type { Figure, Figures, Way } from '#scripts/bench/build-figures.ts';

export const figure = (
  contestant: ContestantName,
  size: number,
  way: Way,
  seconds: number,
  stages: Figure['stages'] = {},
): Figure => ({
  contestant,
  size,
  way,
  seconds,
  megabytes: 500,
  processorSeconds: seconds * 1.5,
  pages: size * 2,
  stages,
});

export const FIGURES: Figures = {
  measuredOn: '2026-11-01',
  machine: { processor: 'Example processor', cores: 2, gigabytes: 16, system: 'Linux 6', node: '24.21.0' },
  rounds: 1,
  versions: { ours: '0.1.0', hugo: 'hugo 0.111.3' },
  figures: [
    { ...figure('ours', 1000, 'cold', 20, { check: 2, render: 13, index: 4 }), markdownSeconds: 5 },
    figure('ours', 1000, 'warm', 3),
    figure('ours', 1000, 'edit', 4),
    figure('naive-astro', 1000, 'cold', 40, { build: 30, index: 10 }),
    { ...figure('hugo', 1000, 'cold', 5, { build: 2, index: 3 }), markdownSeconds: 0.5 },
    figure('ours', 100_000, 'cold', 2200),
  ],
  failures: [{ contestant: 'eleventy', size: 1000, way: 'cold', reason: 'it ran out of memory' }],
};
