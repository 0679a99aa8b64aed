import { say } from '../base/say.ts';
import { type Capstone, measuresOf, type MeasureValues } from '../course/capstone.ts';
import { heldBelow, scoreCapstone } from './capstone.ts';
import { CAPSTONE_SEEDS } from './capstoneRuns.ts';
import { capstoneSentence, nextStep, standingOf } from './capstoneWords.ts';
import type { Graded } from './ladder.ts';
import { sentenceOf } from './summary.ts';

type Rated = Pick<Graded, 'score' | 'passed' | 'passMark' | 'summary' | 'flaws'>;

/**
 * A loop's grade in a capstone lab: its score is its place among the reference points, and it passes with the lab's mark and
 * without a flaw.
 * @param final whether every flaw is decided
 * @param achieved what a loop that passes has achieved
 */
export function capstoneGrade<T extends Rated>(
  graded: T,
  capstone: Capstone,
  values: MeasureValues,
  { final, achieved }: { readonly final: boolean; readonly achieved: () => string },
): T & Required<Pick<Graded, 'capstone'>> {
  const { flaws, passMark } = graded;
  const score = scoreCapstone(capstone, values);
  const open = flaws.some(({ state }) => state === 'flawed' || state === 'provisional');
  // Where no flaw can apply, nothing was built.
  const capped = open || flaws.every(({ state }) => state === 'not-applicable');
  const points = heldBelow(score.points, passMark, capped);
  const passed = final && !capped && points >= passMark;
  const next = nextStep(score);
  const counted = measuresOf(capstone);
  return {
    ...graded,
    score: points,
    passed,
    summary:
      final && !capped && !passed
        ? say('Not yet: none of the flaws was found, but it takes {passMark} points and these are {points}. {score}', {
            passMark,
            points,
            score: standingOf(score),
          })
        : sentenceOf(flaws, passed, final, achieved),
    capstone: {
      seeds: [...CAPSTONE_SEEDS],
      sentence: capstoneSentence(score, passMark, capped),
      ...(next !== undefined && { next }),
      points: score.points,
      capped,
      measures: score.measures.map((placed) => ({ ...placed })),
      references: capstone.references.map(({ id, title, measures }) => ({
        id,
        title,
        points: scoreCapstone(capstone, measures).points,
        values: Object.fromEntries(counted.map((measure) => [measure, measures[measure] ?? null])),
      })),
    },
  };
}
