import assert from 'node:assert/strict';
import {
  expectedGap,
  firstCrossing,
  RACE_SCENARIOS,
  type RaceRun,
  runRace,
  sdOfGap,
} from '../../src/core/kernels/race.ts';
import { assertMean, assertPrinted, meanAndError, perSeed } from '../support/monteCarlo.ts';

/** simulation.md §1.h. */
describe('the race of capability against alignment', () => {
  const { A, B, C } = RACE_SCENARIOS;
  const deterministic = { capability: { mean: 1.15, sd: 0 }, alignment: { mean: 1.08, sd: 0 } };
  const runs = (n: number, race: typeof A | typeof B | typeof C, cycles: number): RaceRun[] =>
    Array.from({ length: n }, (_, i) => runRace(race, cycles, i + 1));
  const column = (all: readonly RaceRun[], t: number): Float64Array => Float64Array.from(all, ({ gap }) => gap[t]!);

  it('grows as 1.15^t − 1.08^t without noise', () => {
    const { gap } = runRace(deterministic, 20, 1);
    for (const [t, printed] of [
      [8, '1.208'],
      [9, '1.519'],
      [10, '1.887'],
      [11, '2.321'],
      [12, '2.832'],
    ] as const) {
      assertPrinted(gap[t]!, printed, `gap at t=${t}`);
      assertPrinted(expectedGap(deterministic, t), printed, `closed form at t=${t}`);
    }
    for (const [threshold, cycle] of [
      [0.5, 5],
      [1, 8],
      [1.5, 9],
      [2, 11],
      [5, 16],
    ] as const) {
      assert.equal(firstCrossing(gap, threshold), cycle, `first cycle with a gap of ${threshold}`);
    }
  });

  it('reaches a ratio of 2 at cycle 12', () => {
    const { capability, alignment } = runRace(deterministic, 20, 1);
    assert.equal(
      capability.findIndex((c, t) => c / alignment[t]! >= 2),
      12,
    );
  });

  it('A: crosses 2.0 at 10, 11 or 12, as often as the table says', () => {
    const n = 20_000;
    const all = runs(n, A, 40);
    const first = all.map(({ gap }) => firstCrossing(gap, 2) ?? Infinity).sort((a, b) => a - b);
    assert.deepEqual(
      [0.05, 0.5, 0.95].map((q) => first[Math.floor(q * n)]),
      [10, 11, 12],
    );
    assertMean(first, 10.82, 'mean cycle of the crossing', { abs: 0.005 });
    for (const [cycle, share] of [
      [10, 0.322],
      [11, 0.476],
      [12, 0.157],
    ] as const) {
      assertMean(
        first.map((t) => Number(t === cycle)),
        share,
        `P(first = ${cycle})`,
        { abs: 5e-4 },
      );
    }
    assertMean(column(all, 11), expectedGap(A, 11), 'E gap at 11');
    assertSd(column(all, 11), sdOfGap(A, 11), 'SD of the gap at 11');
  });

  it('B: equal rates do not stay bounded', () => {
    for (const [t, printed] of [
      [10, '.2692'],
      [20, '.9891'],
      [40, '9.439'],
    ] as const) {
      assertPrinted(sdOfGap(B, t), printed, `SD of the gap at ${t}`);
    }
    const all = runs(20_000, B, 40);
    for (const t of [10, 20, 40]) assertSd(column(all, t), sdOfGap(B, t), `SD of the gap at ${t}`);
    assertMean(column(all, 40), 0, 'E gap at 40', { loosest: 0.3 });
    assertMean(
      all.map(({ gap }) => Number(firstCrossing(gap, 2) !== undefined)),
      0.506,
      'P(gap ≥ 2 by 40)',
      { abs: 5e-4 },
    );
  });

  it('C: surges rarely beat a higher mean', () => {
    const n = 52_000;
    const peaks = perSeed(n, (seed) => Math.max(...runRace(C, 30, seed).gap));
    assertMean(
      peaks.map((gap) => Number(gap >= 2)),
      0.0049,
      'P(gap ≥ 2 by 30)',
      { abs: 5e-5, loosest: 0.0015 },
    );
    assertMean(
      peaks.map((gap) => Number(gap >= 1.5)),
      0.007,
      'P(gap ≥ 1.5 by 30)',
      { abs: 5e-5, loosest: 0.0015 },
    );
  });
});

/** The SE of an SD needs the fourth moment: the gap is skewed. */
function assertSd(values: Float64Array, closed: number, what: string): void {
  const { mean } = meanAndError(values);
  assertMean(
    values.map((x) => (x - mean) ** 2),
    closed * closed,
    `${what}, squared`,
  );
}
