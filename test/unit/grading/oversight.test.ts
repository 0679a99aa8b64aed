import assert from 'node:assert/strict';
import { type Lab, labSchema } from '../../../src/core/course/lab.ts';
import { grade, type Graded } from '../../../src/core/grading/grade.ts';
import type { FlawVerdict } from '../../../src/core/grading/verdict.ts';
import { noSource } from '../../support/lab.ts';
import { accumulate, program, type Step } from '../../support/loops.ts';
import type { Batch, Generation } from 'groundloop';

const FLAWS = ['F09', 'F10', 'F15', 'F16', 'F19'];

/** A world with a reward model that has a hole, and a rubric of everything about oversight. */
function lab(world: object = {}, requires: readonly string[] = []): Lab {
  return labSchema.parse({
    id: 'oversight',
    title: 'Oversight',
    summary: 'Reward, audits, pauses.',
    minutes: 10,
    world: {
      services: ['human', 'verifier', 'reward', 'audit'],
      people: { errors: { wrong: 0.5, flattering: 0.2, lucky: 0.3 } },
      budget: { audit: 600 },
      ...world,
    },
    rubric: { flaws: Object.fromEntries(FLAWS.map((id) => [id, 20])), requires },
    expect: { skeleton: ['F09'] },
  });
}

const strict = lab({}, ['audit', 'pause']);
const watched = lab({ watched: { better: 0.9 } });
const run = (step: Step, where: Lab, memory?: unknown): Graded =>
  grade({ lab: where, instantiate: () => program(step, structuredClone(memory)), source: noSource, seedBlock: 0 });
const flaw = (graded: Graded, id: string): FlawVerdict => graded.flaws.find((each) => each.id === id)!;
const state = (step: Step, where: Lab, id: string, memory?: unknown): string =>
  flaw(run(step, where, memory), id).state;

const read = (g: Generation, n = 550): Batch => g.model.sample(n).filter(g.verifier.check);
const favourites = (g: Generation): Batch =>
  g.model
    .sample(1500)
    .sortBy((item) => -g.reward.score(item))
    .take(300);
/** Audits what it learns, and stops when more is bad than `limit` allows. */
const guarded =
  (limit: number, learn: (g: Generation) => Batch = read): Step =>
  (g) => {
    const drafts = learn(g);
    const { bad, of } = g.audit(drafts, 60);
    return bad > limit * of ? g.pause('audit') : accumulate(g, g.human.draw(180), drafts);
  };

describe('reward over-optimised (F09)', () => {
  it('is found where the favourites of the reward model are learned', () => {
    const found = flaw(
      run((g) => accumulate(g, g.human.draw(150), favourites(g)), lab()),
      'F09',
    );
    assert.equal(found.state, 'flawed');
    assert.ok(found.effect! > 1, String(found.effect));
    assert.match(found.evidence.sentence, /reward model past the truth/);
  });

  it('is not found where a check takes back what the reward gave', () => {
    const step: Step = (g) =>
      accumulate(
        g,
        g.human.draw(150),
        g.model.sample(550).filter((item) => g.reward.score(item) > 0.4 && g.verifier.check(item)),
      );
    assert.equal(state(step, lab(), 'F09'), 'clear');
  });

  it('can’t apply where no score was ever asked for', () => {
    const verdict = flaw(
      run((g) => accumulate(g, read(g)), lab()),
      'F09',
    );
    assert.equal(verdict.state, 'not-applicable');
    assert.match(verdict.evidence.sentence, /never asks the reward model/);
  });

  it('is a note with the generation at which it ended, where labels by people cure it', () => {
    const cured: Step = (g) => {
      const people = g.human.draw(150);
      if (g.t > 0) g.reward.refresh({ ai: people.some(10), human: people });
      return accumulate(g, people, favourites(g));
    };
    const graded = run(cured, lab());
    assert.equal(flaw(graded, 'F09').state, 'clear');
    const note = graded.advice.find((line) => line.startsWith('Reward over-optimised:'));
    assert.match(note ?? '', /had this flaw at first, and was rid of it by generation [1-4]\./);
  });
});

describe('reward drift (F10)', () => {
  const refreshing =
    (ai: number, human: number): Step =>
    (g) => {
      const people = g.human.draw(180);
      const drafts = g.model.sample(550);
      g.reward.refresh({ ai: drafts.take(ai), human: people.take(human) });
      return accumulate(
        g,
        people,
        drafts.filter((item) => g.reward.score(item) > 0.3 && g.verifier.check(item)),
      );
    };

  it('is found by how far its own labels carried it, as the closed form says', () => {
    const drift = (share: number): number => (0.15 * share * (1 - (0.5 + 0.5 * share) ** 10)) / (1 - share);
    for (const [ai, human] of [
      [190, 10],
      [160, 40],
      [100, 100],
    ] as const) {
      const { state: found, effect } = flaw(run(refreshing(ai, human), lab()), 'F10');
      const expected = drift(ai / (ai + human));
      assert.ok(Math.abs(effect! - expected) < 1e-9, `${ai}/${human}: ${effect}, expected ${expected}`);
      assert.equal(found, expected > 0.43 ? 'flawed' : 'clear');
    }
    const own = flaw(run(refreshing(200, 0), lab()), 'F10');
    assert.ok(Math.abs(own.effect! - 0.75) < 1e-9);
    assert.equal(own.state, 'flawed');
  });

  it('is found in a loop that its audits stop before the drift is large', () => {
    const step: Step = (g) => {
      const drafts = g.model.sample(600);
      g.reward.refresh({ ai: drafts });
      const kept = drafts.filter((item) => g.reward.score(item) > 0.3 && g.verifier.check(item));
      return g.t === 3 && g.audit(kept, 60).bad > 0 ? g.pause('x') : accumulate(g, g.human.draw(150), kept);
    };
    assert.equal(state(step, lab(), 'F10'), 'flawed');
  });

  it('can’t apply without a refresh, or where no score is asked for', () => {
    assert.equal(
      state((g) => accumulate(g, read(g)), lab(), 'F10'),
      'not-applicable',
    );
    const unused: Step = (g) => {
      const drafts = read(g);
      g.reward.refresh({ ai: drafts });
      return accumulate(g, drafts);
    };
    assert.equal(state(unused, lab(), 'F10'), 'not-applicable');
  });
});

describe('audits ignored (F15)', () => {
  const auditing =
    (react: (bad: number, of: number, g: Generation) => boolean, of?: (g: Generation, drafts: Batch) => Batch): Step =>
    (g) => {
      const people = g.human.draw(180);
      const drafts = read(g);
      const audit = g.audit(of ? of(g, drafts) : drafts, 50);
      return react(audit.bad, audit.of, g) ? g.pause('audit') : accumulate(g, people, drafts);
    };

  it('is not found where a bad audit stops the loop, leaves a batch out, or does so in every second generation', () => {
    assert.equal(
      state(
        auditing((bad, of) => bad > 0.9 * of),
        lab(),
        'F15',
      ),
      'clear',
    );
    const leftOut: Step = (g) => {
      const drafts = read(g);
      const { bad, of } = g.audit(drafts, 50);
      return accumulate(g, g.human.draw(180), bad > 0.6 * of ? drafts.take(0) : drafts);
    };
    assert.equal(state(leftOut, lab(), 'F15'), 'clear');
    assert.equal(
      state(
        auditing((bad, of, g) => g.t % 2 === 1 && bad > 0.6 * of),
        lab(),
        'F15',
      ),
      'clear',
    );
  });

  it('is not found where the loop as it is acts on its audits in every generation', () => {
    const always: Step = (g) => {
      const drafts = read(g);
      const { bad } = g.audit(g.model.sample(60), 50);
      return accumulate(g, g.human.draw(180), bad > 0 ? drafts.take(200) : drafts);
    };
    assert.equal(state(always, lab(), 'F15'), 'clear');
  });

  it('is found where the result is only remembered, or the limit can’t be reached', () => {
    const logged: Step = (g, memory: { bad: number }) => {
      const drafts = read(g);
      memory.bad += g.audit(drafts, 50).bad;
      return accumulate(g, g.human.draw(180), drafts);
    };
    assert.equal(state(logged, lab(), 'F15', { bad: 0 }), 'flawed');
    assert.equal(
      state(
        auditing((bad, of) => bad > of),
        lab(),
        'F15',
      ),
      'flawed',
    );
  });

  it('is found where only people’s items are audited, even if the loop acts on it', () => {
    const people: Step = (g) => {
      const text = g.human.draw(180);
      const { bad, of } = g.audit(text, 50);
      return accumulate(g, bad > 0.4 * of ? text.take(100) : text, read(g));
    };
    assert.equal(state(people, lab(), 'F15'), 'flawed');
  });

  it('is found where four hundred good ones are averaged in, and where it acts at the end only', () => {
    const mean: Step = (g, memory: { bad: number; of: number }) => {
      const drafts = read(g);
      const { bad, of } = g.audit(drafts, 50);
      memory.bad += bad;
      memory.of += of;
      return memory.bad > 0.4 * memory.of ? g.pause('mean') : accumulate(g, g.human.draw(180), drafts);
    };
    assert.equal(state(mean, lab(), 'F15', { bad: 0, of: 400 }), 'flawed');
    assert.equal(
      state(
        auditing((bad, of, g) => g.t === 9 && bad > 0.5 * of),
        lab(),
        'F15',
      ),
      'flawed',
    );
  });

  it('can’t apply where nothing is audited, unless the lab asks for it', () => {
    const never: Step = (g) => accumulate(g, g.human.draw(180), read(g));
    assert.equal(state(never, lab(), 'F15'), 'not-applicable');
    const asked = flaw(run(never, strict), 'F15');
    assert.equal(asked.state, 'flawed');
    assert.equal(asked.evidence.sentence, 'Nobody ever looks at what the loop learns.');
  });
});

describe('no pause (F16)', () => {
  it('is not found where a shock stops the loop and nothing else does', () => {
    const verdict = flaw(run(guarded(0.3), strict), 'F16');
    assert.equal(verdict.state, 'clear');
    assert.equal(verdict.effect, 0);
  });

  it('is found where nothing can stop the loop', () => {
    const verdict = flaw(
      run((g) => accumulate(g, g.human.draw(180), read(g)), strict),
      'F16',
    );
    assert.equal(verdict.state, 'flawed');
    assert.equal(verdict.evidence.sentence, 'Whatever people find, your loop goes on.');
  });

  it('is found where the pause comes too late for what it learns', () => {
    const verdict = flaw(run(guarded(0.97), lab({ verifier: { yes: { flattering: 0.9 } } }, ['pause'])), 'F16');
    assert.equal(verdict.state, 'flawed');
    assert.match(verdict.evidence.sentence, /goes on learning when its model begins to flatter/);
  });

  it('is found where the loop stops for nothing', () => {
    const verdict = flaw(run(guarded(0.02), strict), 'F16');
    assert.equal(verdict.state, 'flawed');
    assert.match(verdict.evidence.sentence, /although nothing has gone wrong/);
    assert.equal(
      state((g) => g.pause('at once'), strict, 'F16'),
      'flawed',
    );
  });

  it('leaves alone a loop that stops because its reward model leads it astray', () => {
    const step = guarded(0.9, favourites);
    const graded = run(step, strict);
    assert.ok(graded.metrics!.paused, 'the audit stops it');
    assert.equal(flaw(graded, 'F09').state, 'flawed');
    assert.equal(flaw(graded, 'F16').state, 'clear');
  });

  it('is out of play where the lab doesn’t ask for a pause', () => {
    assert.equal(
      state((g) => accumulate(g, read(g)), lab(), 'F16'),
      'not-applicable',
    );
  });
});

describe('audits that are expected (F19)', () => {
  const announced: Step = (g) => {
    const { bad, of } = g.audit(g.model.sample(50), 50);
    return bad > 0.7 * of ? g.pause('audit') : accumulate(g, g.human.draw(180), read(g));
  };

  it('is found where the same places are audited every time', () => {
    const found = flaw(run(announced, watched), 'F19');
    assert.equal(found.state, 'flawed');
    assert.ok(found.effect! > 0.8, 'nine in ten bad items are hidden');
    const firstFifty: Step = (g) => {
      const drafts = g.model.sample(550);
      const { bad, of } = g.audit(drafts.take(50), 50);
      return bad > 0.7 * of ? g.pause('audit') : accumulate(g, g.human.draw(180), drafts.filter(g.verifier.check));
    };
    assert.equal(state(firstFifty, watched, 'F19'), 'flawed');
  });

  it('is not found where chance chooses what is audited', () => {
    assert.equal(
      state(
        guarded(0.9, (g) => g.model.sample(500)),
        watched,
        'F19',
      ),
      'clear',
    );
  });

  it('is out of play where the model behaves the same, watched or not', () => {
    assert.equal(state(announced, lab(), 'F19'), 'not-applicable');
  });

  it('is not charged again as a missing pause, where the pause would work if the audit could see', () => {
    const both = lab({ watched: { better: 0.9 } }, ['pause']);
    const graded = run(announced, both);
    assert.equal(flaw(graded, 'F19').state, 'flawed');
    assert.equal(flaw(graded, 'F16').state, 'clear');
  });
});
