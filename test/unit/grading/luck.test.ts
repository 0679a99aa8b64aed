import assert from 'node:assert/strict';
import type { Generation, Item } from 'groundloop';
import { type Lab, labSchema } from '../../../src/core/course/lab.ts';
import { grade, type Graded } from '../../../src/core/grading/grade.ts';
import { noSource } from '../../support/lab.ts';
import { accumulate, program, type Step } from '../../support/loops.ts';

/** A lab with problems, where being right by luck, nobody's check and a starving check are in play. */
const lab = (length: number, stepRate: number): Lab =>
  labSchema.parse({
    id: 'problems',
    title: 'Problems',
    summary: 'Problems with steps.',
    minutes: 5,
    world: {
      services: ['human', 'verifier', 'tests', 'hints'],
      steps: { length, soundness: 0.6, yes: { sound: stepRate, unsound: 0.1 } },
      budget: { verify: null, human: null },
    },
    rubric: { flaws: { F12: 40, F24: 30, F01: 30 } },
    expect: { skeleton: ['F12'] },
  });

const short = lab(6, 0.95);
const long = lab(24, 0.82);

const run = (step: Step, of: Lab = short): Graded =>
  grade({ lab: of, instantiate: () => program(step), source: noSource, seedBlock: 3 });
const found = (graded: Graded): string[] =>
  graded.flaws
    .filter(({ state }) => state === 'flawed')
    .map(({ id }) => id)
    .sort();
const flaw = (graded: Graded, id: string) => graded.flaws.find((each) => each.id === id)!;

const people = (g: Generation) => g.human.draw(120);
const holding = (g: Generation, item: Item): number =>
  (item.steps ?? []).filter((_, i) => g.verifier.checkStep(item, i)).length;

describe('F12, lucky answers rewarded', () => {
  it('is found where the tests alone decide, and says so', () => {
    const graded = run((g) => accumulate(g, people(g), g.model.sample(400).filter(g.tests.pass)));
    assert.deepEqual(found(graded), ['F12']);
    assert.match(flaw(graded, 'F12').evidence.sentence, /^The answer decides and nothing else/);
    assert.match(
      flaw(graded, 'F12').evidence.happened,
      /odds of keeping one are \d+(\.\d)? times what they are with hidden tests\./,
    );
  });

  it('is named after the hints where they make the luck', () => {
    const graded = run((g) => accumulate(g, people(g), g.model.sample(400, { hint: true }).filter(g.tests.pass)));
    assert.deepEqual(found(graded), ['F12']);
    assert.match(flaw(graded, 'F12').evidence.sentence, /^Hints are laundered/);
    assert.match(flaw(graded, 'F12').evidence.changed, /hints useless/);
  });

  it('is found without tests too, where hints make the answers', () => {
    assert.deepEqual(found(run((g) => accumulate(g, people(g), g.model.sample(400, { hint: true })))), ['F01', 'F12']);
  });

  it('is clear where a look at the steps, or at the whole, decides after the tests', () => {
    for (const sound of [
      (g: Generation, item: Item) => g.tests.pass(item) && holding(g, item) >= 5,
      (g: Generation, item: Item) => g.tests.pass(item) && g.verifier.check(item),
    ]) {
      const graded = run((g) =>
        accumulate(
          g,
          people(g),
          g.model.sample(400, { hint: true }).filter((i) => sound(g, i)),
        ),
      );
      assert.deepEqual(found(graded), []);
      assert.equal(flaw(graded, 'F12').state, 'clear');
      assert.ok(flaw(graded, 'F12').effect! < 0);
    }
  });

  it('is not hidden by the model’s own taste, which is no look at the reasoning', () => {
    const graded = run((g) => {
      const right = g.model.sample(900).filter(g.tests.pass);
      return accumulate(g, people(g), right.sortBy((item) => -g.model.judge(item)).take(550));
    });
    assert.ok(found(graded).includes('F12'));
  });

  it('is what the loop does in the end: a check of the first generations doesn’t excuse it, luck at first is noted', () => {
    const until = (generation: number, checked: 'before' | 'after'): Graded =>
      run((g) => {
        const reads = checked === 'before' ? g.t < generation : g.t >= generation;
        const right = g.model.sample(400).filter(g.tests.pass);
        return accumulate(g, people(g), reads ? right.filter(g.verifier.check) : right);
      });
    assert.deepEqual(found(until(3, 'before')), ['F12']);
    const cured = until(3, 'after');
    assert.deepEqual(found(cured), []);
    assert.ok(cured.advice.some((advice) => /Lucky answers rewarded: .* rid of it by generation 3/.test(advice)));
  });

  it('can’t apply without tests and hints, or where nothing of the model’s is learned', () => {
    const checked = run((g) => accumulate(g, people(g), g.model.sample(400).filter(g.verifier.check)));
    assert.equal(flaw(checked, 'F12').state, 'not-applicable');
    assert.match(flaw(checked, 'F12').evidence.sentence, /neither the visible tests nor hints/);
    const human = run((g) => accumulate(g, people(g).filter(g.tests.pass)));
    assert.equal(flaw(human, 'F12').state, 'not-applicable');
    assert.match(flaw(human, 'F12').evidence.sentence, /learned nothing that the model made/);
  });
});

describe('F24, almost nothing passes', () => {
  it('is found where each of 24 steps must be accepted, 82 in 100 times', () => {
    const graded = run(
      (g) =>
        accumulate(
          g,
          people(g),
          g.model.sample(500).filter((i) => holding(g, i) === 24),
        ),
      long,
    );
    assert.deepEqual(found(graded), ['F24']);
    const { effect, evidence } = flaw(graded, 'F24');
    // A sound chain passes with probability .82^24 = .0085: about 117 times as many would without false rejects.
    assert.ok(effect! > 60 && effect! < 250, String(effect));
    assert.match(evidence.happened, /kept \d+ of \d+ drafts \(0\.\d %\)/);
    assert.equal(flaw(graded, 'F01').state, 'not-applicable');
  });

  it('is clear where most of them must, and where six must', () => {
    const most = run(
      (g) =>
        accumulate(
          g,
          people(g),
          g.model.sample(400).filter((i) => holding(g, i) >= 17),
        ),
      long,
    );
    assert.deepEqual(found(most), []);
    assert.equal(flaw(most, 'F24').state, 'clear');
    const six = run((g) =>
      accumulate(
        g,
        people(g),
        g.model.sample(400).filter((i) => holding(g, i) === 6),
      ),
    );
    assert.deepEqual(found(six), []);
  });

  it('isn’t charged to a verifier where the loop itself keeps only a few', () => {
    const few = run((g) => accumulate(g, people(g), g.model.sample(1200).filter(g.verifier.check).take(5)));
    assert.equal(flaw(few, 'F24').state, 'clear');
  });

  it('can’t apply where no verifier is asked', () => {
    const graded = run((g) => accumulate(g, people(g), g.model.sample(400).filter(g.tests.pass)));
    assert.match(flaw(graded, 'F24').evidence.sentence, /asks no verifier/);
  });
});
