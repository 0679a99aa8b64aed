import assert from 'node:assert/strict';
import {
  bestOfNDivergence,
  bestOfNLogRatio,
  bestOfNormals,
  binaryDivergence,
  normalMaximum,
} from '../../src/core/kernels/bestOfN.ts';
import {
  bestOfNPeak,
  bestOfNReward,
  drawTilted,
  expectedBestByProxy,
  type Picked,
  pickBestByProxy,
  PUBLIC_BEST_OF_N_FITS,
  reinforcementPeak,
  reinforcementReward,
  tiltingForm,
} from '../../src/core/kernels/goodhart.ts';
import { assertMean, assertPrinted, perSeed } from '../support/monteCarlo.ts';

/** simulation.md §1.d. */
describe('best of n', () => {
  const table = [
    [1, '0', '0', '0', '1.0000'],
    [2, '.1931', '.4395', '.5642', '1.0000'],
    [4, '.6363', '.7977', '1.0294', '1.5513'],
    [8, '1.2044', '1.0975', '1.4236', '2.3995'],
    [16, '1.8351', '1.3547', '1.7660', '3.4137'],
    [64, '3.1745', '1.7817', '2.3437', '5.6966'],
    [256, '4.5491', '2.1329', '2.8269', '8.1448'],
    [1024, '5.9324', '2.4357', '3.2482', '10.674'],
    [4096, '7.3180', '2.7052', '3.6261', '13.251'],
  ] as const;

  // d at n = 16 is 1.354654: the table prints 1.3546.
  for (const [n, divergence, d, mean, square] of table) {
    it(`n = ${n}: divergence, expected maximum`, () => {
      const closed = bestOfNDivergence(n);
      const maximum = normalMaximum(n);
      assertPrinted(closed, divergence, 'KL');
      assertPrinted(Math.sqrt(closed), d, 'd');
      assertPrinted(maximum.mean, mean, 'E max');
      assertPrinted(maximum.square, square, 'E max²');
      const picked = Array.from({ length: n > 256 ? 2000 : 10_000 }, (_, i) => bestOfNormals(n, i + 1));
      const column = (value: (x: (typeof picked)[number]) => number): number[] => picked.map(value);
      const loosest = 0.15;
      assertMean(
        column(({ rank }) => bestOfNLogRatio(n, rank)),
        closed,
        'KL',
        { loosest },
      );
      assertMean(
        column(({ score }) => score),
        maximum.mean,
        'E max',
        { loosest },
      );
      assertMean(
        column(({ score }) => score * score),
        maximum.square,
        'E max²',
        { loosest: 3 * loosest },
      );
    });
  }

  it('has less divergence than the formula when scores tie', () => {
    for (const [p, n, printed] of [
      [0.5, 4, '.4594'],
      [0.5, 16, '.6930'],
      [0.5, 64, '.6931'],
      [0.1, 4, '.2174'],
      [0.1, 16, '1.4161'],
      [0.1, 64, '2.2909'],
      [0.01, 4, '.0251'],
      [0.01, 16, '.2724'],
      [0.01, 64, '1.4982'],
    ] as const) {
      assertPrinted(binaryDivergence(n, p), printed, `KL at p = ${p}, n = ${n}`);
      assert.ok(binaryDivergence(n, p) < bestOfNDivergence(n));
      // Picking by pass or fail: the first that passes, else anything.
      const passes = perSeed(10_000, (seed) => Number(bestOfNormals(n, seed).rank > 1 - p));
      // A failure rarer than 1 in 10 000 may not occur at all.
      assertMean(passes, 1 - (1 - p) ** n, `share of passes at p = ${p}, n = ${n}`, { abs: 1e-4 });
    }
  });
});

/** simulation.md §1.e. */
describe('over-optimisation of a proxy', () => {
  const reward = { lambda: 1, kappa: 0.4 };

  for (const [n, proxy, regressional, exploit, runs] of [
    [1, '0', '0', '0', 8000],
    [2, '.5642', '.3989', '.3989', 8000],
    [4, '1.029', '.7279', '.6176', 8000],
    [8, '1.424', '1.007', '.7267', 8000],
    [16, '1.766', '1.249', '.7660', 8000],
    [64, '2.344', '1.657', '.7180', 4000],
    [256, '2.827', '1.999', '.5699', 6000],
    [1024, '3.248', '2.297', '.3620', 6000],
  ] as const) {
    it(`best of ${n}: proxy, gold without and with the exploit`, () => {
      const closed = expectedBestByProxy(reward, n);
      assertPrinted(closed.proxy, proxy, 'proxy');
      assertPrinted(closed.genuine, regressional, 'gold, regressional');
      assertPrinted(closed.gold, exploit, 'gold, exploit');
      const picked = Array.from({ length: runs }, (_, i) => pickBestByProxy(reward, n, i + 1));
      for (const what of ['proxy', 'genuine', 'gold'] as const) {
        assertMean(
          picked.map((x) => x[what]),
          closed[what],
          what,
          { loosest: 0.12 },
        );
      }
    });
  }

  it('never turns over without an exploit', () => {
    const noisy = { lambda: 1, kappa: 0 };
    let before = -1;
    for (const n of [1, 4, 64, 1024, 100_000]) {
      const { gold } = expectedBestByProxy(noisy, n);
      assert.ok(gold > before);
      before = gold;
    }
  });

  it('under tilting has exactly the published best-of-n form', () => {
    const form = tiltingForm(reward);
    assertPrinted(form.alpha, '1.0000', 'α');
    assertPrinted(form.beta, '.4000', 'β');
    assertPrinted(bestOfNPeak(form).d, '1.2500', 'd*');
    assertPrinted(bestOfNPeak(form).reward, '.6250', 'R*');
    for (const [d, printed] of [
      [0.5, '.4000'],
      [1, '.6000'],
      [1.25, '.6250'],
      [2, '.4000'],
      [2.5, '.0000'],
      [3, '-.6000'],
    ] as const) {
      assertPrinted(bestOfNReward(form, d), printed, `gold at d = ${d}`);
      const drawn = perSeed(20_000, (seed) => drawTilted(reward, d, seed).gold);
      assertMean(drawn, bestOfNReward(form, d), `gold at d = ${d}`, { loosest: 0.1 });
    }
    const divergence = perSeed(10_000, (seed) => {
      const { proxy }: Picked = drawTilted(reward, 2, seed);
      return (proxy * proxy - (proxy - 2 * Math.SQRT2) ** 2) / 2;
    });
    assertMean(divergence, 4, 'KL = d²');
  });

  it('public fits peak where the table says', () => {
    for (const [pairs, d, best] of [
      [500, '1.419', '.2739'],
      [1000, '1.874', '.4320'],
      [4000, '2.545', '.7840'],
      [8000, '3.140', '1.163'],
      [60000, '3.742', '1.708'],
    ] as const) {
      const peak = bestOfNPeak(PUBLIC_BEST_OF_N_FITS[pairs]);
      assertPrinted(peak.d, d, `d* at ${pairs} pairs`);
      assertPrinted(peak.reward, best, `R* at ${pairs} pairs`);
    }
  });

  it('the form for reinforcement learning peaks at e^(α/β − 1)', () => {
    const form = { alpha: 1, beta: 0.35 };
    const peak = reinforcementPeak(form);
    assertPrinted(peak.d, '6.4054', 'd*');
    assertPrinted(peak.reward, '2.2419', 'R*');
    assert.ok(Math.abs(reinforcementReward(form, peak.d) - peak.reward) < 1e-12);
    assert.ok(Math.abs(reinforcementReward(form, 17.41170806332765)) < 1e-12);
    for (const shift of [0.9, 1.1]) assert.ok(reinforcementReward(form, peak.d * shift) < peak.reward);
  });
});
