import assert from 'node:assert/strict';
import { ALLOCATION_FLAWS } from '../../src/core/grading/allocation/flaws.ts';
import { RACE_FLAWS } from '../../src/core/grading/race/flaws.ts';
import { FLAWS } from '../../src/core/grading/flaws/index.ts';
import { FLAWS_OF } from '../../src/core/course/world.ts';

describe('the flaws a lab may name', () => {
  it('are those that the grader of its kind knows', () => {
    const ids = (flaws: readonly { readonly id: string }[]): string[] => flaws.map(({ id }) => id).sort();
    assert.deepEqual(FLAWS_OF, { loop: ids(FLAWS), allocation: ids(ALLOCATION_FLAWS), race: ids(RACE_FLAWS) });
  });
});
