/** Whether a file of a pack holds only what a learner sees anyway: no solution, variant, answer, hint or rubric. */
export const learnerSees = (path: string): boolean =>
  /\.(md|svg)$|^(pack|bibliography)\.yaml$|^(labs|systems)\/[^/]+\/pipeline\.ts$/.test(path) &&
  !/\/(solutions|variants)\//.test(path);
