import { labSchema } from '../../src/core/course/lab.ts';
import type { GradeRequest } from '../../src/protocol/worker.ts';
import { hashCode } from '../../src/sandbox/hashCode.ts';

/** A small world, so that a run takes milliseconds. */
const lab = labSchema.parse({
  id: 'small',
  title: 'Small',
  summary: 'A lab for the tests of the sandbox.',
  minutes: 1,
  lesson: 'none',
  world: { facts: 20, generations: 2 },
  rubric: { flaws: { F01: 100 } },
  expect: { skeleton: ['F01'] },
});

/** A request to grade a pipeline. */
export function requestFor(source: string, limits = { seconds: 20, megabytes: 256 }): GradeRequest {
  return {
    type: 'grade',
    lab,
    pack: { id: 'tests', version: '1.0.0', hash: 'none' },
    source,
    fileName: 'pipeline.ts',
    codeHash: hashCode(source),
    seedBlock: 0,
    limits,
  };
}

export const SOUND = `import type { Batch, Generation } from "groundloop";
export function step(g: Generation): Batch {
  return g.human.draw(100).plus(g.model.sample(100).filter((item) => g.verifier.check(item)));
}
`;

export const ENDLESS = 'export function step(): never {\n  for (;;);\n}\n';
