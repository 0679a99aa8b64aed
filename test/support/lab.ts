import { services } from '../../src/core/simulation/preset.ts';
import { type Lab, labSchema } from '../../src/core/course/lab.ts';
import { FLAWS } from '../../src/core/grading/flaws/index.ts';
import type { SourceView } from '../../src/core/grading/program.ts';

/** A lab with every service and every flaw in play. */
export const everyFlawLab: Lab = labSchema.parse({
  id: 'every-flaw',
  title: 'Every flaw',
  summary: 'All flaws in play.',
  minutes: 10,
  lesson: 'm7-l2',
  world: { services: [...services] },
  rubric: { flaws: Object.fromEntries(FLAWS.map((flaw) => [flaw.id, 10])) },
  expect: { skeleton: ['F01'] },
});

/** For programs that were never source text. */
export const noSource: SourceView = {
  callSite: () => undefined,
  callSpan: () => undefined,
  returnSpan: () => undefined,
};
