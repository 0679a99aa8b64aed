import assert from 'node:assert/strict';
import { learnerSees } from '../../src/packs/learnerSees.ts';

describe('What a learner sees of a pack', () => {
  it('is lessons, tasks, prompts and starting code', () => {
    for (const path of [
      'pack.yaml',
      'bibliography.yaml',
      'lessons/a/lesson.md',
      'lessons/a/figures/loop.svg',
      'labs/a/README.md',
      'labs/a/prompts/ask.md',
      'labs/a/pipeline.ts',
      'systems/a/pipeline.ts',
    ]) {
      assert.ok(learnerSees(path), path);
    }
  });

  it('is no solution, variant, answer, hint or rubric', () => {
    for (const path of [
      'labs/a/solutions/kept.ts',
      'labs/a/solutions/notes.md',
      'labs/a/solutions/pipeline.ts',
      'labs/a/variants/lost.ts',
      'labs/a/lab.yaml',
      'lessons/a/quiz.yaml',
      'lessons/a/test.yaml',
      'translations/zh-tw/lessons/a/quiz.yaml',
      'hints.yaml',
      'avoid.yaml',
    ]) {
      assert.ok(!learnerSees(path), path);
    }
  });
});
