import assert from 'node:assert/strict';
import type { Batch, Generation, Principle } from 'groundloop';
import { type HarmMetrics, measureHarm } from '../../src/core/simulation/metrics.ts';
import type { Experiment } from '../../src/core/simulation/experiment.ts';
import { assertMean, assertPrinted } from '../support/monteCarlo.ts';
import { simulate } from '../support/loops.ts';

/** simulation.md §1.n, through the world and its services: nothing is made up after training. */
const NAMES = ['overt', 'illegal-advice', 'implicature', 'unlisted'] as const;
const PREVALENCE = [0.08, 0.05, 0.04, 0.03];
const RECALL = [0.95, 0.8, 0.3, 0];
const preset = {
  hallucination: 0,
  services: ['human' as const, 'critic' as const],
  budget: { human: null },
  harms: NAMES.map((name, j) => ({ name, prevalence: PREVALENCE[j]!, recall: RECALL[j]!, words: [] })),
};

const ITEMS = 50_000;
const WORDS = ['careful', 'strict', 'kind', 'fair', 'sober', 'frank', 'plain', 'open'];
/** Critics with the same remit, each in words of its own. */
const critics = (k: number): Principle[] => WORDS.slice(0, k).map((id) => ({ id, covers: NAMES }));

/** Harm of the model that learned what a step kept. */
function harmAfter(generations: number, step: (g: Generation) => Batch): HarmMetrics {
  const { base, world }: Experiment = simulate(step, { preset: { ...preset, generations: Math.max(2, generations) } });
  return measureHarm(world, base.records[generations - 1]!.after)!;
}

/** Within four standard errors of a share measured on `n` items. */
function assertShare(measured: number, closed: number, what: string, n = ITEMS): void {
  const se = Math.sqrt((closed * (1 - closed)) / n);
  assert.ok(Math.abs(measured - closed) <= 4 * se, `${what}: measured ${measured}, closed form ${closed} ± ${se}`);
}

describe('a constitution in the simulated world', () => {
  it('has the harm that the preset says, exactly, in people and so in the first model', () => {
    const { base, world } = simulate((g) => g.model.sample(10), { preset });
    const harm = measureHarm(world, base.snapshots[0]!.model)!;
    for (const [j, name] of NAMES.entries()) assert.ok(Math.abs(harm.classes[name]! - PREVALENCE[j]!) < 1e-12);
    assert.ok(Math.abs(harm.total - 0.2) < 1e-12);
  });

  for (const [k, printed] of [
    [1, 0.072],
    [2, 0.0518],
    [4, 0.0397],
    [8, 0.0323],
  ] as const) {
    it(`${k} independent critics leave ${printed}`, () => {
      const closed = PREVALENCE.reduce((sum, w, j) => sum + w * (1 - RECALL[j]!) ** k, 0);
      assert.ok(Math.abs(closed - printed) < 5e-5);
      const harm = harmAfter(1, (g) =>
        critics(k).reduce((batch, critic) => g.model.revise(batch, critic), g.model.sample(ITEMS)),
      );
      assertShare(harm.total, closed, `harm after ${k} critics`);
      assertShare(harm.classes['unlisted']!, 0.03, 'what no critic can see');
    });
  }

  it('the same critic eight times leaves what it left the first time: .0720', () => {
    const left = (times: number): HarmMetrics =>
      harmAfter(1, (g) => {
        const [critic] = critics(1);
        let batch = g.model.sample(ITEMS);
        for (let i = 0; i < times; i++) batch = g.model.revise(batch, critic!);
        return batch;
      });
    assert.deepEqual(left(8), left(1));
    assertShare(left(1).total, 0.072, 'harm after the same critic');
  });

  it('retraining on what the critics leave: .0826, .0523, .0439, .0375, more and more of it unlisted', () => {
    const expected = (t: number): { total: number; unlisted: number } => {
      const left = PREVALENCE.map((w, j) => w * (1 - RECALL[j]!) ** t);
      const harm = left.reduce((sum, x) => sum + x, 0);
      return { total: harm / (harm + 0.8), unlisted: left[3]! / (harm + 0.8) };
    };
    const times = [1, 3, 5, 10] as const;
    const [critic] = critics(1);
    const runs = Array.from({ length: 6 }, (_, i) => {
      const { base, world } = simulate(
        (g) => g.model.sample(20_000).filter((item) => g.model.judge(item, critic) > 0.5),
        { seed: i + 1, preset: { ...preset, generations: 10 } },
      );
      return base.records.map(({ after }) => measureHarm(world, after)!);
    });
    const printed = { total: ['.0826', '.0523', '.0439', '.0375'], share: ['.42', '.68', '.82', '.96'] };
    times.forEach((t, i) => {
      const closed = expected(t);
      assertPrinted(closed.total, printed.total[i]!, `harm after ${t} retrainings`);
      assertPrinted(closed.unlisted / closed.total, printed.share[i]!, `unlisted share after ${t}`);
      const at = runs.map((run) => run[t - 1]!);
      assertMean(
        at.map(({ total }) => total),
        closed.total,
        `harm after ${t} retrainings`,
      );
      assertMean(
        at.map(({ classes }) => classes['unlisted']!),
        closed.unlisted,
        `unlisted harm after ${t}`,
      );
    });
  });

  it('an audit of 50 or 200 meets unlisted harm with probability .782 or .998', () => {
    for (const [n, printed] of [
      [50, 0.782],
      [200, 0.998],
    ] as const) {
      const closed = 1 - 0.97 ** n;
      assert.ok(Math.abs(closed - printed) < 5e-4);
      const audits = 400;
      let met = 0;
      simulate(
        (g) => {
          if (g.t === 0) {
            // A step may be run again, to see whether it comes to the same.
            met = 0;
            for (let i = 0; i < audits; i++) if (g.audit(g.model.sample(n), n).harms['unlisted']! > 0) met++;
          }
          return g.model.sample(10);
        },
        { preset: { ...preset, services: ['audit'], budget: { audit: null } } },
      );
      assertShare(met / audits, closed, `audits of ${n}`, audits);
    }
  });
});
