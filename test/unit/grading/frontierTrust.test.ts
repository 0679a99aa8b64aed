import assert from 'node:assert/strict';
import type { Batch, Generation } from 'groundloop';
import { type Lab, labSchema } from '../../../src/core/course/lab.ts';
import { grade } from '../../../src/core/grading/grade.ts';
import type { FlawVerdict } from '../../../src/core/grading/verdict.ts';
import { noSource } from '../../support/lab.ts';
import { accumulate, program, type Step } from '../../support/loops.ts';

/** A verifier that says yes to seven hard drafts of ten, and people with time for eight hundred. */
const lab: Lab = labSchema.parse({
  id: 'frontier',
  title: 'Frontier',
  summary: 'An evaluator that is blind where it is hard.',
  minutes: 10,
  world: {
    services: ['human', 'verifier', 'audit'],
    verifier: { frontier: { from: 0.8, yes: 0.7 } },
    levels: true,
    budget: { audit: 800, verify: null },
  },
  rubric: { flaws: { F18: 50, F01: 25, F15: 25 } },
  expect: { skeleton: ['F18'] },
});

const verdicts = (step: Step, where = lab): Map<string, FlawVerdict> =>
  new Map(
    grade({ lab: where, instantiate: () => program(step), source: noSource, seedBlock: 2 }).flaws.map((each) => [
      each.id,
      each,
    ]),
  );
const trust = (step: Step): FlawVerdict => verdicts(step).get('F18')!;

const passed = (g: Generation, n = 800): Batch => g.model.sample(n).filter(g.verifier.check);
const learn = (g: Generation, ...batches: Batch[]): Batch => accumulate(g, g.human.draw(180), ...batches);

describe('trusted beyond its competence (F18)', () => {
  it('is found where nobody reads what the verifier can’t judge, and where people read what is easy', () => {
    const nobody = trust((g) => learn(g, passed(g)));
    assert.equal(nobody.state, 'flawed');
    assert.match(nobody.evidence.happened, /none of that time went to the hardest questions/);
    const easy = trust((g) => {
      const [first, others] = passed(g).split((draft) => draft.level === 'easy');
      return learn(g, first.take(80).filter(g.review), others);
    });
    assert.equal(easy.state, 'flawed');
    assert.match(easy.evidence.happened, /none of that time went to the hardest/);
  });

  it('is not found where people decide about what is hard', () => {
    const read = verdicts((g) => {
      const [hard, others] = g.model.sample(700).split((draft) => draft.level === 'hard');
      return learn(
        g,
        others.filter(g.verifier.check),
        hard.filter((draft) => g.budget.audit > 0 && g.review(draft)),
      );
    });
    for (const { id, state } of read.values()) assert.notEqual(state, 'flawed', id);
    assert.equal(read.get('F15')!.state, 'clear', 'a review that decides is an audit that matters');
    const half = trust((g) =>
      learn(
        g,
        passed(g, 500).filter((draft) => draft.level !== 'hard' || g.review(draft)),
      ),
    );
    assert.equal(half.state, 'clear');
    assert.ok(half.effect! > 0.5, String(half.effect));
  });

  it('is not found where what people said of a text once is remembered', () => {
    type Known = Record<string, boolean>;
    const remembering: Step = (g: Generation, known: Known) =>
      learn(
        g,
        passed(g, 500).filter((draft) => {
          if (draft.level !== 'hard') return true;
          if (!(draft.text in known) && g.t < 3) known[draft.text] = g.review(draft);
          return known[draft.text] === true;
        }),
      );
    const { flaws } = grade({ lab, instantiate: () => program(remembering, {}), source: noSource, seedBlock: 2 });
    assert.equal(flaws.find(({ id }) => id === 'F18')!.state, 'clear');
  });

  it('can’t apply where hard drafts are left out', () => {
    const verdict = trust((g) =>
      learn(
        g,
        passed(g).filter((draft) => draft.level !== 'hard'),
      ),
    );
    assert.equal(verdict.state, 'not-applicable');
    assert.match(verdict.evidence.sentence, /leaves out/);
  });

  it('gives way to what explains it: nothing decides anywhere, or people are asked and not listened to', () => {
    const unchecked = verdicts((g) => learn(g, g.model.sample(500)));
    assert.equal(unchecked.get('F01')!.state, 'flawed');
    assert.equal(unchecked.get('F18')!.state, 'not-applicable');

    const unheard = verdicts((g) => {
      const drafts = passed(g);
      for (const draft of drafts) if (draft.level === 'hard' && g.budget.audit > 0) g.review(draft);
      return learn(g, drafts);
    });
    assert.equal(unheard.get('F15')!.state, 'flawed');
    assert.equal(unheard.get('F18')!.state, 'not-applicable');
  });

  it('can’t apply where the verifier has no blind spot', () => {
    const world = { services: ['human', 'verifier', 'audit'] };
    const sighted = labSchema.parse({ ...lab, world });
    const verdict = verdicts((g) => learn(g, passed(g)), sighted).get('F18')!;
    assert.equal(verdict.state, 'not-applicable');
    assert.match(verdict.evidence.sentence, /knows something of every question/);
  });
});
