import assert from 'node:assert/strict';
import { labSchema } from '../../src/core/course/lab.ts';
import { noLabProgress } from '../../src/core/course/progress.ts';
import { hintsShown, nextHint } from '../../src/workspace/hints.ts';

const lab = labSchema.parse({
  id: 'collapse',
  title: 'Collapse',
  summary: 'A lab.',
  minutes: 10,
  lesson: 'model-collapse',
  rubric: { flaws: { F01: 50, F02: 50 } },
  hints: { F01: ['look', 'look closer'], F02: ['other'] },
  expect: { skeleton: ['F01'] },
});

describe('the hint ladder', () => {
  it('starts with the first flaw found and goes step by step', () => {
    assert.deepEqual(nextHint(lab, noLabProgress, ['F01', 'F02']), { flaw: 'F01', number: 1, of: 2 });
    const taken = { ...noLabProgress, hints: { F01: 1 } };
    assert.deepEqual(nextHint(lab, taken, ['F01', 'F02']), { flaw: 'F01', number: 2, of: 2 });
  });

  it('goes on to the next flaw, and ends', () => {
    assert.equal(nextHint(lab, { ...noLabProgress, hints: { F01: 2 } }, ['F01', 'F02'])?.flaw, 'F02');
    assert.equal(nextHint(lab, { ...noLabProgress, hints: { F01: 2, F02: 1 } }, ['F01', 'F02']), undefined);
    assert.equal(nextHint(lab, noLabProgress, []), undefined);
    assert.equal(nextHint(lab, noLabProgress, ['F09']), undefined);
  });

  it('shows the hints taken and no other', () => {
    assert.deepEqual(hintsShown(lab, { ...noLabProgress, hints: { F01: 1 } }), {
      F01: { shown: ['look'], of: 2 },
      F02: { shown: [], of: 1 },
    });
  });
});
