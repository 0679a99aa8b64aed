import assert from 'node:assert/strict';
import type { Batch, Generation, Item } from 'groundloop';
import { type Lab, labSchema } from '../../../src/core/course/lab.ts';
import { grade, type Graded } from '../../../src/core/grading/grade.ts';
import type { SourceView } from '../../../src/core/grading/program.ts';
import { agentPreset, sawError } from '../../support/agent.ts';
import { everyFlawLab, noSource } from '../../support/lab.ts';
import { accumulate, program, type Step } from '../../support/loops.ts';

const lab: Lab = labSchema.parse({
  ...everyFlawLab,
  world: { ...agentPreset, budget: { sample: 4000, human: 1500, verify: 8000, audit: 400 } },
  rubric: { flaws: { F17: 40, F01: 20, F05: 15, F13: 15, F04: 10 } },
});
const run = (step: Step, source: SourceView = noSource): Graded =>
  grade({ lab, instantiate: () => program(step), source, seedBlock: 0 });
const found = (graded: Graded): string[] =>
  graded.flaws
    .filter(({ state }) => state === 'flawed')
    .map(({ id }) => id)
    .sort();
const recovery = (graded: Graded) => graded.flaws.find(({ id }) => id === 'F17')!;

const clean = (item: Item): boolean => !sawError(item);
const errors = (g: Generation, n: number): Batch => g.model.sample(n, { about: 'API errors' });

const cleanRuns: Step = (g) =>
  accumulate(g, g.human.draw(100).filter(clean), g.model.sample(400).filter(clean).filter(g.verifier.check));
const injected: Step = (g) =>
  accumulate(g, g.human.draw(100), g.model.sample(280).plus(errors(g, 120)).filter(g.verifier.check));

describe('F17, no recovery', () => {
  it('finds a loop that drops every run with an error, and says what it costs', () => {
    const graded = run(cleanRuns);
    assert.deepEqual(found(graded), ['F17']);
    const { effect, evidence } = recovery(graded);
    assert.ok(effect! > 0.12 && effect! < 0.17, String(effect));
    assert.match(
      evidence.sentence,
      /handles 9\d % of all orders, but 7\d % when three calls in ten fail: it never saw an error/,
    );
  });

  it('finds nothing where errors are provoked, and what was recovered is kept', () => {
    const graded = run(injected);
    assert.deepEqual(found(graded), []);
    assert.ok(recovery(graded).effect! < 0.04);
    assert.match(graded.summary, /handles 9\d % of all orders, and (8|9)\d % where three calls in ten fail/);
  });

  it('finds a loop that meets errors so rarely that it sees few of them', () => {
    const natural: Step = (g) => accumulate(g, g.human.draw(40), g.model.sample(120).filter(g.verifier.check));
    assert.deepEqual(found(run(natural)), ['F17']);
  });

  it('finds a loop that keeps errors however they were handled, and says that it learned badly', () => {
    const graded = run((g) =>
      accumulate(g, g.human.draw(100), g.model.sample(280).filter(g.verifier.check), errors(g, 120)),
    );
    assert.deepEqual(found(graded), ['F17']);
    assert.match(recovery(graded).evidence.sentence, /saw too few errors that were handled rightly/);
  });

  it('finds an agent that only copies people, though nothing the model made is learned', () => {
    assert.deepEqual(found(run((g) => accumulate(g, g.human.draw(150)))), ['F17']);
  });

  it('charges badly handled errors to what lets them in: approval, or nobody', () => {
    const liked = run((g) => accumulate(g, g.human.draw(100), g.model.sample(400).filter(g.users.thumbs)));
    assert.deepEqual(found(liked), ['F13']);
    const unchecked = run((g) => accumulate(g, g.human.draw(100), g.model.sample(280), errors(g, 120)));
    assert.deepEqual(found(unchecked), ['F01']);
  });

  it('charges lost errors to what loses everything rare: one cause, one flaw', () => {
    const replaced = run((g) => g.model.sample(280).plus(errors(g, 120)).filter(g.verifier.check));
    assert.deepEqual(found(replaced), ['F04']);
    const likely = run((g) => {
      const drafts = g.model.sample(400).filter(g.verifier.check);
      return accumulate(g, g.human.draw(100), drafts.sortBy((item) => -g.model.likelihood(item)).take(180));
    });
    assert.deepEqual(found(likely), ['F05']);
    assert.equal(recovery(likely).state, 'not-applicable');
  });

  it('is found beside another flaw where the loop drops errors besides', () => {
    const both = run((g) =>
      g.model.sample(400).filter(clean).filter(g.verifier.check).plus(g.human.draw(5).filter(clean)),
    );
    assert.deepEqual(found(both), ['F04', 'F17']);
    const unchecked = run((g) => accumulate(g, g.human.draw(100).filter(clean), g.model.sample(400).filter(clean)));
    assert.deepEqual(found(unchecked), ['F01', 'F17']);
  });

  it('finds approval after errors, where all else is checked', () => {
    const pleased = run((g) => {
      const [failed, others] = g.model.sample(280).plus(errors(g, 120)).split(sawError);
      return accumulate(g, g.human.draw(100), others.filter(g.verifier.check), failed.filter(g.users.thumbs));
    });
    assert.deepEqual(found(pleased), ['F13']);
  });

  it('points at the words that were read, or at the return where none were', () => {
    let line = 1;
    const at = (n: number): number => (line = n);
    const span = (n: number) => ({ line: n, column: 3, endLine: n, endColumn: 9 });
    const source: SourceView = {
      callSite: () => ({ line, column: 3 }),
      callSpan: ({ line: n }) => span(n),
      returnSpan: () => span(99),
    };
    const reads: Step = (g) => {
      at(4);
      const drafts = g.model.sample(300);
      at(5);
      const kept = drafts.filter(clean);
      at(6);
      return accumulate(g, kept.filter(g.verifier.check), g.human.draw(100).take(0));
    };
    assert.equal(recovery(run(reads, source)).where?.line, 5);
    assert.equal(recovery(run((g) => accumulate(g, g.human.draw(150)), source)).where?.line, 99);
  });

  it('can’t apply in a lab without an agent', () => {
    const graded = grade({
      lab: { ...everyFlawLab, rubric: { ...everyFlawLab.rubric, flaws: { F17: 10, F01: 10 } } },
      instantiate: () => program((g) => accumulate(g, g.human.draw(50), g.model.sample(200))),
      source: noSource,
      seedBlock: 0,
    });
    assert.equal(recovery(graded).state, 'not-applicable');
    assert.match(recovery(graded).evidence.sentence, /has no agent/);
  });

  it('shows every generation how the agent does, as calls fail and where they often fail', () => {
    const { metrics } = run(cleanRuns);
    const [first, second] = metrics!.generations;
    assert.ok(first!.agent!.seen > 0.999 && second!.agent!.seen === 0);
    for (const { agent } of metrics!.generations) assert.ok(agent!.whenFailing < agent!.success);
  });
});
