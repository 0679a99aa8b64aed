import assert from 'node:assert/strict';
import type { Span } from '../../../src/core/base/result.ts';
import { type Lab, labSchema } from '../../../src/core/course/lab.ts';
import { faultVerdict } from '../../../src/core/grading/faultVerdict.ts';
import { FLAWS } from '../../../src/core/grading/flaws/index.ts';
import { grade, type Graded } from '../../../src/core/grading/grade.ts';
import type { SourceView } from '../../../src/core/grading/program.ts';
import { type Verdict, VERDICT_SCHEMA, verdictSchema } from '../../../src/core/grading/verdict.ts';
import { GRADER_VERSION } from '../../../src/core/grading/version.ts';
import { everyFlawLab, noSource } from '../../support/lab.ts';
import { accumulate, program, type Step, verified } from '../../support/loops.ts';
import packageJson from '../../../package.json' with { type: 'json' };

const sound: Step = (g) => accumulate(g, g.human.draw(150), verified(g, g.model.sample(600), 300));
const run = (step: Step, options: Partial<Parameters<typeof grade>[0]> = {}): Graded =>
  grade({ lab: everyFlawLab, instantiate: () => program(step), source: noSource, seedBlock: 0, ...options });
const flaw = (graded: Graded, id: string) => graded.flaws.find((each) => each.id === id)!;

/** A source whose every call happens at a place named by the test. */
function sourceAt(line: () => number): SourceView {
  const span = (at: number): Span => ({ line: at, column: 3, endLine: at, endColumn: 20 });
  return {
    callSite: () => ({ line: line(), column: 3 }),
    callSpan: (at) => span(at.line),
    returnSpan: () => span(99),
  };
}

describe('a grade', () => {
  it('is a valid verdict, and the same every time', () => {
    const verdict = (): Verdict => {
      const { generations, ...graded } = run(sound);
      return {
        ...graded,
        schema: VERDICT_SCHEMA,
        pack: { id: 'p', version: '1.0.0', hash: 'h' },
        grader: { version: GRADER_VERSION },
        code: { hash: 'c' },
        timings: { total: 0, compile: 0, grade: 0, generations },
      };
    };
    assert.deepEqual(verdictSchema.parse(verdict()), verdict());
  });

  it('tells who learns what is turned down outside that it is the wrong way round, and who asks nobody that it is so', () => {
    const reversed: Step = (g) =>
      accumulate(
        g,
        g.human.draw(150),
        g.model.sample(600).filter((item) => !g.verifier.check(item)),
      );
    const unasked: Step = (g) => accumulate(g, g.human.draw(150), g.model.sample(300));
    const liked: Step = (g) =>
      accumulate(
        g,
        g.human.draw(150),
        g.model.sample(600).filter((item) => g.users.thumbs(item)),
      );
    // Users who like what is wrong: no condition is turned round.
    const world = { ...everyFlawLab.world, users: { right: 0.3, wrong: 0.8, flattering: 0.95, lucky: 0.3 } };
    const whatFlatters = flaw(run(liked, { lab: { ...everyFlawLab, world } }), 'F01');
    assert.equal(whatFlatters.state, 'flawed');
    assert.doesNotMatch(
      whatFlatters.evidence.sentence,
      /less true/,
      'nothing about that condition is the wrong way round',
    );
    const [wrongWay, nobody] = [flaw(run(reversed), 'F01'), flaw(run(unasked), 'F01')];
    assert.deepEqual([wrongWay.state, nobody.state], ['flawed', 'flawed']);
    assert.ok(wrongWay.effect! < -0.5, String(wrongWay.effect));
    assert.equal(wrongWay.evidence.sentence, 'What is answered outside makes your training set less true.');
    assert.match(wrongWay.evidence.happened, /became truer.*the wrong way round/);
    assert.equal(nobody.evidence.sentence, 'Nothing outside the model decides what it learns.');
  });

  it('uses disjoint seeds for each block', () => {
    assert.deepEqual(run(sound).seeds, [1, 2]);
    assert.deepEqual(run(sound, { seedBlock: 4 }).seeds, [4001, 4002]);
  });

  it('stops early when everything is clear-cut, and says how far it is', () => {
    const progress: number[] = [];
    run(sound, { onProgress: (done) => progress.push(done) });
    assert.deepEqual(progress, [1, 2]);
  });

  it('is provisional after four seeds near a limit, and decided after sixteen', () => {
    const early: Graded[] = [];
    const nearLimit: Step = (g) => g.human.draw(70).plus(verified(g, g.model.sample(1100), 550));
    const graded = run(nearLimit, { onProvisional: (verdict) => early.push(verdict) });
    assert.equal(graded.seeds.length, 16);
    assert.equal(early.length, 1);
    assert.equal(early[0]!.seeds.length, 4);
    assert.equal(flaw(early[0]!, 'F04').state, 'provisional');
    assert.equal(early[0]!.passed, false);
    assert.ok(['flawed', 'clear'].includes(flaw(graded, 'F04').state));
    assert.equal(flaw(graded, 'F04').evidence.nearLimit, true);
    assert.ok(graded.advice.some((advice) => advice.includes('near the limit')));
  });

  it('scores by the rubric and passes at its mark', () => {
    const rubric = (passMark: number): Lab =>
      labSchema.parse({ ...everyFlawLab, rubric: { passMark, flaws: { F01: 70, F04: 30 }, lessons: {} } });
    const replaced: Step = (g) => verified(g, g.model.sample(1200), 600);
    const strict = run(replaced, { lab: rubric(100) });
    assert.equal(strict.score, 70);
    assert.equal(strict.passed, false);
    assert.match(strict.summary, /^Not yet: Human data is replaced/);
    const lenient = run(replaced, { lab: rubric(70) });
    assert.equal(lenient.passed, true);
    assert.match(lenient.summary, /^Passed, but: Human data is replaced/);
  });

  it('says "not applicable", with the reason, where a flaw can’t apply', () => {
    const graded = run((g) => accumulate(g, g.human.draw(200)));
    assert.equal(flaw(graded, 'F01').state, 'not-applicable');
    assert.equal(flaw(graded, 'F01').effect, null);
    assert.match(flaw(graded, 'F01').evidence.sentence, /learned nothing that the model made/);
  });

  it('charges a symptom to its cause: cool sampling is not also "human data replaced"', () => {
    const cool: Step = (g) =>
      g.bank
        .put('people', g.bank.get('people').plus(g.human.draw(100)))
        .plus(verified(g, g.model.sample(900, { temperature: 0.5 }), 450));
    const graded = run(cool);
    assert.equal(flaw(graded, 'F06').state, 'flawed');
    assert.equal(flaw(graded, 'F04').state, 'clear');
  });

  it('lets the learner’s exceptions through', () => {
    const boom = new Error('boom');
    assert.throws(
      () =>
        run(() => {
          throw boom;
        }),
      boom,
    );
  });

  it('advises against asking the verifier again about the same item, and takes no points for it (F22)', () => {
    const advice = (step: Step): string[] => run(step).advice.filter((each) => each.includes('checked before'));
    const twice: Step = (g) =>
      accumulate(
        g,
        g.human.draw(150),
        g.model.sample(500).filter((item) => g.verifier.check(item) && g.verifier.check(item)),
      );
    // Of every draft that passes, a second check; of the others, one.
    const [told, ...more] = advice(twice);
    assert.match(told ?? '', /^(3\d|4\d) % of your checks asked about an item that had been checked before\./);
    assert.deepEqual(more, []);
    assert.deepEqual(advice(sound), []);
    // Everything ever kept is checked again, generation after generation.
    const again: Step = (g) => {
      const all = g.bank.get('all').plus(g.model.sample(150));
      return g.human.draw(150).plus(g.bank.put('all', all.filter(g.verifier.check)));
    };
    const graded = run(again, { lab: labSchema.parse({ ...everyFlawLab, rubric: { flaws: { F01: 100 } } }) });
    assert.ok(graded.advice.some((each) => each.includes('checked before')));
    assert.equal(graded.score, 100);
  });

  it('refuses a rubric that names a flaw it doesn’t know', () => {
    const lab = { ...everyFlawLab, rubric: { ...everyFlawLab.rubric, flaws: { F99: 10 } } };
    assert.throws(() => run(sound, { lab }), /F99/);
  });
});

describe('evidence', () => {
  it('says what was changed, what happened, the effect and the limit, for every flaw that is found', () => {
    const graded = run((g) =>
      g.human.draw(20).plus(g.model.sample(800, { temperature: 0.6 }).filter(g.users.thumbs).take(300)),
    );
    const found = graded.flaws.filter((each) => each.state === 'flawed');
    assert.deepEqual(found.map((each) => each.id).sort(), ['F04', 'F06', 'F13']);
    for (const each of found) {
      for (const text of [each.limit, ...Object.values(each.evidence)]) assert.notEqual(text, '');
      assert.ok(each.effect !== null && each.se !== null && each.se > 0);
      assert.equal(each.sound === 'at-least' ? each.effect < each.threshold : each.effect > each.threshold, true);
    }
  });

  it('shows what was lost over the generations, with the facts that vanished', () => {
    const { metrics } = run((g) => verified(g, g.model.sample(1200), 600));
    assert.ok(metrics);
    assert.equal(metrics.generations.length, 11);
    assert.equal(metrics.generations[0]!.tailAlive, 1);
    assert.ok(metrics.generations[10]!.tailAlive < 0.3);
    assert.ok(metrics.lost.length > 80);
    assert.deepEqual(
      metrics.lost.map((fact) => fact.oneIn),
      metrics.lost.map((fact) => fact.oneIn).sort((a, b) => a - b),
    );
    assert.ok(metrics.lost.every((fact) => fact.lastSeen < 10 && fact.text.endsWith('.')));
    assert.equal(new Set(metrics.lost.map((fact) => fact.text)).size, metrics.lost.length);
  });

  it('points at the call that is responsible, or at the return when something is missing', () => {
    let line = 1;
    const step: Step = (g) => {
      line = 11;
      const drafts = g.model.sample(700, { temperature: 0.6 });
      line = 12;
      return g.human.draw(20).plus(
        drafts.filter((item) => {
          line = 13;
          return g.verifier.check(item);
        }),
      );
    };
    const graded = run(step, { source: sourceAt(() => line) });
    assert.equal(flaw(graded, 'F06').where?.line, 11);
    assert.equal(flaw(graded, 'F04').where?.line, 99);
    assert.equal(flaw(graded, 'F01').where, undefined);
    const ignored: Step = (g) => {
      line = 21;
      const drafts = g.model.sample(400);
      for (const item of drafts) {
        line = 22;
        g.verifier.check(item);
      }
      return accumulate(g, drafts);
    };
    assert.equal(flaw(run(ignored, { source: sourceAt(() => line) }), 'F01').where?.line, 22);
  });

  it('names the other calls that take part, and not the sampling that every loop does', () => {
    let line = 1;
    const at = <T>(here: number, call: () => T): T => {
      line = here;
      return call();
    };
    const step: Step = (g) => {
      const drafts = at(31, () => g.model.sample(400));
      for (const item of drafts) at(32, () => g.verifier.check(item));
      for (const item of drafts) at(33, () => g.users.thumbs(item));
      return accumulate(g, drafts);
    };
    const { where, related, evidence } = flaw(run(step, { source: sourceAt(() => line) }), 'F01');
    assert.equal(where?.line, 32);
    assert.deepEqual(
      related.map(({ span, message }) => [span.line, message]),
      [
        [33, 'This takes part in it.'],
        [99, 'What the next model is trained on.'],
      ],
    );
    assert.match(evidence.changed, /every answer of the verifier and the users by a coin flip/);
  });

  it('says which flaw to mend first, where one explains another', () => {
    const graded = run((g) => g.human.draw(150).plus(g.model.sample(600)));
    assert.match(
      flaw(graded, 'F08').evidence.sentence,
      /^Mend F01(, F\d+| and F\d+)* first: (it explains|they explain) how /,
    );
  });

  it('says of a loop that keeps what people wrote that it is too little, and of another that it is replaced', () => {
    const drowned: Step = (g) => accumulate(g, g.human.draw(4), verified(g, g.model.sample(1200), 600));
    const replaced: Step = (g) => g.human.draw(20).plus(verified(g, g.model.sample(1200), 600));
    assert.match(flaw(run(drowned), 'F04').evidence.sentence, /^You keep what people wrote, but it is too little/);
    assert.match(flaw(run(replaced), 'F04').evidence.sentence, /^Human data is replaced/);
  });

  it('doesn’t praise a loop that passes although it knows less in the end', () => {
    const lab = { ...everyFlawLab, rubric: { ...everyFlawLab.rubric, flaws: { F11: 10 } } };
    const graded = run((g) => g.model.sample(100), { lab });
    assert.equal(graded.passed, true);
    assert.match(graded.summary, /^Passed: none of the flaws was found, but knowledge fell from \d+ % to \d+ %;/);
  });
});

describe('the grader', () => {
  it('has the version of the package', () => {
    assert.equal(GRADER_VERSION, packageJson.version);
  });

  it('judges each flaw after those it depends on', () => {
    const seen = new Set<string>();
    for (const each of FLAWS) {
      for (const id of each.after) assert.ok(seen.has(id), `${each.id} needs ${id} first`);
      seen.add(each.id);
    }
  });

  it('reports a fault as a verdict without a grade', () => {
    const verdict = faultVerdict(
      {
        lab: 'x',
        pack: { id: 'p', version: '1.0.0', hash: 'h' },
        grader: { version: GRADER_VERSION },
        code: { hash: 'c' },
        passMark: 100,
      },
      { kind: 'runtime', message: 'Oops.' },
    );
    assert.deepEqual(verdictSchema.parse(verdict), verdict);
    assert.equal(verdict.passed, false);
    assert.equal(verdict.score, 0);
  });
});
