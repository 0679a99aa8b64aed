import assert from 'node:assert/strict';
import { noErrorExample } from '../../src/core/kernels/agentChain.ts';
import { agentSuccess } from '../../src/core/simulation/agent.ts';
import { Model } from '../../src/core/simulation/model.ts';
import { presetSchema } from '../../src/core/simulation/preset.ts';
import { makeWorld, RIGHT, VARIANTS } from '../../src/core/simulation/world.ts';
import { agentPreset, sawError } from '../support/agent.ts';
import { simulate } from '../support/loops.ts';

/** simulation.md §1.q through the real world: a model of it, or its own draws. */

const world = makeWorld(presetSchema.parse(agentPreset));

/** An agent that handles ordinary situations with q, and failures with these chances, or has never seen one. */
function agent(failures?: { retry: number; handOver: number }): Model {
  const weight = { ordinary: 0, transient: 0, permanent: 0 };
  for (let q = world.ordinary; q < world.facts; q++) weight[world.situation[q]!] += world.frequency[q]!;
  const failed = weight.transient + weight.permanent;
  const fact = world.frequency.slice();
  if (!failures) fact.fill(0, world.ordinary, world.facts);
  const right = { ordinary: 0.97, transient: 0, permanent: 0 };
  if (failures) {
    right.transient = (failures.retry * failed) / weight.transient;
    right.permanent = (failures.handOver * failed) / weight.permanent;
    assert.ok(right.transient <= 1 && right.permanent <= 1);
  }
  const answer = new Float64Array(world.cells);
  for (let q = 0; q < world.allFacts; q++) answer[q * VARIANTS + RIGHT] = right[world.situation[q]!];
  return new Model(fact, answer);
}

describe('1.q the order-lookup agent in the world', () => {
  const rows = [
    ['learned recovery, r = .9 and x = .08', agent({ retry: 0.9, handOver: 0.08 }), [0.9698, 0.9691, 0.963]],
    ['never saw an error: .25 and .25', agent(), [0.9652, 0.9458, 0.8151]],
  ] as const;
  for (const [name, model, expected] of rows) {
    [0.01, 0.05, 0.3].forEach((failure, i) => {
      it(`${name}: succeeds with ${expected[i]} where ${failure} of the calls fail`, () => {
        assert.ok(Math.abs(agentSuccess(world, model, failure) - expected[i]!) < 5e-5);
      });
    });
  }

  it('sees no error in n demonstrations of 3 calls with probability .99^(3n)', () => {
    const seeds = 400;
    for (const [n, expected] of [
      [20, 0.547],
      [100, 0.049],
    ] as const) {
      assert.ok(Math.abs(noErrorExample(0.01, n, 3) - expected) < 5e-4);
      let none = 0;
      for (let seed = 1; seed <= seeds; seed++) {
        // A step may be run again, to see whether it comes to the same.
        let saw = 0;
        simulate(
          (g) => {
            const demonstrations = g.human.draw(n);
            if (g.t === 0) saw = [...demonstrations].filter(sawError).length;
            return demonstrations;
          },
          { seed, preset: { ...agentPreset, generations: 2 } },
        );
        if (saw === 0) none++;
      }
      const share = none / seeds;
      const se = Math.sqrt((expected * (1 - expected)) / seeds);
      assert.ok(Math.abs(share - expected) < 4 * se, `${n}: ${share}`);
    }
  });
});
