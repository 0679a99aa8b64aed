import assert from 'node:assert/strict';
import fc from 'fast-check';
import { labSchema } from '../../../src/core/course/lab.ts';
import { allocationPresetSchema } from '../../../src/core/simulation/allocation/preset.ts';
import { webModel } from '../../../src/core/simulation/draws.ts';
import { Model } from '../../../src/core/simulation/model.ts';
import { factsProblem, mostFacts, Names } from '../../../src/core/simulation/names.ts';
import { type Preset, presetSchema, services } from '../../../src/core/simulation/preset.ts';
import { Sampler } from '../../../src/core/simulation/sampler.ts';
import { wordSets } from '../../../src/core/simulation/words.ts';
import {
  FLATTERING,
  LUCKY,
  makeWorld,
  RIGHT,
  VARIANTS,
  type World,
  WRONG,
} from '../../../src/core/simulation/world.ts';
import { cornersOf } from '../../support/corners.ts';
import { allocationLab, gradePlan } from '../../support/kinds.ts';
import { simulate } from '../../support/loops.ts';

/** What a lab's world may be at the ends of what its schema permits. */

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

/** Values that are no probabilities. */
const improbable = (values: Iterable<number>): number[] => [...values].filter((p) => !(p >= 0 && p <= 1 + 1e-9));

function assertDistribution(model: Model, world: World, what: string): void {
  assert.deepEqual(improbable(model.fact), [], `${what}: p(fact)`);
  assert.deepEqual(improbable(model.answer), [], `${what}: p(answer | fact)`);
  for (let q = 0; q < world.allFacts; q++) {
    if (model.fact[q] === 0) continue;
    const total = sum(model.answer.subarray(q * VARIANTS, (q + 1) * VARIANTS));
    assert.ok(Math.abs(total - 1) < 1e-9, `${what}: the answers to fact ${q} add up to ${total}`);
  }
}

const presets: fc.Arbitrary<Preset> = cornersOf(presetSchema)
  .map((preset) => presetSchema.safeParse(preset))
  .filter((parsed) => parsed.success)
  .map((parsed) => parsed.data);

describe('a preset at the ends of its ranges', () => {
  it('gives probabilities, never NaN', () => {
    fc.assert(
      fc.property(presets, (preset) => {
        const world = makeWorld(preset);
        for (const table of [
          'frequency',
          'humanAnswer',
          'verifier',
          'tests',
          'users',
          'review',
          'errorShare',
        ] as const) {
          assert.deepEqual(improbable(world[table]), [], table);
        }
        assert.deepEqual(improbable(world.steps ? [...world.steps.firstUnsound, world.steps.luck] : []), [], 'steps');
        assert.ok(Math.abs(sum(world.frequency) - 1) < 1e-9);
        assertDistribution(Model.initial(world), world, 'the first model');
        assertDistribution(Model.initial(world).flattered(14), world, 'the first model, flattering');
        assertDistribution(webModel(world), world, 'the model behind the web');
        const once = new Int32Array(world.cells).fill(1);
        assertDistribution(Model.train(world, once), world, 'a trained model');
      }),
      { numRuns: 300 },
    );
  }).timeout(60_000);

  it('runs', () => {
    fc.assert(
      fc.property(presets, (preset) => {
        const world = { ...preset, facts: Math.min(preset.facts, 100), generations: 2, services: [...services] };
        const allowed = presetSchema.safeParse(world);
        fc.pre(allowed.success);
        const { base } = simulate(
          (g) => {
            const drafts = g.model.sample(20, { temperature: 0.3, hint: true });
            const liked = drafts.filter((item) => g.tests.pass(item) || g.reward.score(item) > 0.5);
            return liked.plus(g.human.draw(20), g.web.draw(20));
          },
          { preset: allowed.data },
        );
        assert.equal(base.end.kind, 'complete');
        for (const { after } of base.records) assert.deepEqual(improbable([...after.fact, ...after.answer]), []);
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);

  it('lets the web make people’s usual mistakes where people make none', () => {
    const agent = { people: { right: 1 } };
    const world = makeWorld(presetSchema.parse({ facts: 60, words: 'orders', agent: { ...agent, errors: 20 } }));
    const { answer } = webModel(world);
    const failure = world.ordinary * VARIANTS;
    assert.ok(Math.abs(answer[failure + RIGHT]! - 0.6) < 1e-12, 'web.quality is 0.6');
    for (const v of [WRONG, FLATTERING, LUCKY]) {
      assert.ok(Math.abs(answer[failure + v]! - 0.4 * world.errorShare[v]!) < 1e-12);
    }
  });
});

describe('a sampler', () => {
  it('refuses weights that are no weights, and says which', () => {
    const answer = new Float64Array(2 * VARIANTS).fill(0.25);
    for (const [weight, shown] of [
      [NaN, 'NaN'],
      [-0.1, '-0.1'],
      [Infinity, 'Infinity'],
    ] as const) {
      // prettier-ignore
      assert.throws(() => new Sampler(Float64Array.of(1, weight), answer), new RegExp(`fact 1 is ${shown}`));
      const wrong = answer.with(5, weight);
      assert.throws(() => new Sampler(Float64Array.of(1, 1), wrong), new RegExp(`answer 5 is ${shown}`));
    }
  });
});

describe('the words of a world', () => {
  for (const words of wordSets) {
    it(`are another sentence for every answer, as many facts as there may be: ${words}`, () => {
      const facts = mostFacts(words);
      const world = makeWorld(presetSchema.parse({ words, facts }));
      for (const seed of [1, 2]) {
        const names = new Names(world, seed, 0);
        const texts = Array.from({ length: world.cells }, (_, cell) => names.text(cell));
        assert.equal(new Set(texts).size, world.cells);
        assert.deepEqual(
          texts.filter((text) => text.includes('undefined')),
          [],
        );
      }
    });

    it(`are refused for more facts, with the range: ${words}`, () => {
      const facts = mostFacts(words) + 1;
      const parsed = presetSchema.safeParse({ words, facts });
      assert.ok(!parsed.success);
      assert.deepEqual(parsed.error.issues[0]!.path, ['facts']);
      if (facts <= 2000) {
        const said = factsProblem({ words, facts, agent: null });
        assert.match(said!, new RegExp(`\`${words}\`.*from 20 to ${mostFacts(words)}$`));
        assert.equal(parsed.error.issues[0]!.message, said);
      }
    });
  }
});

describe('a token budget at the ends of its ranges', () => {
  const gradeOf = (world: unknown): void => {
    const lab = labSchema.parse({ ...allocationLab, world });
    for (const share of [0, 0.5, 1]) {
      const { flaws } = gradePlan(
        (l) => {
          const tokens = l.compute / 6 / l.parameters;
          const human = Math.min(l.uniqueHuman, tokens);
          const synthetic = share * (tokens - human);
          return { parameters: l.parameters, human, epochs: Math.min(10_000, (tokens - synthetic) / human), synthetic };
        },
        { lab },
      );
      assert.deepEqual(improbable(flaws.map(({ effect }) => effect ?? 0)), []);
    }
  };

  it('is graded, never a crash', () => {
    const worlds = cornersOf(allocationPresetSchema).filter((world) => allocationPresetSchema.safeParse(world).success);
    fc.assert(fc.property(worlds, gradeOf), {
      numRuns: 60,
      examples: [
        [{ kind: 'allocation', parameters: 100, tokens: 8000, uniqueHuman: 10 }],
        [{ kind: 'allocation', parameters: 100, tokens: 8000, uniqueHuman: 1 }],
        [{ kind: 'allocation', parameters: 100, tokens: 1e6, uniqueHuman: 112 }],
        [
          {
            kind: 'allocation',
            parameters: 10_000,
            tokens: 1e6,
            uniqueHuman: 1e6,
            exchangeRate: { least: 1, most: 1 },
          },
        ],
        [{ kind: 'allocation', parameters: 0.1, tokens: 10, uniqueHuman: 1 }],
      ],
    });
  }).timeout(60_000);

  it('is refused where people’s tokens would be read more often than anybody knows about', () => {
    const parsed = allocationPresetSchema.safeParse({ kind: 'allocation', tokens: 1e6, uniqueHuman: 50 });
    assert.deepEqual(parsed.error?.issues[0]?.path, ['uniqueHuman']);
    assert.match(parsed.error.issues[0].message, /from 111\.112 to 1000000/);
  });
});
