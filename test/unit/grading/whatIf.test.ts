import assert from 'node:assert/strict';
import { grade, type Graded } from '../../../src/core/grading/grade.ts';
import { labSchema } from '../../../src/core/course/lab.ts';
import type { FlawVerdict } from '../../../src/core/grading/verdict.ts';
import { everyFlawLab, noSource } from '../../support/lab.ts';
import { accumulate, program, type Step, verified } from '../../support/loops.ts';

const gradeOf = (step: Step, lab = everyFlawLab): Graded =>
  grade({ lab, instantiate: () => program(step), source: noSource, seedBlock: 0 });
const known = new Map<Step, Graded>();
const gradeOnce = (step: Step): Graded => {
  const graded = known.get(step) ?? gradeOf(step);
  known.set(step, graded);
  return graded;
};

/** The flaw, which must have been found, and its two training sets. */
function found(step: Step, id: string, graded = gradeOnce(step)): FlawVerdict['evidence'] {
  const flaw = graded.flaws.find((one) => one.id === id)!;
  assert.equal(flaw.state, 'flawed');
  return flaw.evidence;
}

const liked: Step = (g) => accumulate(g, g.human.draw(150), g.model.sample(900).filter(g.users.thumbs));
const cool: Step = (g) => accumulate(g, g.human.draw(60), verified(g, g.model.sample(900, { temperature: 0.5 }), 450));

describe('two training sets side by side', () => {
  it('puts what pleases first where approval decides, and the truth in its place, and says what each item is and how often it is there', () => {
    const { whatIf } = found(liked, 'F13');
    assert.ok(whatIf!.share > 0 && whatIf!.share < 1);
    const kinds = whatIf!.yours.map(({ what }) => what.startsWith('flattering'));
    assert.ok(kinds[0]);
    assert.deepEqual(kinds, [...kinds].sort().reverse(), 'the telling ones come first');
    assert.ok(whatIf!.changed[0]!.what.startsWith('true'));
    for (const item of [...whatIf!.yours, ...whatIf!.changed]) {
      assert.ok(item.count >= 1 && item.from.length >= 1 && item.text.endsWith('.'));
    }
    assert.ok(whatIf!.yours.length <= 12 && whatIf!.changed.length <= 12);
  });

  it('shows which rare facts sharpened sampling would have left in', () => {
    const { whatIf } = found(cool, 'F06');
    assert.match(whatIf!.changed[0]!.what, /, rare: 1 in \d+ of what people write is about this$/);
    assert.deepEqual(whatIf!.changed[0]!.from, ['model']);
    const rare = (items: readonly { what: string }[]) => items.filter(({ what }) => what.includes('rare')).length;
    assert.ok(rare(whatIf!.changed) > rare(whatIf!.yours));
    assert.deepEqual([whatIf!.yours[0]!.what, whatIf!.yours[0]!.count > 10], ['true', true], 'common truths instead');
  });

  it('says that nothing differs where that is the finding', () => {
    const { whatIf } = found((g) => g.human.draw(150).plus(g.model.sample(600)), 'F01');
    assert.deepEqual(whatIf, { generation: 1, share: 0, yours: [], changed: [] });
  });

  it('is the same every time', () => {
    assert.deepEqual(found(liked, 'F13', gradeOf(liked)).whatIf, found(liked, 'F13').whatIf);
  });

  it('tells apart where a sentence comes from', () => {
    const fillsUp: Step = (g) => {
      const kept = g.model.sample(600).filter(g.users.thumbs);
      return accumulate(g, kept, g.human.draw(600 - kept.size));
    };
    const { yours, changed } = found(fillsUp, 'F13').whatIf!;
    assert.ok(yours[0]!.what.startsWith('flattering'));
    assert.deepEqual(yours[0]!.from, ['model'], 'kept for its flattery');
    assert.ok(
      [...yours, ...changed].some(({ from }) => from.includes('human')),
      'people fill up what is left',
    );
  });

  it('is kept for what was found, and for changes of one generation', () => {
    for (const { id, state, evidence } of gradeOnce(liked).flaws) {
      if (state !== 'flawed' || id === 'F04') assert.equal(evidence.whatIf, undefined, id);
    }
  });

  it('keeps a verdict with many flaws under 150 kB', () => {
    const worst: Step = (g) =>
      g.human.draw(5).plus(
        g.exam.items,
        g.model
          .sample(800, { temperature: 0.6 })
          .filter((item) => g.users.thumbs(item))
          .take(300),
      );
    assert.ok(JSON.stringify(gradeOf(worst)).length < 150_000);
  });
});

describe('limits in a world’s own numbers', () => {
  const limit = (world: object): string => {
    const lab = labSchema.parse({ ...everyFlawLab, world: { kind: 'loop', services: ['human', 'reward'], ...world } });
    return gradeOf((g) => g.human.draw(50), lab).flaws.find(({ id }) => id === 'F10')!.limit;
  };

  it('says how many labels by people a reward model needs, as its own taste has it', () => {
    const needed = (world: object): number => Number(/at least (\d+) %/.exec(limit(world))![1]);
    const usual = needed({});
    assert.ok(usual > 10 && usual < 25, `${usual} %`);
    assert.ok(needed({ reward: { selfPreference: 0.4 } }) > usual);
    assert.ok(needed({ generations: 20 }) > usual);
    assert.match(limit({ reward: { selfPreference: 0.02 } }), /can't carry it that far in 10 refreshes/);
  });
});
