import { CALL } from '../calls.ts';
import { FROM } from '../arena.ts';
import { type GenerationState, keyAlways, note, requireService, rowOf } from '../generationState.ts';
import { STREAM, subKey, uniform } from '../random.ts';

/** The detector's probability that a model wrote an item: above a half where it thinks so, and it can be wrong. */
export function makeDetector(state: GenerationState): (item: unknown) => number {
  const { world, arena } = state;
  const { truePositive, falsePositive } = world.preset.web;
  const key = keyAlways(state, STREAM.detector);
  return (item) => {
    note(state, CALL.detector);
    requireService(state, 'web');
    const row = rowOf(state, item, 'detector');
    arena.work(1);
    const origin = arena.origins[row]!;
    const byModel = origin === FROM.model || origin === FROM.revised || origin === FROM.modelPage;
    const event = arena.events[row]!;
    const suspected = uniform(key, event) < (byModel ? truePositive : falsePositive);
    const sure = uniform(subKey(key, 1), event) / 2;
    return suspected ? 0.5 + sure : 0.5 - sure;
  };
}
