import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Batch, Generation } from 'groundloop';
import type { Changes } from '../../../src/core/simulation/changes.ts';
import { divergence } from '../../../src/core/grading/statistics.ts';
import { Arena } from '../../../src/core/simulation/arena.ts';
import { Experiment } from '../../../src/core/simulation/experiment.ts';
import { presetSchema } from '../../../src/core/simulation/preset.ts';
import { makeWorld } from '../../../src/core/simulation/world.ts';
import { accumulate, program, simulate, type Step, verified } from '../../support/loops.ts';

const sound: Step = (g) => accumulate(g, g.human.draw(100), verified(g, g.model.sample(400), 200));
const seeds = fc.integer({ min: 1, max: 1_000_000 });
const few = { numRuns: 8 };

describe('experiments', () => {
  it('are deterministic: the same seed gives the same run', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [a, b] = [simulate(sound, { seed }), simulate(sound, { seed })];
        assert.deepEqual(
          a.base.records.map((r) => r.trained),
          b.base.records.map((r) => r.trained),
        );
      }),
      few,
    );
  });

  it('find exactly nothing where there is no causal path', () => {
    const unrelated: Changes[] = [{ users: 'truth' }, { self: 'noise' }, { temperature: 1 }, { texts: 'salted' }, {}];
    fc.assert(
      fc.property(seeds, fc.constantFrom(...unrelated), fc.constantFrom(0, 4, 8), (seed, changes, t) => {
        const run = simulate(sound, { seed });
        const [fork] = run.fork(t, changes);
        assert.ok(fork?.kind === 'trained');
        assert.equal(divergence(run.base.records[t]!, fork.record), 0);
      }),
      { numRuns: 20 },
    );
  });

  it('find a difference where there is one', () => {
    const run = simulate(sound);
    const [fork] = run.fork(4, { evaluators: 'coin' });
    assert.ok(fork?.kind === 'trained');
    assert.ok(divergence(run.base.records[4]!, fork.record) > 0.01);
  });

  it('match the accept rate, so that a coin can’t be told by counting', () => {
    const run = simulate((g) => g.human.draw(50).plus(g.model.sample(2000).filter((item) => g.verifier.check(item))), {
      preset: { budget: { verify: null, human: null } },
    });
    const [fork] = run.fork(4, { evaluators: 'coin' });
    assert.ok(fork?.kind === 'trained');
    const rate = run.base.records[4]!.acceptRates.check!;
    assert.ok(Math.abs(fork.record.acceptRates.check! - rate) < 4 * Math.sqrt((rate * (1 - rate)) / 2000));
  });

  it('deal new names without changing anything else', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const run = simulate(sound, { seed });
        const renamed = run.whole({ names: 'permuted' });
        assert.deepEqual(
          renamed.records.map((r) => r.trained),
          run.base.records.map((r) => r.trained),
        );
      }),
      few,
    );
  });

  it('notice state kept outside memory and the bank, and replay instead of forking', () => {
    const world = makeWorld(presetSchema.parse({}));
    const instantiate = () => {
      let all: Batch | undefined;
      return program((g: Generation) => {
        const fresh = g.human.draw(50).plus(g.model.sample(100));
        all = all ? all.plus(fresh) : fresh;
        return all;
      });
    };
    const run = new Experiment(world, 3, instantiate, new Arena());
    assert.equal(run.forkable, false);
    const [fork] = run.fork(4, { users: 'truth' });
    assert.ok(fork?.kind === 'trained');
    assert.deepEqual(fork.record.trained, run.base.records[4]!.trained);
  });

  it('treat a program that fails in a changed world as one that behaved differently', () => {
    const fussy: Step = (g) => {
      const kept = g.model.sample(300).filter((item) => g.verifier.check(item));
      if (kept.filter((item) => g.model.judge(item) < 0.4).size > 0.3 * kept.size) throw new Error('too many odd ones');
      return g.human.draw(50).plus(kept);
    };
    const run = simulate(fussy);
    assert.deepEqual(
      run.fork(0, { evaluators: 'coin' }).map((outcome) => outcome.kind),
      ['failed'],
    );
  });
});
