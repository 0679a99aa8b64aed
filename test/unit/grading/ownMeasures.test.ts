import assert from 'node:assert/strict';
import type { LabMeasure } from '../../../src/core/course/measure.ts';
import { withMeasures } from '../../../src/core/grading/ownMeasures.ts';
import type { Verdict } from '../../../src/core/grading/verdict.ts';
import { verdictOf } from '../verdictFixture.ts';

const read: LabMeasure = {
  id: 'read',
  title: 'Rare facts read',
  means: 'How many of the rare facts are read.',
  unit: 'percent',
  good: 'high',
  required: 0.4,
};
const one = { knowledge: 1, tailAlive: 1, diversity: 1, flattery: 0, kept: 1 };
const metrics = { generations: [one, one] } as unknown as NonNullable<Verdict['metrics']>;
const after = (last: number, measure = read): Verdict =>
  withMeasures(verdictOf([], { metrics }), [measure], { values: { [measure.id]: [1, last] } });

describe('what a lab asks of its own measure', () => {
  it('holds a passed lab back where it is not reached, and says by how much', () => {
    const { passed, score, passMark, summary } = after(0.25);
    assert.equal(passed, false);
    assert.ok(score < passMark);
    assert.equal(summary, 'Not yet: “Rare facts read” ends at 25 %, and this lab asks for at least 40 %.');
    assert.equal(after(0.4).passed, true);
  });

  it('never says that what was missed is what was asked for', () => {
    assert.match(after(0.3999).summary, /ends at 39\.99 %, and this lab asks for at least 40\.00 %/);
    assert.match(
      after(2.004, { ...read, unit: 'number', good: 'low', required: 2 }).summary,
      /2\.004, and .* most 2\.000/,
    );
  });

  it('writes counts as whole numbers, and both alike where one of them is none', () => {
    const counted = (last: number, required: number): string =>
      after(last, { ...read, unit: 'number', required }).summary;
    assert.match(counted(5900, 6000), /ends at 5900, and .* least 6000\./);
    assert.match(counted(-5, 0), /ends at −5, and .* least 0\./);
    assert.match(counted(2, 2.001), /ends at 2\.000, and .* least 2\.001\./);
    assert.match(counted(1.999, 2), /ends at 1\.999, and .* least 2\.000\./);
    assert.match(counted(1.75, 2), /ends at 1\.75, and .* least 2\.00\./);
  });
});
