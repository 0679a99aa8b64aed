import assert from 'node:assert/strict';
import { grade } from '../../src/core/grading/grade.ts';
import { everyFlawLab, noSource } from '../support/lab.ts';
import { pipelines } from './pipelines.ts';

/** Each pipeline is graded on a block of seeds that no threshold was chosen on. */
describe('the grader finds exactly the flaws that are there', () => {
  for (const { id, flaws, instantiate } of pipelines) {
    it(`${id}: ${flaws.join(' ') || 'sound'}`, () => {
      const graded = grade({ lab: everyFlawLab, instantiate, source: noSource, seedBlock: 7 });
      const found = graded.flaws.filter((flaw) => flaw.state === 'flawed').map((flaw) => flaw.id);
      assert.deepEqual(found.sort(), [...flaws].sort(), graded.summary);
      assert.equal(graded.passed, flaws.length === 0);
      assert.equal(graded.score === 100, flaws.length === 0);
    }).timeout(60_000);
  }
});
