import assert from 'node:assert/strict';
import { grade, type Graded } from '../../src/core/grading/grade.ts';
import { everyFlawLab, noSource } from '../support/lab.ts';
import { pipelines } from './pipelines.ts';

/** Blocks of seeds that no threshold was chosen on. */
const BLOCKS = [7, 19];

describe('the grader finds exactly the flaws that are there', () => {
  for (const { id, flaws, instantiate } of pipelines) {
    it(`${id}: ${flaws.join(' ') || 'sound'}`, () => {
      for (const seedBlock of BLOCKS) {
        const graded = grade({ lab: everyFlawLab, instantiate, source: noSource, seedBlock });
        const found = graded.flaws.filter((flaw) => flaw.state === 'flawed').map((flaw) => flaw.id);
        assert.deepEqual(found.sort(), [...flaws].sort(), `block ${seedBlock}: ${graded.summary}`);
        assert.equal(graded.passed, flaws.length === 0);
        assertStatesFollowNumbers(graded);
      }
    }).timeout(60_000);
  }
});

/** A reader of the verdict can tell each state from its numbers: a clear flaw is on the sound side of its threshold. */
function assertStatesFollowNumbers(graded: Graded): void {
  for (const { id, state, effect, threshold, sound, evidence } of graded.flaws) {
    if (effect === null || evidence.nearLimit) continue;
    const onSoundSide = sound === 'at-least' ? effect >= threshold : effect <= threshold;
    assert.equal(state === 'clear', onSoundSide, `${id} is ${state} at ${effect}`);
  }
}
