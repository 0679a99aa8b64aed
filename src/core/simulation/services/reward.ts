import { say } from '../../base/say.ts';
import { CALL } from '../calls.ts';
import { Batch, describe } from '../batch.ts';
import { ContractError } from '../contractError.ts';
import { type GenerationState, keyAlways, note, requireService, rowOf } from '../generationState.ts';
import { STREAM, uniform } from '../random.ts';
import { APPEAL, RIGHT, VARIANTS } from '../world.ts';

/** What people's labels say of each variant: only what is right and sound is worth anything. */
const TRUTH = Array.from({ length: VARIANTS }, (_, v) => (v === RIGHT ? 1 : 0));

/** A learned reward: a weight per answer variant, kept from generation to generation, and noise per cell. */
export interface Reward {
  readonly score: (item: unknown) => number;
  readonly refresh: (labels: unknown) => void;
}

export function makeReward(state: GenerationState): Reward {
  const { world, arena, changes } = state;
  const { noise, refreshRate } = world.preset.reward;
  const selfPreference = changes.labels === 'honest' ? 0 : world.preset.reward.selfPreference;
  const noiseKey = keyAlways(state, STREAM.rewardNoise);

  return {
    score(item) {
      note(state, CALL.reward);
      requireService(state, 'reward');
      const cell = arena.cells[rowOf(state, item, 'score')]!;
      arena.work(1);
      const weights = changes.reward === 'gold' ? TRUTH : state.reward;
      return weights[cell % VARIANTS]! + noise * (uniform(noiseKey, cell) - 0.5);
    },

    /** w′ = (1 − a) w + a [f (w + δ·appeal) + (1 − f) truth], f the share of labels of its own (`simulation.md` §1.o). */
    refresh(labels) {
      note(state, CALL.refresh);
      requireService(state, 'reward');
      const { ai, human } = labelled(labels);
      const own = Batch.rowsOf(ai, arena, 'refresh').length;
      const people = human === undefined ? 0 : Batch.rowsOf(human, arena, 'refresh').length;
      if (own + people === 0) return;
      const f = own / (own + people);
      state.reward = state.reward.map((w, v) => {
        return (1 - refreshRate) * w + refreshRate * (f * (w + selfPreference * APPEAL[v]!) + (1 - f) * TRUTH[v]!);
      });
    },
  };
}

function labelled(value: unknown): { ai: unknown; human: unknown } {
  if (typeof value === 'object' && value !== null && 'ai' in value) {
    return { ai: value.ai, human: 'human' in value ? value.human : undefined };
  }
  throw new ContractError(
    () => say('refresh needs { ai: batch, human?: batch }, and got {value}.', { value: describe(value) }),
    'call',
    () => say('Give it the items that the reward model labels itself, and those that people label.'),
  );
}
