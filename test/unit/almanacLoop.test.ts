import assert from 'node:assert/strict';
import { AlmanacKernel } from '../../src/core/kernels/almanacLoop.ts';
import { measureModel } from '../../src/core/simulation/metrics.ts';
import { presetSchema } from '../../src/core/simulation/preset.ts';
import { makeWorld } from '../../src/core/simulation/world.ts';
import { accumulate, simulate, verified } from '../support/loops.ts';

describe('the kernel of the sound loop', () => {
  const world = makeWorld(presetSchema.parse({}));

  it('does draw for draw what the loop does through the learner’s API', () => {
    const kernel = new AlmanacKernel(world);
    for (const seed of [1, 2, 77]) {
      const loop = { human: 120, sample: 700, keep: 300 };
      const fast = kernel.run(seed, loop);
      const { base } = simulate(
        (g) => accumulate(g, g.human.draw(loop.human), verified(g, g.model.sample(loop.sample), loop.keep)),
        { seed },
      );
      base.records.forEach(({ after }, t) => {
        const { knowledge, tailAlive } = measureModel(world, after);
        assert.deepEqual(fast[t], { knowledge, tailAlive }, `seed ${seed}, generation ${t}`);
      });
    }
  });

  it('refuses numbers that make no loop, by name', () => {
    const kernel = new AlmanacKernel(world);
    assert.throws(() => kernel.run(1, { human: 0, sample: 900, keep: 0 }), /human \+ keep is 0/);
    assert.throws(() => kernel.run(1, { human: 1.5, sample: 900, keep: 450 }), /human is 1.5/);
    assert.throws(() => kernel.run(NaN, { human: 1, sample: 900, keep: 450 }), /seed is NaN/);
  });
});
