import { originsIn } from '../simulation/arena.ts';
import type { Experiment } from '../simulation/experiment.ts';
import { NO_HARM } from '../simulation/harms.ts';
import type { ItemOrigin } from '../simulation/item.ts';
import { FLATTERING, LUCKY, RIGHT, VARIANTS, WRONG } from '../simulation/world.ts';
import type { GenerationMetrics } from './verdict.ts';

/** What a lab's own measures see of a run, generation by generation: plain data. `groundloop.d.ts` says it to authors. */
export type RunRecord = readonly RecordedGeneration[];

export interface RecordedGeneration extends GenerationMetrics {
  readonly facts: readonly RecordedFact[];
}

interface RecordedFact {
  readonly frequency: number;
  readonly rare: boolean;
  readonly difficulty: number;
  readonly harm: string | null;
  readonly says: number;
  readonly answers: ByAnswer;
  readonly trained: ByAnswer;
  readonly from: readonly ItemOrigin[];
}

interface ByAnswer {
  readonly right: number;
  readonly wrong: number;
  readonly flattering: number;
  readonly lucky: number;
}

/** @param generations the metrics of this run */
export function recordRun({ base, world }: Experiment, generations: readonly GenerationMetrics[]): RunRecord {
  const harms = world.preset.harms.map(({ name }) => name);
  const models = [base.snapshots[0]!.model, ...base.records.map(({ after }) => after)];
  return generations.map((metrics, t) => {
    const { fact: says, answer } = models[t]!;
    const record = base.records[t - 1];
    const facts = Array.from({ length: world.facts }, (_, q): RecordedFact => {
      const harmClass = world.harmClass[q]!;
      let origins = 0;
      for (let v = 0; v < VARIANTS; v++) origins |= record?.origins[q * VARIANTS + v] ?? 0;
      return {
        frequency: world.frequency[q]!,
        rare: q >= world.tailFrom,
        difficulty: world.difficulty[q]!,
        harm: harmClass === NO_HARM ? null : harms[harmClass]!,
        says: says[q]!,
        answers: byAnswer(answer, q),
        trained: byAnswer(record?.trained, q),
        from: originsIn(origins),
      };
    });
    return { ...metrics, facts };
  });
}

const byAnswer = (cells: ArrayLike<number> | undefined, fact: number): ByAnswer => {
  const of = (variant: number): number => cells?.[fact * VARIANTS + variant] ?? 0;
  return { right: of(RIGHT), wrong: of(WRONG), flattering: of(FLATTERING), lucky: of(LUCKY) };
};
