import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PATIENCE, timeUp } from '../../../src/core/grading/limits.ts';

const limits = { seconds: 15, megabytes: 512 };

describe('The limit of time', () => {
  it('counts processor time: how busy the machine is decides nothing', () => {
    assert.equal(timeUp(14.9, 14.9, limits), undefined);
    assert.equal(timeUp(14.9, 80, limits), undefined, 'it waited for others');
    assert.equal(timeUp(15, 80, limits), 'spent');
    assert.equal(timeUp(15, 15, limits), 'spent');
    assert.equal(timeUp(15, 15 * PATIENCE, limits), 'spent', 'it had its time, however late');
  });

  it('says that others took the processor where it got too little for long', () => {
    assert.equal(timeUp(3, 15 * PATIENCE - 1, limits), undefined);
    assert.equal(timeUp(3, 15 * PATIENCE, limits), 'starved');
  });

  it('lets several threads use more than the seconds until the clock has shown them', () => {
    assert.equal(timeUp(25, 14.9, limits), undefined);
  });

  it('ends every run at some time, and blames a pipeline only for time that it had', () => {
    const seconds = fc.double({ min: 0.01, max: 3600, noNaN: true });
    const property = fc.property(seconds, seconds, seconds, (limit, used, passed) => {
      const why = timeUp(used, passed, { seconds: limit, megabytes: 512 });
      if (why === 'spent') assert.ok(used >= limit && passed >= limit);
      if (why === 'starved') assert.ok(used < limit && passed >= limit * PATIENCE);
      if (why === undefined) assert.ok(passed < limit * PATIENCE);
    });
    fc.assert(property);
  });
});
