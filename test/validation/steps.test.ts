import type { Batch, Generation, Item } from 'groundloop';
import type { z } from 'zod';
import type { presetSchema } from '../../src/core/simulation/preset.ts';
import { RIGHT, VARIANTS } from '../../src/core/simulation/world.ts';
import { simulate } from '../support/loops.ts';
import { assertMean, assertPrinted, perSeed } from '../support/monteCarlo.ts';

/**
 * Best-of-N with an answer check (ORM) and a step check (PRM), simulation.md §1.j, in the world itself. Chains of k steps,
 * each sound with probability p = .9; an unsound chain reaches the right answer with probability g = .2.
 */
const P = 0.9;
const G = 0.2;

interface Chains {
  readonly k: number;
  /** P(the step check accepts a sound step, an unsound one). */
  readonly step?: { sound: number; unsound: number };
  /** P(the answer check accepts a right answer, a wrong one). */
  readonly answer?: { right: number; wrong: number };
}

const chainsPreset = ({ k, step, answer }: Chains): z.input<typeof presetSchema> => {
  const sound = P ** k;
  return {
    facts: 20,
    generations: 2,
    services: ['tests'],
    people: {
      skill: Math.log(sound / (1 - sound)),
      difficulty: 0,
      errors: { wrong: 1 - G, flattering: 0, lucky: G },
    },
    steps: { length: k, soundness: P, yes: step ?? { sound: 1, unsound: 0 } },
    tests: {
      right: answer?.right ?? 1,
      lucky: answer?.right ?? 1,
      wrong: answer?.wrong ?? 0,
      flattering: answer?.wrong ?? 0,
    },
    budget: { verify: null },
  };
};

const everyStep = (g: Generation, item: Item): boolean =>
  (item.steps ?? []).every((_, i) => g.verifier.checkStep(item, i));

/** Closed form of "all steps must pass" at a step's TPR τ and FPR φ: P(accepted), and P(sound | accepted). */
function allPass(k: number, tau: number, phi: number): { accepted: number; precision: number } {
  const sound = P ** k * tau ** k;
  const accepted = (P * tau + (1 - P) * phi) ** k;
  return { accepted, precision: sound / accepted };
}

/** What a way of picking finds in one seed: how many it picked, and how many of those are sound. */
function picked(chains: Chains, seed: number, pick: (g: Generation) => Batch): { picked: number; sound: number } {
  const step = (g: Generation): Batch => (g.t === 0 ? pick(g) : g.model.sample(1));
  const { kept } = simulate(step, { seed, preset: chainsPreset(chains) }).base.records[0]!;
  return kept.reduce(
    (sum, n, cell) => ({ picked: sum.picked + n, sound: sum.sound + (cell % VARIANTS === RIGHT ? n : 0) }),
    { picked: 0, sound: 0 },
  );
}

/** The first of every `n` candidates in a row that passes. */
function firstOf(n: number, passes: (item: Item) => boolean): (item: Item, index: number) => boolean {
  let taken = -1;
  return (item, index) => {
    const group = Math.floor(index / n);
    if (group === taken || !passes(item)) return false;
    taken = group;
    return true;
  };
}

describe('answers checked and steps checked (simulation.md §1.j)', function () {
  this.timeout(60_000);
  const RUNS = 6;
  const GROUPS = 2500;

  it('k = 8, p = .9, g = .2: .5444 of the chains are right, and .7908 of those are sound', () => {
    const runs = Array.from({ length: RUNS }, (_, i) =>
      picked({ k: 8 }, i + 1, (g) => g.model.sample(20_000).filter((item) => g.tests.pass(item))),
    );
    assertMean(
      perSeed(RUNS, (seed) => runs[seed - 1]!.picked / 20_000),
      0.5444,
      'P(right answer)',
      { abs: 2e-3 },
    );
    assertMean(
      perSeed(RUNS, (seed) => runs[seed - 1]!.sound / runs[seed - 1]!.picked),
      0.7908,
      'sound share',
      { abs: 2e-3 },
    );
  });

  for (const [i, n] of [1, 2, 4, 8, 16].entries()) {
    it(`best of ${n}: the answer check stays under its ceiling, the step check doesn’t`, () => {
      const answer = Array.from({ length: RUNS }, (_, s) =>
        picked({ k: 8 }, s + 1, (g) => g.model.sample(GROUPS * n).filter(firstOf(n, (item) => g.tests.pass(item)))),
      );
      const process = Array.from({ length: RUNS }, (_, s) =>
        picked({ k: 8 }, s + 1, (g) => g.model.sample(GROUPS * n).filter(firstOf(n, (item) => everyStep(g, item)))),
      );
      const share = (of: readonly { picked: number; sound: number }[], what: 'picked' | 'sound') =>
        perSeed(RUNS, (seed) => of[seed - 1]![what] / GROUPS);
      const abs = 6e-3;
      assertMean(share(answer, 'picked'), [0.5444, 0.7924, 0.9569, 0.9981, 1][i]!, 'ORM pass@N', { abs });
      assertMean(share(answer, 'sound'), [0.4305, 0.6266, 0.7567, 0.7893, 0.7908][i]!, 'ORM: picked chain sound', {
        abs,
      });
      assertMean(share(process, 'sound'), [0.4305, 0.6756, 0.8948, 0.9889, 0.9999][i]!, 'PRM rerank: sound@N', { abs });
    });
  }

  for (const { k, precision, cost, strict } of [
    { k: 4, precision: { prm: '.956', orm: '.887' }, cost: { prm: '1.6', orm: '1.4' }, strict: '2.2' },
    { k: 8, precision: { prm: '.914', orm: '.757' }, cost: { prm: '2.5', orm: '1.9' }, strict: '4.9' },
    { k: 16, precision: { prm: '.835', orm: '.484' }, cost: { prm: '6.2', orm: '2.8' }, strict: '23.9' },
    { k: 32, precision: { prm: '.697', orm: '.128' }, cost: { prm: '38.8', orm: '3.9' }, strict: '573' },
  ]) {
    it(`${k} noisy steps: all must pass costs ${cost.prm} samples at a step TPR of .98, ${strict} at .90`, () => {
      const n = 40_000;
      const all = (g: Generation): Batch => g.model.sample(n).filter((item) => everyStep(g, item));
      const runs = (chains: Omit<Chains, 'k'>, pick: (g: Generation) => Batch) =>
        Array.from({ length: RUNS }, (_, s) => picked({ k, ...chains }, s + 1, pick));
      const prm = runs({ step: { sound: 0.98, unsound: 0.1 } }, all);
      const prmStrict = runs({ step: { sound: 0.9, unsound: 0.1 } }, all);
      const orm = runs({ answer: { right: 0.95, wrong: 0.05 } }, (g) =>
        g.model.sample(n).filter((item) => g.tests.pass(item)),
      );
      const precisionOf = (of: typeof prm) => perSeed(RUNS, (seed) => of[seed - 1]!.sound / of[seed - 1]!.picked);
      const accepted = (of: typeof prm) => perSeed(RUNS, (seed) => of[seed - 1]!.picked / n);
      const expected = allPass(k, 0.98, 0.1);
      const expectedStrict = allPass(k, 0.9, 0.1);
      assertPrinted(1 / expected.accepted, cost.prm, 'samples per accept');
      assertPrinted(1 / expectedStrict.accepted, strict, 'samples per accept');
      assertPrinted(expected.precision, precision.prm, 'precision');
      assertMean(precisionOf(prm), expected.precision, 'PRM precision', { abs: 3e-3 });
      assertMean(precisionOf(orm), Number(precision.orm), 'ORM precision', { abs: 3e-3 });
      assertMean(accepted(prm), expected.accepted, 'PRM accepts', { abs: 1e-3 });
      assertMean(accepted(orm), 1 / Number(cost.orm), 'ORM accepts', { abs: 0.035 / Number(cost.orm) });
      assertMean(accepted(prmStrict), expectedStrict.accepted, 'strict PRM accepts', {
        loosest: 0.3 * expectedStrict.accepted,
      });
    });
  }
});
