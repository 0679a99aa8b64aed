import type { Graded, GradeTask } from '../../src/core/grading/grade.ts';

/** A grader with a bug of its own. */
export function grade(task: GradeTask): Graded {
  task.instantiate();
  throw new Error('the grader fell over');
}
