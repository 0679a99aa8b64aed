import assert from 'node:assert/strict';
import { homozygosity, zipf } from '../../src/core/kernels/categorical.ts';
import {
  type Anchor,
  anchoredEquilibrium,
  anchoredHomozygosity,
  branchingSurvival,
  exactAnchoredSurvivors,
  exactSurvivors,
  expectedAnchoredSurvivors,
  expectedHeterozygosity,
  expectedSurvivors,
  interpolatedSurvivors,
  Resampling,
  type ResamplingParameters,
  type ResamplingRun,
} from '../../src/core/kernels/resampling.ts';
import { assertMean, assertPrinted } from '../support/monteCarlo.ts';

/** simulation.md §1.a. */
describe('categorical resampling is Wright–Fisher drift', () => {
  const runs = (n: number, parameters: ResamplingParameters): ResamplingRun[] => {
    const resampling = new Resampling(parameters);
    return Array.from({ length: n }, (_, i) => resampling.run(i + 1));
  };
  const heterozygosity = (all: readonly ResamplingRun[], t: number): number[] => all.map((x) => x.heterozygosity[t]!);
  const survivors = (all: readonly ResamplingRun[], t: number): number[] => all.map((x) => x.survivors[t]!);

  describe('K = N = 1000, Zipf(1)', () => {
    const frequencies = zipf(1000, 1);
    const h0 = 1 - homozygosity(frequencies);
    const table = [
      [0, '.9707'],
      [1, '.9697'],
      [10, '.9610'],
      [50, '.9233'],
      [100, '.8782'],
      [200, '.7946'],
    ] as const;
    let all: ResamplingRun[] = [];
    let exact: Float64Array = new Float64Array();
    before(() => {
      all = runs(150, { frequencies, items: 1000, generations: 200 });
      exact = exactSurvivors(frequencies, 1000, 100);
    });

    it('E H_t = (1 − 1/N)^t H_0', () => {
      for (const [t, printed] of table) {
        const closed = expectedHeterozygosity(h0, 1000, t);
        assertPrinted(closed, printed, `E H_${t}`);
        assertMean(heterozygosity(all, t), closed, `H at t=${t}`, { loosest: 0.03 });
      }
    });

    it('E survivors, exact chain', () => {
      for (const [t, printed] of [
        [1, '333.7'],
        [2, '247.6'],
        [5, '150.6'],
        [10, '96.48'],
        [20, '58.87'],
        [50, '28.97'],
        [100, '16.42'],
      ] as const) {
        assertPrinted(exact[t]!, printed, `exact chain at t=${t}`);
        assertMean(survivors(all, t), exact[t]!, `survivors at t=${t}`, { loosest: 0.05 * exact[t]! });
      }
    });

    it('E survivors, branching form: within 2 % of the exact chain', () => {
      for (const [t, printed] of [
        [1, '333.7'],
        [10, '96.30'],
        [50, '28.72'],
        [100, '16.13'],
      ] as const) {
        assertPrinted(expectedSurvivors(frequencies, 1000, t), printed, `branching form at t=${t}`);
      }
      for (let t = 1; t <= 100; t++) {
        assert.ok(Math.abs(expectedSurvivors(frequencies, 1000, t) / exact[t]! - 1) < 0.02, `t=${t}`);
      }
    });

    it('says when each fact was last seen', () => {
      for (const { lastSeen, survivors: alive } of all.slice(0, 20)) {
        for (const t of [0, 1, 10, 200]) assert.equal(lastSeen.filter((last) => last >= t).length, alive[t]);
      }
    });
  });

  it('g_t falls as 2/t', () => {
    for (const [t, printed] of [
      [1, '1.0000'],
      [2, '.6321'],
      [3, '.4685'],
      [5, '.3121'],
      [10, '.1723'],
      [20, '.09164'],
      [50, '.03838'],
      [100, '.01954'],
    ] as const) {
      assertPrinted(branchingSurvival(t), printed, `g_${t}`);
    }
  });

  describe('with a human share m: K = N = 200, Zipf(1)', () => {
    const items = 200;
    const frequencies = zipf(200, 1);
    const f0 = homozygosity(frequencies);
    const anchors: readonly Anchor[] = ['each draw', 'fresh', 'reused'];

    it('begins at .9525 and ends at .2117 without human data', () => {
      assertPrinted(1 - f0, '.9525', 'H_0');
      assertPrinted(expectedHeterozygosity(1 - f0, items, 300), '.2117', 'H_300');
      const all = runs(400, { frequencies, items, generations: 300 });
      assertMean(heterozygosity(all, 300), expectedHeterozygosity(1 - f0, items, 300), 'H at 300', { loosest: 0.06 });
    });

    for (const [m, equilibria, at20, alive] of [
      [0.01, ['.7605', '.7609', '.7628'], '.8767', ['77.12', '18.64', '12.89']],
      [0.05, ['.9058', '.9060', '.9083'], '.9113', ['77.12', '31.93', '31.10']],
      [0.1, ['.9280', '.9280', '.9305'], '.9283', ['77.12', '42.58', '42.48']],
      [0.3, ['.9432', '.9433', '.9460'], '.9432', ['77.12', '62.54', '62.54']],
    ] as const) {
      it(`m = ${m}: heterozygosity for each way to anchor`, () => {
        anchors.forEach((anchor, i) => {
          assertPrinted(1 - anchoredEquilibrium(anchor, m, items, f0), equilibria[i]!, `H*, ${anchor}`);
          const all = runs(120, { frequencies, items, generations: 120, human: { share: m, anchor } });
          let f = f0;
          for (let t = 1; t <= 120; t++) {
            f = anchoredHomozygosity(anchor, m, items, f0, f);
            if (t === 20 && anchor === 'each draw') assertPrinted(1 - f, at20, 'H_20');
            if (t === 20 || t === 300)
              assertMean(heterozygosity(all, t), 1 - f, `H_${t}, ${anchor}`, { loosest: 0.03 });
          }
        });
      });

      it(`m = ${m}: survivors`, () => {
        const exact = exactAnchoredSurvivors(frequencies, items, m, 20);
        assertPrinted(exact[1]!, alive[0], 'exact chains at t=1');
        assertPrinted(exact[20]!, alive[1], 'exact chains at t=20');
        const all = runs(120, { frequencies, items, generations: 200, human: { share: m, anchor: 'each draw' } });
        assertMean(survivors(all, 1), exact[1]!, 'survivors at t=1', { loosest: 2 });
        assertMean(survivors(all, 20), exact[20]!, 'survivors at t=20', { loosest: 2 });
        assertMean(survivors(all, 200), Number(alive[2]), 'survivors at t=200', { abs: 0.005, loosest: 2 });
      });
    }

    it('E survivors with people, branching form: within 2 % of the exact chains, and without people the plain one', () => {
      for (const m of [0.01, 0.05, 0.1, 0.3, 1]) {
        const exact = exactAnchoredSurvivors(frequencies, items, m, 20);
        const branching = expectedAnchoredSurvivors(frequencies, items, m, 20);
        for (let t = 0; t <= 20; t++) assert.ok(Math.abs(branching[t]! / exact[t]! - 1) < 0.02, `m=${m}, t=${t}`);
      }
      const alone = expectedAnchoredSurvivors(frequencies, items, 0, 20);
      for (let t = 1; t <= 20; t++) {
        assert.ok(Math.abs(alone[t]! - expectedSurvivors(frequencies, items, t)) < 1e-9, `t=${t}`);
      }
    });

    it('E survivors of three chains and a parabola: within 0.05 categories of the exact chains', () => {
      for (const [categories, n, t] of [
        [200, 200, 20],
        [50, 100, 60],
        [400, 120, 8],
        [2, 10, 20],
        [10, 150, 10],
      ] as const)
        // prettier-ignore
        for (const m of [0, 0.01, 0.1, 0.3, 0.9, 1]) {
          const exact = exactAnchoredSurvivors(zipf(categories, 1), n, m, t);
          const fast = interpolatedSurvivors(zipf(categories, 1), n, m, t);
          for (let step = 0; step <= t; step++) {
            assert.ok(Math.abs(fast[step]! - exact[step]!) < 0.05, `${categories}, ${n}, m=${m}, t=${step}`);
          }
        }
    });

    it('m = 0: 77.12, 14.08 and 2.258 survive', () => {
      const exact = exactSurvivors(frequencies, items, 200);
      const all = runs(400, { frequencies, items, generations: 200 });
      for (const [t, printed] of [
        [1, '77.12'],
        [20, '14.08'],
        [200, '2.258'],
      ] as const) {
        assertPrinted(exact[t]!, printed, `exact chain at t=${t}`);
        assertMean(survivors(all, t), exact[t]!, `survivors at t=${t}`);
      }
    });

    it('the transient has ρ = (1 − 1/N)(1 − m)²: time scale 1/(2m), not 1/N', () => {
      const m = 0.05;
      const star = anchoredEquilibrium('each draw', m, items, f0);
      const rho = (1 - 1 / items) * (1 - m) ** 2;
      let f = 0.5;
      for (let t = 1; t <= 30; t++) {
        f = anchoredHomozygosity('each draw', m, items, f0, f);
        assert.ok(Math.abs(f - (star + (0.5 - star) * rho ** t)) < 1e-12);
      }
    });
  });
});
