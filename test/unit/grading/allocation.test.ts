import assert from 'node:assert/strict';
import type { Allocation, Ledger } from 'groundloop';
import { labSchema } from '../../../src/core/course/lab.ts';
import { ContractError, type SourceView } from '../../../src/core/grading/program.ts';
import { SCALING_LAWS } from '../../../src/core/kernels/scaling.ts';
import {
  bestPlan,
  computeOf,
  type Economy,
  lossOf,
  wastedBy,
} from '../../../src/core/simulation/allocation/economy.ts';
import { allocationLab, flawOf, found, gradePlan, wholePool } from '../../support/kinds.ts';

const economy: Economy = {
  law: SCALING_LAWS.besiroglu,
  compute: 6 * 100 * 8000,
  uniqueHuman: 2000,
  exchangeRate: 0.5,
};

describe('an economy of tokens', () => {
  it('prices plans as simulation.md §1.k does', () => {
    const price = (human: number, epochs: number, synthetic: number, exchangeRate = 0.5): number =>
      lossOf({ parameters: 100, human, epochs, synthetic }, { ...economy, exchangeRate })!;
    const near = (is: number, published: number): void => {
      assert.ok(Math.abs(is - published) < 1e-4, `${is} and ${published}`);
    };
    near(price(2000, 4, 0), 1.93);
    near(price(2000, 1, 6000, 1), 1.9289);
    near(price(2000, 1, 6000, 0.5), 1.9364);
    near(price(2000, 1, 6000, 0.2), 1.9447);
  });

  for (const [uniqueHuman, exchangeRate] of [
    [2000, 0.5],
    [8000, 0.5],
    [300, 0.9],
    [300, 0],
    [2000, 1],
  ] as const) {
    it(`finds no plan better than its best with ${uniqueHuman}e9 human tokens at a rate of ${exchangeRate}`, () => {
      const world = { ...economy, uniqueHuman, exchangeRate };
      const best = bestPlan(world);
      assert.ok(Math.abs(computeOf(best.plan) / world.compute - 1) < 1e-9);
      for (let parameters = 5; parameters < 5000; parameters *= 1.15) {
        const tokens = world.compute / (6 * parameters);
        for (const share of [0.1, 0.5, 1]) {
          for (const epochs of [1, 1.5, 2, 4, 8, 16, 40]) {
            const human = Math.min(share * uniqueHuman, tokens);
            if (human * epochs > tokens) continue;
            const plan = { parameters, human, epochs, synthetic: tokens - human * epochs };
            assert.ok((lossOf(plan, world) ?? Infinity) >= best.loss - 1e-9, JSON.stringify(plan));
          }
        }
      }
    });
  }

  it('says what a plan wasted: without that compute, the best plan reaches the same loss', () => {
    const plan = { parameters: 100, human: 2000, epochs: 1, synthetic: 0 };
    const enough = bestPlan({ ...economy, compute: economy.compute * (1 - wastedBy(plan, economy)) });
    assert.ok(Math.abs(enough.loss - lossOf(plan, economy)!) < 1e-6);
    assert.ok(wastedBy(bestPlan(economy).plan, economy) < 1e-6);
    assert.equal(
      wastedBy({ parameters: 100, human: 0, epochs: 1, synthetic: 8000 }, { ...economy, exchangeRate: 0 }),
      1,
    );
  });
});

const tokensOf = (l: Ledger): number => l.compute / (6 * l.parameters);

describe('a graded plan', () => {
  it('passes when it reads people’s tokens first, and then again', () => {
    const graded = gradePlan(wholePool);
    assert.deepEqual(found(graded), []);
    assert.equal(graded.passed, true);
    assert.match(graded.summary, /the best plan would need \d+ % of your compute/);
    assert.equal(flawOf(graded, 'F04').state, 'not-applicable');
  });

  it('is the same every time, other on other seeds, and tried in three worlds', () => {
    assert.deepEqual(gradePlan(wholePool), gradePlan(wholePool));
    const ledgers = (seedBlock: number): string[] => {
      const seen: string[] = [];
      gradePlan((l) => (seen.push(`${l.uniqueHuman} ${l.exchangeRate()}`), wholePool(l)), { seedBlock });
      return seen;
    };
    assert.notDeepEqual(ledgers(1), ledgers(2));
    assert.deepEqual(
      gradePlan(wholePool).allocation?.map(({ world }) => world),
      ['as-is', 'large-pool', 'worthless-synthetic'],
    );
  });

  it('has F04 where synthetic tokens take people’s place, and not also F23 for the same thing', () => {
    const graded = gradePlan((l) => ({ parameters: l.parameters, human: 0, epochs: 1, synthetic: tokensOf(l) }));
    assert.deepEqual(found(graded), ['F04']);
    assert.match(flawOf(graded, 'F04').evidence.happened, /8\.0 trillion synthetic tokens and leave/);
    const { state, evidence } = flawOf(graded, 'F23');
    assert.equal(state, 'not-applicable');
    assert.match(evidence.sentence, /^Mend F04 first/);
    const [all, besides] = /(\d+) % .* in all\. .* (\d+) % would be left/
      .exec(graded.advice.join('\n'))!
      .slice(1)
      .map(Number);
    assert.equal(all, Math.round(100 * graded.allocation![0]!.wasted));
    assert.ok(all > besides!, 'what F04 wastes is told, and charged once');
  });

  it('has F23 for forty epochs, and says what the last one is worth', () => {
    const graded = gradePlan((l) => ({ ...wholePool(l), human: tokensOf(l) / 40, epochs: 40 }));
    assert.deepEqual(found(graded), ['F23']);
    assert.match(flawOf(graded, 'F23').evidence.happened, /40 epochs: the last one is worth 8 % of a fresh one/);
  });

  it('has F23 for a model too large for its data', () => {
    const graded = gradePlan((l) => ({ parameters: l.compute / 1800, human: 300, epochs: 1, synthetic: 0 }));
    assert.deepEqual(found(graded), ['F23']);
    assert.match(flawOf(graded, 'F23').evidence.happened, /0\.1 tokens for each parameter/);
  });

  it('has F23 where the exchange rate is ignored: shown by a world in which it is 0, at the call that was ignored', () => {
    const plan = (l: Ledger): Allocation => {
      l.exchangeRate();
      const human = Math.min(l.uniqueHuman, tokensOf(l));
      return { parameters: l.parameters, human, epochs: 1, synthetic: tokensOf(l) - human };
    };
    const call = { line: 3, column: 5, endLine: 3, endColumn: 20 };
    const source: SourceView = {
      callSite: () => ({ line: 3, column: 7 }),
      callSpan: () => call,
      returnSpan: () => ({ line: 5, column: 3, endLine: 5, endColumn: 9 }),
    };
    // A lab in which the rate is good: only the changed world can tell.
    const world = { kind: 'allocation', exchangeRate: { least: 0.8, most: 0.9 } };
    const graded = gradePlan(plan, { source, lab: labSchema.parse({ ...allocationLab, world }) });
    assert.deepEqual(found(graded), ['F23']);
    const flaw = flawOf(graded, 'F23');
    assert.match(flaw.evidence.changed, /worth nothing/);
    assert.deepEqual(flaw.where, call);
    assert.ok(graded.allocation![0]!.wasted < 0.5);
  });

  it('is not blamed for a rate that it measured', () => {
    const graded = gradePlan((l) => {
      const human = Math.min(l.uniqueHuman, tokensOf(l));
      if (l.exchangeRate() < 0.3) return wholePool(l);
      return { parameters: l.parameters, human, epochs: Math.min(3, tokensOf(l) / human), synthetic: 0 };
    });
    assert.deepEqual(found(graded), []);
  });

  it('is refused with the part, its value and the permitted range', () => {
    const plan = { parameters: 100, human: 10, epochs: 1, synthetic: 10 };
    const cases: readonly (readonly [unknown, RegExp])[] = [
      [{ ...plan, human: NaN }, /human is NaN; it may be a number from 0 to \d+, which is l\.uniqueHuman/],
      [{ ...plan, human: 1e6 }, /human is 1000000; it may be a number from 0 to \d+/],
      [{ ...plan, epochs: -1 }, /epochs is -1; it may be a number from 0 to 10000/],
      [{ ...plan, synthetic: Infinity }, /synthetic is Infinity; it may be a number/],
      [{ ...plan, synthetic: '10' }, /synthetic is "10"; it may be a number/],
      [{ ...plan, parameters: 0 }, /parameters is 0; it may be a number from 0\.01 to 1000000/],
      [{ parameters: 100, human: 10, epochs: 1 }, /synthetic is missing/],
      [{ ...plan, synthetic: 9000 }, /needs 5406000 of compute; it may need from 0 to 4800000/],
      [{ ...plan, human: 0, synthetic: 0 }, /reads no tokens/],
      [undefined, /returned nothing; it must return a plan/],
      [7, /returned 7; it must return a plan/],
    ];
    for (const [returned, message] of cases) {
      assert.throws(
        () => gradePlan(() => returned),
        (error) => error instanceof ContractError && message.test(error.message),
        String(message),
      );
    }
  });

  it('never runs a getter of what was returned, and can’t change the ledger', () => {
    let ran = false;
    const trap = { human: 1, epochs: 1, synthetic: 1 };
    Object.defineProperty(trap, 'parameters', { get: () => ((ran = true), 100), enumerable: true });
    assert.throws(() => gradePlan(() => trap), /parameters is missing/);
    assert.equal(ran, false);
    assert.throws(() => gradePlan((l) => Object.assign(l, { compute: Infinity })), /read only/);
  });

  it('may cost too much in a changed world: it ends when the compute does', () => {
    const graded = gradePlan(({ parameters, uniqueHuman }) => ({
      parameters,
      human: uniqueHuman,
      epochs: 4,
      synthetic: 0,
    }));
    assert.deepEqual(found(graded), []);
    for (const { plan } of graded.allocation!) assert.ok(computeOf(plan) <= economy.compute * (1 + 1e-9));
  });
});
