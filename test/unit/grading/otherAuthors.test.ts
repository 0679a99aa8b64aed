import assert from 'node:assert/strict';
import type { Batch, Generation } from 'groundloop';
import { grade, type Graded } from '../../../src/core/grading/grade.ts';
import { everyFlawLab, noSource } from '../../support/lab.ts';
import { accumulate, countBy, program, type Step, verified } from '../../support/loops.ts';

/** What programs by other authors taught the prototype (`simulation.md` §3.8), one by one. */

const graded = (step: Step, memory?: unknown): Graded =>
  grade({ lab: everyFlawLab, instantiate: () => program(step, memory), source: noSource, seedBlock: 3 });

const foundIn = ({ flaws }: Graded): string[] =>
  flaws
    .filter(({ state }) => state === 'flawed')
    .map(({ id }) => id)
    .sort();
const flawOf = ({ flaws }: Graded, id: string) => flaws.find((flaw) => flaw.id === id)!;
const people = (g: Generation, n = 180): Batch => g.bank.put('people', g.bank.get('people').plus(g.human.draw(n)));

describe('lessons of other people’s programs', () => {
  it('1. agreement among samples is a self-judge, though no service is asked', () => {
    const majority: Step = (g) => {
      const drafts = g.model.sample(1200);
      const votes = countBy(drafts, (item) => item.text);
      const asked = countBy(drafts, (item) => item.question);
      return people(g).plus(drafts.filter((item) => votes.get(item.text)! > 0.5 * asked.get(item.question)!));
    };
    const verdict = graded(majority);
    assert.ok(foundIn(verdict).includes('F02'), verdict.summary);
    assert.match(flawOf(verdict, 'F02').evidence.sentence, /own samples agree/);
  });

  it('1. de-duplication alone is no vote', () => {
    const verdict = graded((g) => accumulate(g, g.human.draw(180), verified(g, g.model.sample(900), 450).unique()));
    assert.notEqual(flawOf(verdict, 'F02').state, 'flawed');
    assert.notEqual(flawOf(verdict, 'F01').state, 'flawed');
  });

  it('2. a judgement that decides a generation later counts: through the bank, and through memory', () => {
    const throughBank: Step = (g) => {
      const approved = g.bank.get('approved');
      g.bank.put('approved', verified(g, g.model.sample(800), 400));
      return accumulate(g, g.human.draw(180), approved);
    };
    assert.equal(flawOf(graded(throughBank), 'F01').state, 'clear');

    const throughMemory = (g: Generation, memory: { wrong: string[] }): Batch => {
      const drafts = g.model.sample(800);
      const kept = drafts.filter((item) => !memory.wrong.includes(item.text));
      for (const item of drafts.some(500)) if (!g.verifier.check(item)) memory.wrong.push(item.text);
      memory.wrong = memory.wrong.slice(-600);
      return accumulate(g, g.human.draw(180), kept);
    };
    assert.equal(flawOf(graded(throughMemory, { wrong: [] }), 'F01').state, 'clear');
  });

  it('3. a symptom is charged to its cause: cool sampling alone is not "human data replaced"', () => {
    const verdict = graded((g) => g.human.draw(100).plus(verified(g, g.model.sample(1200, { temperature: 0.5 }), 500)));
    const found = foundIn(verdict);
    assert.ok(found.includes('F06'), verdict.summary);
    assert.ok(!found.includes('F04'), verdict.summary);
  });

  it('4. a refresh with a quarter of human labels is the cure, not the disease', () => {
    const refreshed =
      (humans: number): Step =>
      (g) => {
        const drafts = verified(g, g.model.sample(900), 300);
        const fresh = g.human.draw(150);
        g.reward.refresh(humans > 0 ? { ai: drafts.take(300), human: fresh.take(humans) } : { ai: drafts });
        return people(g, 0).plus(g.bank.put('people', g.bank.get('people').plus(fresh)), drafts.sortBy(g.reward.score));
      };
    const cured = graded(refreshed(100));
    const sick = graded(refreshed(0));
    assert.notEqual(flawOf(cured, 'F10').state, 'flawed');
    assert.equal(flawOf(sick, 'F10').state, 'flawed');
    assert.ok(flawOf(sick, 'F10').effect! > 1.5 * flawOf(cured, 'F10').effect!);
  });

  it('5. "not applicable" is a verdict, with its reason', () => {
    const verdict = graded((g) => people(g));
    for (const id of ['F01', 'F02', 'F15']) {
      const { state, effect, evidence } = flawOf(verdict, id);
      assert.equal(state, 'not-applicable', id);
      assert.equal(effect, null);
      assert.ok(evidence.sentence.length > 20, evidence.sentence);
    }
    assert.deepEqual(foundIn(verdict), ['F08']);
  });

  it('6. a flaw of the first generations only is a note, with the generation at which it ended', () => {
    const verdict = graded((g) =>
      g.t < 4 ? people(g).plus(g.model.sample(500)) : people(g).plus(verified(g, g.model.sample(900), 450)),
    );
    assert.notEqual(flawOf(verdict, 'F01').state, 'flawed');
    assert.ok(
      verdict.advice.some((note) => /No outside grounding.*at first.*generation 4/.test(note)),
      verdict.advice.join('\n'),
    );
  });

  it('7. the mechanism is named, not the tool: what a filter removes, and how much of it', () => {
    const verdict = graded((g) => {
      const good = verified(g, g.model.sample(1200), 700).sortBy((item) => g.model.likelihood(item));
      return people(g).plus(good.filter((_, i) => i >= 0.3 * good.size));
    });
    assert.ok(foundIn(verdict).includes('F05'), verdict.summary);
    assert.match(
      flawOf(verdict, 'F05').evidence.sentence,
      /removes rare truths: they are \d+ % less likely to be kept/,
    );
  });
});
