import assert from 'node:assert/strict';
import type { Batch, Generation, Item } from 'groundloop';
import type { z } from 'zod';
import { ContractError } from '../../../src/core/simulation/contractError.ts';
import type { Experiment } from '../../../src/core/simulation/experiment.ts';
import { Names } from '../../../src/core/simulation/names.ts';
import { presetSchema } from '../../../src/core/simulation/preset.ts';
import type { GenerationRecord, Outcome } from '../../../src/core/simulation/run.ts';
import { FLATTERING, harmOf, LUCKY, makeWorld, RIGHT, VARIANTS, WRONG } from '../../../src/core/simulation/world.ts';
import { NO_HARM } from '../../../src/core/simulation/harms.ts';
import { simulate, type Step } from '../../support/loops.ts';

type PresetInput = z.input<typeof presetSchema>;

const LENGTH = 6;
const problems: PresetInput = {
  services: ['human', 'verifier', 'tests', 'hints'],
  steps: { length: LENGTH, soundness: 0.7, yes: { sound: 1, unsound: 0 } },
  tests: { right: 1, wrong: 0, flattering: 0, lucky: 1 },
  budget: { verify: null },
};

const refused = (message: RegExp) => (error: unknown) => error instanceof ContractError && message.test(error.message);
const everyStep = (g: Generation, item: Item): boolean =>
  (item.steps ?? []).every((_, i) => g.verifier.checkStep(item, i));

/** Runs `check` inside the first generation of a loop. */
function inside(check: (g: Generation) => void, preset: PresetInput): void {
  let called = false;
  const step: Step = (g) => {
    if (!called) check(g);
    called = true;
    return g.model.sample(10);
  };
  simulate(step, { preset: { ...preset, generations: 2 } });
  assert.ok(called);
}

/** Counts per variant: RIGHT, WRONG, FLATTERING, LUCKY. */
const variants = (histogram: Int32Array): number[] =>
  histogram.reduce((sums, n, cell) => sums.with(cell % VARIANTS, sums[cell % VARIANTS]! + n), [0, 0, 0, 0]);

const recordOf = ([outcome]: readonly Outcome[]): GenerationRecord => {
  assert.ok(outcome?.kind === 'trained');
  return outcome.record;
};

const loop = (keep: (g: Generation, drafts: Batch) => Batch, hint = false, preset = problems): Experiment =>
  simulate((g) => keep(g, g.model.sample(2000, { hint })), { preset: { ...preset, generations: 2 } });

describe('worked steps', () => {
  it('are shown where a lab has them, and frozen', () => {
    inside((g) => {
      for (const item of g.model.sample(50).plus(g.human.draw(50))) {
        assert.equal(item.steps?.length, LENGTH);
        assert.ok(Object.isFrozen(item.steps));
        for (const step of item.steps) assert.match(step, /^[A-Z].*\.$/);
      }
    }, problems);
    inside(
      (g) => {
        for (const item of g.model.sample(5)) assert.equal(item.steps, undefined);
      },
      { services: ['verifier'] },
    );
  });

  it('are in words that don’t depend on the answer, and dealt anew for every seed', () => {
    const world = makeWorld(presetSchema.parse(problems));
    const names = new Names(world, 1, 0);
    const seen = new Set<string>();
    for (let event = 1; event < 400; event++) {
      const steps = names.steps(7 * VARIANTS + RIGHT, event);
      for (const variant of [WRONG, FLATTERING, LUCKY]) {
        assert.deepEqual(names.steps(7 * VARIANTS + variant, event), steps);
      }
      seen.add(String(steps));
    }
    assert.ok(seen.size > 1);
    assert.ok(!seen.has(String(new Names(world, 2, 0).steps(7 * VARIANTS, 1))));
  });

  it('lead a lucky chain to the right answer: its text is the same, and unique() takes one of the two', () => {
    const world = makeWorld(presetSchema.parse(problems));
    const names = new Names(world, 1, 0);
    for (let fact = 0; fact < 20; fact++) {
      const [right, wrong, flattering, lucky] = [0, 1, 2, 3].map((v) => names.text(fact * VARIANTS + v));
      assert.equal(lucky, right);
      assert.equal(new Set([right, wrong, flattering]).size, 3);
    }
    inside((g) => {
      const texts = [...g.model.sample(1000).unique()].map((item) => item.text);
      assert.equal(new Set(texts).size, texts.length);
    }, problems);
  });

  it('can’t be matched across samples in a world where texts are salted', () => {
    const voted = loop((_, drafts) => {
      const by = new Map<string, number>();
      for (const { steps } of drafts) by.set(String(steps), (by.get(String(steps)) ?? 0) + 1);
      return drafts.sortBy(({ steps }) => -by.get(String(steps))!).take(500);
    });
    const common = (record: GenerationRecord): number =>
      record.trained.slice(0, 40).reduce((sum, n) => sum + n, 0) / record.size;
    assert.ok(common(voted.base.records[0]!) > 0.9);
    assert.ok(common(recordOf(voted.fork(0, { texts: 'salted' }))) < 0.7);
  });
});

describe('checkStep', () => {
  it('accepts all steps of what is right, and turns down a step of everything else', () => {
    const [record] = loop((g, drafts) => drafts.filter((item) => everyStep(g, item))).base.records;
    const kept = variants(record!.kept);
    assert.equal(kept[RIGHT], variants(record!.candidates)[RIGHT]);
    assert.deepEqual(kept.slice(1), [0, 0, 0]);
  });

  it('finds harmful answers well reasoned', () => {
    const harms = [{ name: 'fraud', prevalence: 0.1, recall: 0.9 }];
    const { world, base } = loop((g, drafts) => drafts.filter((item) => everyStep(g, item)), false, {
      ...problems,
      harms,
    });
    const { kept, candidates } = base.records[0]!;
    const harmful = (histogram: Int32Array): number =>
      histogram.reduce((sum, n, cell) => sum + (harmOf(world, cell) === NO_HARM ? 0 : n), 0);
    assert.ok(harmful(kept) > 100);
    assert.equal(harmful(kept), harmful(candidates));
  });

  it('gives one answer for one step, and spends a check each time', () => {
    inside(
      (g) => {
        for (const item of g.model.sample(20)) {
          const first = Array.from({ length: LENGTH }, (_, i) => g.verifier.checkStep(item, i));
          const again = Array.from({ length: LENGTH }, (_, i) => g.verifier.checkStep(item, i));
          assert.deepEqual(first, again);
        }
        assert.equal(g.budget.verify, 300 - 20 * 2 * LENGTH);
        const [item] = g.model.sample(1);
        for (let i = g.budget.verify; i > 0; i--) g.verifier.checkStep(item!, 0);
        assert.throws(() => g.verifier.checkStep(item!, 0), refused(/budget is spent: 300 checks/));
      },
      { ...problems, steps: { length: LENGTH, yes: { sound: 0.7, unsound: 0.3 } }, budget: { verify: 300 } },
    );
  });

  it('refuses what is no step', () => {
    inside((g) => {
      const [item] = g.model.sample(1);
      for (const index of [-1, LENGTH, 0.5, NaN, '0', undefined]) {
        assert.throws(() => g.verifier.checkStep(item!, index as number), refused(/number of a step, 0 to 5/));
      }
      assert.throws(() => g.verifier.checkStep({} as Item, 0), refused(/needs an item/));
    }, problems);
    inside((g) => {
      const [item] = g.model.sample(1);
      assert.throws(() => g.verifier.checkStep(item!, 0), refused(/no worked steps/));
    }, {});
  });

  it('is there without a verifier of whole items', () => {
    inside(
      (g) => {
        const [item] = g.model.sample(1);
        assert.equal(typeof g.verifier.checkStep(item!, 0), 'boolean');
        assert.throws(() => g.verifier.check(item!), refused(/no verifier/));
      },
      { ...problems, services: ['tests'] },
    );
  });

  it('is a coin of its usual rate where everybody outside is, and no check then', () => {
    const strict = loop((g, drafts) => drafts.filter((item) => g.verifier.checkStep(item, 2)));
    const base = strict.base.records[0]!;
    const coin = recordOf(strict.fork(0, { evaluators: 'coin' }));
    const rate = (record: GenerationRecord): number => record.acceptRates.checkStep!;
    const right = (record: GenerationRecord): number => variants(record.kept)[RIGHT]! / record.size;
    const error = 4 * Math.sqrt(0.25 / 2000);
    assert.ok(Math.abs(rate(coin) - rate(base)) < error);
    assert.ok(Math.abs(right(coin) - variants(base.candidates)[RIGHT]! / 2000) < error);
    assert.ok(right(base) > right(coin) + 2 * error);
  });

  it('never turns down a sound step, nor check a right item, where the verifier is generous', () => {
    const noisy = { ...problems, steps: { length: LENGTH, soundness: 0.7, yes: { sound: 0.6, unsound: 0 } } };
    for (const keep of [
      (g: Generation, drafts: Batch) => drafts.filter((item) => everyStep(g, item)),
      (g: Generation, drafts: Batch) => drafts.filter((item) => g.verifier.check(item)),
    ]) {
      const run = loop(keep, false, { ...noisy, verifier: { yes: { right: 0.6 } } });
      const { candidates, kept } = run.base.records[0]!;
      const generous = recordOf(run.fork(0, { verifier: 'generous' }));
      assert.ok(variants(kept)[RIGHT]! < 0.7 * variants(candidates)[RIGHT]!);
      assert.equal(variants(generous.kept)[RIGHT], variants(candidates)[RIGHT]);
      assert.deepEqual(variants(generous.kept).slice(1), variants(kept).slice(1));
    }
  });
});

describe('hints', () => {
  const all = (_: Generation, drafts: Batch): Batch => drafts;
  const helping = (help: number): PresetInput => ({ ...problems, hints: { help } });

  it('turn wrong answers into lucky ones, and make no more of them sound', () => {
    const plain = variants(loop(all, false).base.records[0]!.kept);
    const hinted = loop(all, true, helping(1)).base.records[0]!;
    const kept = variants(hinted.kept);
    assert.equal(kept[RIGHT], plain[RIGHT]);
    assert.deepEqual([kept[WRONG], kept[FLATTERING]], [0, 0]);
    assert.equal(kept[LUCKY], 2000 - plain[RIGHT]!);
    assert.deepEqual(variants(hinted.candidates), plain, 'candidates are what the model would have said by itself');
  });

  it('help with the probability that the lab sets', () => {
    const plain = variants(loop(all, false).base.records[0]!.kept);
    const kept = variants(loop(all, true, helping(0.3)).base.records[0]!.kept);
    const wrong = plain[WRONG]! + plain[FLATTERING]!;
    const helped = (wrong - kept[WRONG]! - kept[FLATTERING]!) / wrong;
    assert.ok(Math.abs(helped - 0.3) < 4 * Math.sqrt(0.21 / wrong), String(helped));
  });

  it('can be taken away, and tests be made hidden', () => {
    const run = loop((g, drafts) => drafts.filter((item) => g.tests.pass(item)), true);
    const { kept, candidates } = run.base.records[0]!;
    const unhinted = recordOf(run.fork(0, { hints: 'off' }));
    const hidden = recordOf(run.fork(0, { tests: 'hidden' }));
    assert.equal(variants(unhinted.kept)[LUCKY], variants(candidates)[LUCKY]);
    assert.ok(variants(kept)[LUCKY]! > variants(candidates)[LUCKY]!);
    assert.deepEqual(variants(hidden.kept), [variants(candidates)[RIGHT], 0, 0, 0]);
  });

  it('are refused where the lab has none', () => {
    inside(
      (g) => {
        assert.throws(() => g.model.sample(1, { hint: true }), refused(/no hints/));
        assert.equal(g.model.sample(1, { hint: false }).size, 1);
      },
      { services: ['tests'] },
    );
  });
});

describe('a preset with steps', () => {
  const problemsIn = (steps: unknown): string[] =>
    presetSchema.safeParse({ steps }).error?.issues.map(({ path }) => path.join('.')) ?? [];

  it('refuses impossible numbers, with their place', () => {
    assert.deepEqual(problemsIn({ length: 0 }), ['steps.length']);
    assert.deepEqual(problemsIn({ length: 65 }), ['steps.length']);
    assert.deepEqual(problemsIn({ soundness: 1 }), ['steps.soundness']);
    assert.deepEqual(problemsIn({ yes: { sound: 1.2 } }), ['steps.yes.sound']);
    assert.deepEqual(problemsIn({}), []);
  });
});
