import { CALL } from '../calls.ts';
import { log } from '../exactMath.ts';
import { type GenerationState, keyNow, note, rowOf } from '../generationState.ts';
import { STREAM, subKey, uniform } from '../random.ts';
import { APPEAL, VARIANTS } from '../world.ts';
import type { Critic } from './critic.ts';

/** The least probability `likelihood` tells apart. */
const LEAST = 1e-18;

/** How much of a judgement is the critique, under a principle that says what to look for. */
const CRITIQUE = 0.6;

/** What the model thinks of an item. */
export interface Opinion {
  readonly judge: (item: unknown, principle?: unknown) => number;
  readonly likelihood: (item: unknown) => number;
}

export function makeOpinion(state: GenerationState, critic: Critic): Opinion {
  const { arena, model, changes } = state;
  const noise = keyNow(state, STREAM.selfNoise);
  const noisyAnswers = subKey(noise, 1);

  /** The cell the model is asked about: under noise, that of another item it could have drawn. */
  const judgedCell = (row: number): number => {
    arena.work(1);
    if (changes.self !== 'noise') return arena.cells[row]!;
    const event = arena.events[row]!;
    return model.sampler(1).cell(uniform(noise, event), uniform(noisyAnswers, event));
  };

  return {
    judge(item, principle) {
      note(state, CALL.judge);
      const row = rowOf(state, item, 'judge');
      const cell = judgedCell(row);
      const own = Math.min(1, model.answer[cell]! + 0.15 * APPEAL[cell % VARIANTS]!);
      if (principle === undefined) return own;
      note(state, CALL.principle);
      const critique = critic.read(principle, 'judge');
      if (!critique.specific) return own;
      return CRITIQUE * (critic.notices(row, critique) ? 0 : 1) + (1 - CRITIQUE) * own;
    },

    likelihood(item) {
      note(state, CALL.likelihood);
      return log(Math.max(model.probability(judgedCell(rowOf(state, item, 'likelihood'))), LEAST));
    },
  };
}
