import { say } from '../base/say.ts';
import type { Lab } from '../course/lab.ts';
import type { Judged } from './flaw.ts';
import { flawVerdict, type FlawWords, type VerdictContext } from './flawVerdict.ts';
import type { Graded } from './ladder.ts';
import { foundSentence, scoreOf, sentenceOf } from './summary.ts';
import type { FlawVerdict } from './verdict.ts';

/** @throws Error for a flaw in the rubric that this kind of lab doesn't have */
export function requireKnown(lab: Lab, flaws: readonly Pick<FlawWords, 'id'>[]): void {
  for (const id of Object.keys(lab.rubric.flaws)) {
    if (flaws.some((flaw) => flaw.id === id)) continue;
    const known = flaws.map((flaw) => flaw.id).join(', ');
    throw new Error(
      `The rubric of ${lab.id} names ${id}, which this grader doesn't know in a world of kind ${lab.world.kind}: ` +
        `there are ${known}.`,
    );
  }
}

/** What every kind of lab reports in the same way. */
export function assemble<Blamed>(
  flaws: readonly FlawWords[],
  judged: Judged<Blamed>,
  context: VerdictContext<Blamed> & {
    readonly seeds: readonly number[];
    /** What a pipeline that passes has achieved. */
    readonly achieved: () => string;
  },
): Pick<Graded, 'lab' | 'seeds' | 'score' | 'passed' | 'scored' | 'passMark' | 'summary' | 'flaws'> {
  const { lab, final, seeds, achieved } = context;
  const verdicts = flaws
    .filter((flaw) => lab.rubric.flaws[flaw.id] !== undefined)
    .map((flaw) => flawVerdict(flaw, judged.get(flaw.id)!, context))
    .sort((a, b) => b.weight - a.weight);
  if (!lab.scored) {
    const summary = foundSentence(verdicts, final);
    return { lab: lab.id, seeds: [...seeds], ...NOT_SCORED, summary, flaws: verdicts };
  }
  const score = scoreOf(verdicts);
  const passed = final && score >= lab.rubric.passMark;
  return {
    lab: lab.id,
    seeds: [...seeds],
    score,
    passed,
    passMark: lab.rubric.passMark,
    summary: sentenceOf(verdicts, passed, final, achieved),
    flaws: verdicts,
  };
}

/** A known system: nobody set it as a task, so there is nothing to pass. */
export const NOT_SCORED = { score: 0, passed: false, scored: false, passMark: 0 } as const;

/** What to know of the flaws whose effect is within the noise of the threshold. */
export const nearLimits = (flaws: readonly FlawVerdict[]): string[] =>
  flaws
    .filter(({ evidence }) => evidence.nearLimit)
    .map(({ title }) => say('{title}: the effect is near the limit, so a small change may tip it.', { title }));
