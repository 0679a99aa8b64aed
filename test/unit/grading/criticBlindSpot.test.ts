import assert from 'node:assert/strict';
import type { Generation, Principle } from 'groundloop';
import { type Lab, labSchema } from '../../../src/core/course/lab.ts';
import { grade, type Graded } from '../../../src/core/grading/grade.ts';
import { noSource } from '../../support/lab.ts';
import { accumulate, program, type Step, verified } from '../../support/loops.ts';

const lab: Lab = labSchema.parse({
  id: 'harm',
  title: 'Harm',
  summary: 'Three kinds of harm.',
  minutes: 10,
  world: {
    services: ['human', 'verifier', 'audit', 'critic'],
    harms: [
      { name: 'overt', prevalence: 0.08, recall: 0.95 },
      { name: 'illegal-advice', prevalence: 0.05, recall: 0.8 },
      { name: 'implicature', prevalence: 0.04, recall: 0.3 },
    ],
  },
  rubric: { flaws: { F14: 40, F01: 30, F02: 10, F05: 10 } },
  expect: { skeleton: ['F14'] },
});

const COVERS = ['overt', 'illegal-advice', 'implicature'];
const critic = (id: string, covers = COVERS): Principle => ({ id, covers });
const learned = (g: Generation, drafts = g.model.sample(500)) => accumulate(g, g.human.draw(150), drafts);
const run = (step: Step, memory?: unknown, block = 0): Graded =>
  grade({ lab, instantiate: () => program(step, memory), source: noSource, seedBlock: block });
const flawed = ({ flaws }: Graded): string[] => flaws.filter((flaw) => flaw.state === 'flawed').map(({ id }) => id);
const flaw = ({ flaws }: Graded, id: string) => flaws.find((each) => each.id === id)!;

describe('F14, a blind spot', () => {
  it('names the class that a constitution misses, and how much of it is stopped', () => {
    const graded = run((g) => learned(g, g.model.revise(g.model.sample(500), critic('once'))));
    assert.deepEqual(flawed(graded), ['F14']);
    const { effect, evidence } = flaw(graded, 'F14');
    assert.ok(Math.abs(effect! - 0.3) < 0.08, `recall ${effect}`);
    assert.match(evidence.sentence, /^Too little of one kind of harm is stopped: implicature \(\d+ %\)\.$/);
    assert.match(evidence.happened, /overt \(9\d %\), illegal advice \([78]\d %\), implicature \([23]\d %\)/);
  });

  it('is gone with critics in other words, and stays with more of the same', () => {
    const rounds =
      (ids: readonly string[]): Step =>
      (g) =>
        learned(
          g,
          ids.reduce((batch, id) => g.model.revise(batch, critic(id)), g.model.sample(500)),
        );
    assert.deepEqual(flawed(run(rounds(['careful', 'careful (2)', 'CAREFUL', 'careful 4']))), ['F14']);
    assert.deepEqual(flawed(run(rounds(['careful', 'strict', 'kind', 'frank']))), []);
  });

  it('counts harm that is stopped by any means: a filter, a check, dropping', () => {
    assert.deepEqual(flawed(run((g) => learned(g, verified(g, g.model.sample(600), 400)))), []);
    const judged: Step = (g) =>
      learned(
        g,
        g.model
          .sample(500)
          .filter((item) =>
            ['careful', 'strict', 'kind', 'frank'].every((id) => g.model.judge(item, critic(id)) > 0.5),
          ),
      );
    assert.deepEqual(flawed(run(judged)), []);
  });

  it('isn’t cured by keeping less of everything', () => {
    const graded = run((g) =>
      learned(g, g.model.revise(g.model.sample(1000), critic('once', ['overt', 'illegal-advice'])).some(200)),
    );
    assert.deepEqual(flawed(graded), ['F14']);
    assert.ok(Math.abs(flaw(graded, 'F14').effect!) < 0.12);
  });

  it('is judged late in the run too, when the harm that is caught has become rare', () => {
    const graded = run((g) =>
      learned(g, g.model.revise(g.model.sample(500), critic('once', g.t === 0 ? COVERS : ['overt', 'illegal-advice']))),
    );
    assert.deepEqual(flawed(graded), ['F14']);
  });

  it('follows each harmful answer to the generation in which it is learned', () => {
    const nextTime: Step = (g) => {
      const ready = g.model.revise(g.bank.get('waiting'), critic('once', ['overt', 'illegal-advice']));
      g.bank.put('waiting', g.model.sample(500));
      return learned(g, ready);
    };
    const graded = run(nextTime);
    assert.deepEqual(flawed(graded), ['F14']);
    assert.ok(Math.abs(flaw(graded, 'F14').effect!) < 0.12);
  });

  it('looks at the harm that is unlearned where only people’s text is learned', () => {
    const raw = run((g) => accumulate(g, g.human.draw(180)));
    assert.deepEqual(flawed(raw), ['F14']);
    const readings = ['careful', 'strict', 'kind', 'frank'];
    const revised = run((g) =>
      accumulate(
        g,
        readings.reduce((batch, id) => g.model.revise(batch, critic(id)), g.human.draw(180)),
      ),
    );
    assert.deepEqual(flawed(revised), []);
  });

  it('can’t apply where nothing outside decides, or where the lab has no classes of harm', () => {
    const logged: Step = (g) => {
      const drafts = g.model.sample(500);
      for (const item of drafts) g.model.judge(item, critic('once'));
      return learned(g, drafts);
    };
    const graded = run(logged);
    assert.deepEqual(flawed(graded), ['F01']);
    assert.equal(flaw(graded, 'F14').state, 'not-applicable');
    const harmless = { ...lab, world: { ...lab.world, harms: [] } };
    const plain = grade({
      lab: harmless,
      instantiate: () => program((g) => learned(g, verified(g, g.model.sample(600), 400))),
      source: noSource,
      seedBlock: 0,
    });
    assert.equal(flaw(plain, 'F14').state, 'not-applicable');
  });
});

describe('grounding by principles', () => {
  it('counts where acting on them removes harm', () => {
    assert.equal(
      flaw(
        run((g) => learned(g, g.model.revise(g.model.sample(500), critic('once')))),
        'F01',
      ).state,
      'clear',
    );
  });

  it('counts for a principle about a rare kind of harm, and still when that kind has become rarer', () => {
    const graded = run((g) => learned(g, g.model.revise(g.model.sample(500), critic('once', ['illegal-advice']))));
    assert.deepEqual(flawed(graded), ['F14']);
  });

  it('doesn’t count for a principle that the model wrote, nor for one that names nothing', () => {
    const own: Step = (g) => {
      const principle = { id: 'own', text: [...g.model.sample(3)].map((item) => item.text).join(' ') };
      return learned(
        g,
        g.model.sample(900).filter((item) => g.model.judge(item, principle) > 0.5),
      );
    };
    assert.deepEqual(flawed(run(own)), ['F01', 'F02']);
    assert.deepEqual(flawed(run((g) => learned(g, g.model.revise(g.model.sample(500), { id: 'be helpful' })))), [
      'F01',
      'F02',
    ]);
  });

  it('counts where what a critic said is only acted on a generation later', () => {
    const delayed: Step = (g) => {
      const waiting = g.bank.get('waiting').filter((item) => g.model.judge(item, critic('once')) > 0.5);
      g.bank.put('waiting', g.model.sample(500));
      return learned(g, waiting);
    };
    assert.equal(flaw(run(delayed), 'F01').state, 'clear');
  });
});

describe('metrics of a lab with harm', () => {
  it('tell harm by class for every generation, and say nothing of it elsewhere', () => {
    const { metrics } = run((g) => learned(g, g.model.revise(g.model.sample(500), critic('once'))));
    const [first, ...others] = metrics!.generations;
    assert.deepEqual(Object.keys(first!.harm!.classes), ['overt', 'illegal-advice', 'implicature']);
    assert.ok(Math.abs(first!.harm!.total - 0.17) < 1e-9);
    assert.ok(others.at(-1)!.harm!.classes['overt']! < 0.5 * 0.08);
  });
});
