import assert from 'node:assert/strict';
import type { Generation } from 'groundloop';
import { grade } from '../../../src/core/grading/grade.ts';
import type { Position, SourceView } from '../../../src/core/grading/program.ts';
import type { CallReport } from '../../../src/core/grading/verdict.ts';
import { labSchema } from '../../../src/core/course/lab.ts';
import { noSource } from '../../support/lab.ts';
import { program, type Step } from '../../support/loops.ts';

const lab = labSchema.parse({
  id: 'calls',
  title: 'Calls',
  summary: 'A small world.',
  minutes: 1,
  world: { facts: 60, generations: 4 },
  rubric: { flaws: { F01: 100 } },
  expect: { skeleton: ['F01'] },
});

/** Programs here are no source text: each says on which line it is. */
let line = 0;
let looks = 0;
const at = <T>(where: number, value: () => T): T => {
  line = where;
  return value();
};
const source: SourceView = {
  callSite: (): Position => {
    looks++;
    return { line, column: 1 };
  },
  callSpan: ({ line: where }) => ({ line: where, column: 1, endLine: where, endColumn: 9 }),
  returnSpan: () => ({ line: 99, column: 3, endLine: 99, endColumn: 20 }),
};

function callsOf(step: Step): ReadonlyMap<number, CallReport> {
  const { metrics } = grade({ lab, instantiate: () => program(step), source, seedBlock: 0 });
  return new Map(metrics?.calls?.map((call) => [call.span.line, call]));
}

describe('What the calls of a pipeline came to', () => {
  it('is told for what makes items and for what chooses among them', () => {
    const calls = callsOf((g) => {
      const people = at(1, () => g.human.draw(40));
      const drafts = at(2, () => g.model.sample(100));
      const checked = drafts.filter((item) => at(3, () => g.verifier.check(item)));
      return people.plus(at(4, () => checked.take(10)));
    });
    assert.deepEqual([...calls.keys()], [1, 2, 3, 4]);
    assert.deepEqual(
      [...calls.values()].map(({ call, times }) => [call, times]),
      [
        ['human', 4],
        ['sample', 4],
        ['keep', 4],
        ['keep', 4],
      ],
    );
    const [people, drafts, checked, taken] = [1, 2, 3, 4].map((n) => calls.get(n)!);
    assert.deepEqual([people?.items, people?.of], [40, undefined]);
    assert.equal(drafts?.items, 100);
    assert.equal(checked?.of, 100);
    assert.ok(checked.items < 100 && checked.items > 20);
    assert.equal(checked.rightOf, drafts.right, 'what went in is what was sampled');
    assert.ok(checked.right! > checked.rightOf! + 0.05, 'the verifier raises the share of what is right');
    assert.equal(taken?.of, checked.items);
    assert.equal(taken.items, 10);
  });

  it('has no share of right ones among no items', () => {
    const calls = callsOf((g) => {
      const drafts = at(1, () => g.model.sample(50));
      const none = at(2, () => drafts.filter(() => false));
      const still = at(3, () => none.filter(() => true));
      return drafts.plus(still);
    });
    assert.equal(calls.get(2)?.items, 0);
    assert.equal(calls.get(2)?.right, undefined);
    assert.equal(calls.get(3)?.rightOf, undefined);
  });

  it('looks at the stack a few times only, whatever a loop does', () => {
    looks = 0;
    const calls = callsOf((g: Generation) => {
      let all = g.human.draw(10);
      for (let i = 0; i < 500; i++) all = all.plus(at(7, () => g.model.sample(1)));
      return all;
    });
    assert.ok(calls.get(7)!.times <= 4 * 32);
    // Finding what to blame looks a few times more.
    assert.ok(looks < 2000, String(looks));
  });

  it('is not there where nobody knows the source, and changes nothing in the verdict', () => {
    const step: Step = (g) => g.human.draw(20).plus(g.model.sample(60).filter((item) => g.verifier.check(item)));
    const run = (view: SourceView) => grade({ lab, instantiate: () => program(step), source: view, seedBlock: 0 });
    const blind = run(noSource);
    const seen = run(source);
    assert.deepEqual(blind.metrics?.calls, []);
    assert.equal(blind.returns, undefined);
    assert.deepEqual(seen.returns, { line: 99, column: 3, endLine: 99, endColumn: 20 });
    assert.deepEqual({ ...seen.metrics, calls: [] }, blind.metrics);
    assert.equal(seen.score, blind.score);
  });

  it('comes with the items sampled and kept in each generation', () => {
    const step: Step = (g) => {
      const good = g.model.sample(60).filter((item) => g.verifier.check(item));
      return g.human.draw(20).plus(good, good);
    };
    const { metrics } = grade({ lab, instantiate: () => program(step), source: noSource, seedBlock: 0 });
    const [first, ...trained] = metrics!.generations;
    assert.deepEqual([first?.sampled, first?.kept], [0, 0]);
    for (const { sampled, kept, human, trained: size } of trained) {
      assert.equal(sampled, 60);
      assert.equal(2 * kept! + human, size, 'an item that is learned twice is one item');
    }
  });
});
