import assert from 'node:assert/strict';
import type { Item } from 'groundloop';
import { agentSuccess, measureAgent, recoveryLoss } from '../../../src/core/simulation/agent.ts';
import type { ContractError } from '../../../src/core/simulation/contractError.ts';
import { Model } from '../../../src/core/simulation/model.ts';
import { Names } from '../../../src/core/simulation/names.ts';
import { presetSchema } from '../../../src/core/simulation/preset.ts';
import { makeWorld, RIGHT, VARIANTS } from '../../../src/core/simulation/world.ts';
import { agentPreset, sawError } from '../../support/agent.ts';
import { countBy, simulate } from '../../support/loops.ts';

const world = makeWorld(presetSchema.parse(agentPreset));
const failures = Array.from({ length: world.facts - world.ordinary }, (_, i) => world.ordinary + i);

describe('the situations of an agent', () => {
  it('are ordinary but for the share of runs in which a call fails: 1 − (1 − e)^c', () => {
    const failed = failures.reduce((sum, q) => sum + world.frequency[q]!, 0);
    assert.ok(Math.abs(failed - (1 - 0.99 ** 3)) < 1e-12);
    assert.ok(Math.abs(world.frequency.reduce((sum, p) => sum + p, 0) - 1) < 1e-12);
  });

  it('are failures that pass, but for about the share that the lab sets', () => {
    const weight = (some: readonly number[]): number => some.reduce((sum, q) => sum + world.frequency[q]!, 0);
    const permanent = failures.filter((q) => world.situation[q] === 'permanent');
    assert.ok(Math.abs(weight(permanent) / weight(failures) - 0.08) < 0.01);
    assert.ok(permanent.length >= 2);
  });

  it('are handled by people as the lab says, whatever the difficulty', () => {
    for (const q of failures) assert.equal(world.humanAnswer[q * VARIANTS + RIGHT], 0.6);
  });

  it('are ordinary in every world without an agent', () => {
    const plain = makeWorld(presetSchema.parse({}));
    assert.equal(plain.ordinary, plain.facts);
    assert.ok(plain.situation.every((some) => some === 'ordinary'));
    assert.equal(measureAgent(plain, Model.initial(plain)), undefined);
  });
});

describe('a run of an agent', () => {
  /** What the items of one generation look like. */
  function look(read: (all: { errors: Item[]; others: Item[] }) => void): void {
    simulate(
      (g) => {
        const errors = g.model.sample(300, { about: 'API errors' });
        const others = g.model.sample(300, { about: 'orders found' });
        read({ errors: [...errors], others: [...others] });
        return g.human.draw(50);
      },
      { preset: { ...agentPreset, generations: 2 } },
    );
  }

  it('shows its calls, and a failed one is seen as such', () => {
    look(({ errors, others }) => {
      assert.ok(errors.every(sawError));
      assert.ok(!others.some(sawError));
    });
  });

  it('looks the same however it was handled', () => {
    const names = new Names(world, 1, 0);
    for (const fact of [0, 5, world.ordinary, world.facts - 1]) {
      const runs = [0, 1, 2, 3].map((v) => names.steps(fact * VARIANTS + v, 77 + v));
      for (const run of runs) assert.deepEqual(run, runs[0]);
      assert.equal(names.text(fact * VARIANTS + 3), names.text(fact * VARIANTS));
    }
    const answers = (fact: number): number => names.text(fact * VARIANTS).length;
    assert.ok(new Set(failures.map(answers)).size > 3);
  });

  it('has other words in every seed and under permuted names, and is still an error', () => {
    const deals = [new Names(world, 1, 0), new Names(world, 1, 1), new Names(world, 2, 0)];
    const steps = deals.map((names) => names.steps(world.ordinary * VARIANTS, 1)!.join(' '));
    assert.equal(new Set(steps).size, 3);
    for (const text of steps) assert.match(text, /error/);
    for (const q of [0, world.ordinary]) assert.equal(deals[1]!.topic(q), deals[0]!.topic(q));
  });

  it('can’t be matched with another where texts are salted, and is still an error', () => {
    const names = new Names(world, 1, 0);
    const salted = Array.from({ length: 50 }, (_, i) =>
      names.steps(world.ordinary * VARIANTS, 7919 * i, true)!.join(' '),
    );
    assert.ok(new Set(salted).size > 30);
    for (const text of salted) assert.match(text, /error/);
  });

  it('can be asked for by its topic, from people too; topics are named once', () => {
    simulate(
      (g) => {
        const people = g.human.draw(80, 'API errors');
        assert.ok([...people].every(sawError));
        assert.throws(
          () => g.model.sample(1, { about: 'lunch' }),
          (error: ContractError) =>
            error.hint === 'Topics: orders found, second lookups, orders not found, unclear orders, API errors.',
        );
        return people;
      },
      { preset: { ...agentPreset, generations: 2 } },
    );
  });

  it('is one question for each situation', () => {
    const names = new Names(world, 3, 0);
    const facts = Array.from({ length: world.allFacts }, (_, q) => names.question(q));
    assert.equal(new Set(facts).size, facts.length);
  });

  it('comes with a failed call as often as calls fail', () => {
    simulate(
      (g) => {
        const drawn = g.human.draw(1500);
        const kinds = countBy(drawn, (item) => String(sawError(item)));
        const share = (kinds.get('true') ?? 0) / drawn.size;
        assert.ok(Math.abs(share - 0.0297) < 4 * Math.sqrt((0.0297 * 0.97) / 1500));
        return drawn;
      },
      { preset: { ...agentPreset, generations: 2 } },
    );
  });
});

describe('what an agent loses when calls fail', () => {
  const perfect = (): Model => {
    const { fact, answer } = Model.initial(world);
    return new Model(
      fact,
      answer.map((_, cell) => (cell % VARIANTS === RIGHT ? 1 : 0)),
    );
  };

  it('is nothing where it always recovers', () => {
    assert.ok(Math.abs(agentSuccess(world, perfect(), 0.3) - 1) < 1e-12);
    assert.ok(Math.abs(recoveryLoss(world, perfect())) < 1e-12);
  });

  it('is charged to what it never saw, or to what it does where it has seen one', () => {
    const { fact, answer } = perfect();
    const blank = new Model(
      fact.map((p, q) => (q < world.ordinary ? p : 0)),
      answer,
    );
    assert.ok(recoveryLoss(world, blank) > 0.15);
    assert.ok(Math.abs(recoveryLoss(world, blank, { unseen: false, seen: true })) < 1e-12);
    const imitator = Model.initial(world);
    assert.ok(recoveryLoss(world, imitator) > 0.05);
    assert.ok(Math.abs(recoveryLoss(world, imitator, { unseen: true, seen: false })) < 1e-12);
  });

  it('is told with the share of failures that it has seen', () => {
    const { seen, success, whenFailing } = measureAgent(world, Model.initial(world))!;
    assert.ok(Math.abs(seen - 1) < 1e-12);
    assert.ok(success > whenFailing);
  });
});

describe('a preset with an agent', () => {
  const problem = (preset: unknown): string => {
    const parsed = presetSchema.safeParse(preset);
    return parsed.success ? '' : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join();
  };

  it('refuses what doesn’t go together, with its place and how to mend it', () => {
    assert.match(problem({ agent: {} }), /^agent: the words tell of no runs: add words: orders/);
    assert.match(problem({ ...agentPreset, facts: 500 }), /^facts: .*whole number from 20 to 400/);
    assert.match(problem({ ...agentPreset, facts: 40 }), /^agent: errors are 24 of 40 facts/);
    assert.match(problem({ ...agentPreset, steps: {} }), /^agent: .*leave them out/);
    assert.match(problem({ ...agentPreset, agent: { people: { wrong: 0.9 } } }), /^agent\.people: .*add up to 1/);
    assert.equal(problem(agentPreset), '');
  });
});
