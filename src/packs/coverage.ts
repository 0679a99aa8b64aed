import type { Lab } from '../core/course/lab.ts';
import type { Pack } from '../core/course/pack.ts';

/** What a pack does about one flaw: where it is looked for, which pipelines show it, and what asks about it. */
export interface FlawCoverage {
  readonly flaw: string;
  /** Labs that look for it. */
  readonly labs: readonly string[];
  /** Skeletons and wrong variants that must be caught for it, as paths. */
  readonly pipelines: readonly string[];
  /** Questions of the lessons that explain it, as `lesson/question`. */
  readonly questions: readonly string[];
  /** Wrong options of those questions: each is a misconception with an answer to it. */
  readonly distractors: number;
}

/** A measure of a lab's own of which something is required, and the pipelines that must fall short of it, as paths. */
export interface MeasureCoverage {
  readonly lab: string;
  readonly measure: string;
  readonly title: string;
  readonly pipelines: readonly string[];
}

/** Which measures of their own the labs of a pack exercise. */
export const measureCoverageOf = (pack: Pack): readonly MeasureCoverage[] =>
  [...pack.labs.values()].flatMap(({ lab }) =>
    lab.measures
      .filter(({ required }) => required !== undefined)
      .map(({ id, title }) => ({ lab: lab.id, measure: id, title, pipelines: caughtIn(lab, id) })),
  );

/** The skeleton and wrong variants that must be caught for a flaw or a measure. */
const caughtIn = ({ id, expect }: Lab, flawOrMeasure: string): string[] => [
  ...(expect.skeleton.includes(flawOrMeasure) ? [`labs/${id}/pipeline.ts`] : []),
  ...Object.entries(expect.variants).flatMap(([name, found]) =>
    found.includes(flawOrMeasure) ? [`labs/${id}/variants/${name}`] : [],
  ),
];

/** Which misconceptions a pack exercises, flaw by flaw. */
export function coverageOf(pack: Pack): readonly FlawCoverage[] {
  const labs = [...pack.labs.values()].map(({ lab }) => lab);
  const flaws = [...new Set(labs.flatMap(({ rubric }) => Object.keys(rubric.flaws)))].sort();
  return flaws.map((flaw) => {
    const looking = labs.filter(({ rubric }) => Object.hasOwn(rubric.flaws, flaw));
    const explaining = new Set(looking.flatMap(({ rubric }) => rubric.lessons[flaw]?.split('#')[0] ?? []));
    const asked = [...pack.lessons.values()].flatMap((lesson) =>
      (explaining.has(lesson.id) ? [...lesson.quiz.questions, ...lesson.test] : []).map((question) => ({
        name: `${lesson.id}/${question.id}`,
        wrong: question.options.length - 1,
      })),
    );
    return {
      flaw,
      labs: looking.map(({ id }) => id),
      pipelines: looking.flatMap((lab) => caughtIn(lab, flaw)),
      questions: asked.map(({ name }) => name),
      distractors: asked.reduce((sum, { wrong }) => sum + wrong, 0),
    };
  });
}
