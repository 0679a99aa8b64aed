import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Capstone, capstoneSchema, MEASURES, type MeasureName } from '../../../src/core/course/capstone.ts';
import { labSchema } from '../../../src/core/course/lab.ts';
import { heldBelow, scoreCapstone } from '../../../src/core/grading/capstone.ts';
import { CAPSTONE_SEEDS, measureCapstone } from '../../../src/core/grading/capstoneRuns.ts';
import { capstoneVerdictSchema } from '../../../src/core/grading/capstoneVerdict.ts';
import { nextStep } from '../../../src/core/grading/capstoneWords.ts';
import { grade, type Graded } from '../../../src/core/grading/grade.ts';
import { priceOf, spentIn, unitsOf } from '../../../src/core/grading/spending.ts';
import { noSource } from '../../support/lab.ts';
import { accumulate, program, simulate, type Step } from '../../support/loops.ts';

const capstone: Capstone = capstoneSchema.parse({
  measures: { knowledge: 40, tailAlive: 20, flattery: 20, price: 20 },
  references: [
    { id: 'a', title: 'A', measures: { knowledge: 0.4, tailAlive: 0.2, flattery: 0.1, price: null } },
    { id: 'b', title: 'B', measures: { knowledge: 0.6, tailAlive: 0.9, flattery: 0.05, price: 400 } },
    { id: 'best', title: 'Best', measures: { knowledge: 0.8, tailAlive: 0.8, flattery: 0.01, price: 100 } },
  ],
});
const counted = ['knowledge', 'tailAlive', 'flattery', 'price'] as const;
type Counted = (typeof counted)[number];

const share = fc.double({ min: 0, max: 1, noNaN: true });
const price = fc.option(fc.double({ min: 1, max: 10_000, noNaN: true }));
const values = fc.record({ knowledge: share, tailAlive: share, flattery: share, price });

const pointsOf = (measure: MeasureName, value: number | null): number =>
  scoreCapstone(capstone, { [measure]: value }).measures.find((placed) => placed.measure === measure)!.points;

describe('the score of a capstone', () => {
  it('is from 0 to 100, and so are the points of each measure', () => {
    fc.assert(
      fc.property(values, (measured) => {
        const { points, measures } = scoreCapstone(capstone, measured);
        for (const one of [points, ...measures.map((placed) => placed.points)]) assert.ok(one >= 0 && one <= 100);
      }),
    );
  });

  it('never falls when one measure becomes better', () => {
    const better = (measure: Counted, a: number | null, b: number | null): boolean => {
      if (a === null || b === null) return b === null;
      return measure === 'knowledge' || measure === 'tailAlive' ? a >= b : a <= b;
    };
    fc.assert(
      fc.property(values, values, fc.constantFrom(...counted), (measured, other, measure) => {
        const changed = { ...measured, [measure]: other[measure] };
        const [before, after] = [measured, changed].map((each) => scoreCapstone(capstone, each).points);
        if (better(measure, changed[measure], measured[measure])) assert.ok(after! >= before! - 1e-9);
        else assert.ok(after! <= before! + 1e-9);
      }),
    );
  });

  it('gives nothing below the worst reference point, and no more than all beyond the best', () => {
    assert.deepEqual(
      [0.1, 0.4, 0.6, 0.8, 1].map((value) => Math.round(pointsOf('knowledge', value))),
      [0, 0, 50, 100, 100],
    );
    assert.deepEqual(
      [0.5, 0.1, 0.01, 0].map((value) => Math.round(pointsOf('flattery', value))),
      [0, 0, 100, 100],
    );
    // The best of a measure needn't be the best pipeline's.
    assert.ok(pointsOf('tailAlive', 0.8) < 100);
    assert.equal(pointsOf('tailAlive', 0.9), 100);
  });

  it('places a price by its logarithm, so that halving it is the same step everywhere', () => {
    assert.deepEqual(
      [800, 400, 200, 100, 50].map((value) => Math.round(pointsOf('price', value))),
      [0, 0, 50, 100, 100],
    );
    fc.assert(
      fc.property(fc.double({ min: 200, max: 400, noNaN: true }), (value) => {
        assert.ok(Math.abs(pointsOf('price', value / 2) - pointsOf('price', value) - 50) < 1e-6);
      }),
    );
    assert.equal(pointsOf('price', null), 0, 'nothing gained');
  });

  it('weighs the points of the measures', () => {
    const { points } = scoreCapstone(capstone, { knowledge: 0.8, tailAlive: 0.2, flattery: 0.1, price: 200 });
    assert.ok(Math.abs(points - (40 * 100 + 20 * 50) / 100) < 1e-9);
  });

  it('stays below the mark with a flaw, and is rounded down', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 1, max: 99 }), (points, mark) => {
        const held = heldBelow(points, mark, true);
        assert.ok(held < mark && held >= 0 && held <= points + 1e-6 && Number.isInteger(held));
        assert.ok(Math.abs(heldBelow(points, mark, false) - points) <= 1);
      }),
    );
    assert.deepEqual([heldBelow(69.99, 70, false), heldBelow(98, 70, true), heldBelow(30, 70, true)], [69, 69, 30]);
  });

  it('says what to try by the measure that costs most, and nothing where nothing is missing', () => {
    const best = { knowledge: 0.8, tailAlive: 0.9, flattery: 0.01, price: 100 };
    assert.equal(nextStep(scoreCapstone(capstone, best)), undefined);
    assert.match(nextStep(scoreCapstone(capstone, { ...best, price: null }))!, /no price of data yet/);
    assert.match(nextStep(scoreCapstone(capstone, { ...best, price: 400 }))!, /what each unit decides/);
    assert.match(nextStep(scoreCapstone(capstone, { ...best, tailAlive: 0.2 }))!, /rare fact/);
  });
});

const small = { facts: 60, generations: 4, services: ['human', 'verifier', 'audit'] as ['human', 'verifier', 'audit'] };

/** Counts its own calls, of the first run of each generation: later ones are of changed worlds. */
function counting(counts: { human: number; verify: number; audit: number; sample: number }): Step {
  const seen = new Set<number>();
  return (g) => {
    const once = seen.has(g.t) ? 0 : 1;
    seen.add(g.t);
    const drafts = g.model.sample(40);
    counts.sample += once * drafts.size;
    const passed = drafts.filter((item) => {
      counts.verify += once;
      return g.verifier.check(item);
    });
    const [first] = passed;
    if (first) {
      g.review(first);
      counts.audit += once;
    }
    counts.audit += once * g.audit(passed, 7).of;
    const people = g.human.draw(25);
    counts.human += once * people.size;
    return accumulate(g, people, passed);
  };
}

describe('the spending of a loop', () => {
  it('is what its calls used, drafts apart', () => {
    const counts = { human: 0, verify: 0, audit: 0, sample: 0 };
    const { base } = simulate(counting(counts), { preset: small });
    assert.deepEqual(spentIn(base), counts);
    assert.equal(unitsOf(spentIn(base)), counts.human + counts.verify + counts.audit);
    assert.ok(counts.sample === 160 && counts.human === 100);
  });

  it('counts what was spent in the generation in which the loop paused', () => {
    const { base } = simulate(
      (g) => {
        const people = g.human.draw(30);
        return g.t === 1 ? g.pause('enough') : people;
      },
      { preset: small },
    );
    assert.equal(spentIn(base).human, 60);
  });

  it('never comes to more than the budget', () => {
    const { base } = simulate((g) => accumulate(g, g.human.draw(500)), {
      preset: { ...small, budget: { human: 700 } },
    });
    assert.equal(spentIn(base).human, 700);
  });

  it('has a price for each point of knowledge gained, and none where nothing was gained', () => {
    assert.equal(priceOf(600, 0.2), 30);
    assert.deepEqual([priceOf(600, 0), priceOf(600, -0.1)], [null, null]);
  });
});

describe('the grade of a capstone', () => {
  const lab = labSchema.parse({
    id: 'free',
    title: 'Free',
    summary: 'For the tests.',
    minutes: 1,
    world: small,
    rubric: { passMark: 70, flaws: { F01: 50, F04: 50 } },
    capstone,
    expect: { skeleton: ['F01'] },
  });
  const gradeOf = (step: Step, seedBlock = 0): Graded =>
    grade({ lab, instantiate: () => program(step), source: noSource, seedBlock });
  const checked: Step = (g) =>
    accumulate(
      g,
      g.human.draw(60),
      g.model.sample(150).filter((item) => g.verifier.check(item)),
    );

  it('holds a loop with a flaw below the mark, and says so', () => {
    const { score, passed, capstone: place } = gradeOf((g) => accumulate(g, g.human.draw(60), g.model.sample(150)));
    assert.equal(passed, false);
    assert.ok(score < 70);
    assert.equal(capstoneVerdictSchema.parse(place).capped, true);
    assert.match(place!.sentence, /no flaw is allowed/);
  });

  it('measures the same seeds in every block, rounded as the references are written', () => {
    const [first, other] = [gradeOf(checked), gradeOf(checked, 5)];
    assert.deepEqual(other.capstone!.measures, first.capstone!.measures);
    assert.deepEqual(first.capstone!.seeds, CAPSTONE_SEEDS);
    const measured = measureCapstone(CAPSTONE_SEEDS.map((seed) => simulate(checked, { seed, preset: small })));
    for (const { measure, value } of first.capstone!.measures) assert.equal(value, measured[measure], measure);
    assert.deepEqual(Object.keys(measured), [...MEASURES]);
  });

  it('has the score of its points where no flaw was found', () => {
    const { score, flaws, capstone: place, passed } = gradeOf(checked);
    assert.deepEqual(
      flaws.filter(({ state }) => state === 'flawed').map(({ id }) => id),
      [],
    );
    assert.equal(score, Math.floor(place!.points + 1e-9));
    assert.equal(passed, score >= 70);
  });
});
