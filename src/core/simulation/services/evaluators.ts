import {
  note,
  type Evaluator,
  type GenerationState,
  keyAlways,
  requireService,
  rowOf,
  spend,
} from '../generationState.ts';
import { ContractError } from '../contractError.ts';
import { STREAM, uniform } from '../random.ts';
import { VARIANTS } from '../world.ts';

/** What users would like if they liked only what is right, by variant. */
const HONEST_THUMBS = [0.8, 0.25, 0.25, 0.25] as const;

/** Everything outside the model that says yes or no to an item. */
export interface Evaluators {
  readonly check: (item: unknown) => boolean;
  readonly pass: (item: unknown) => boolean;
  readonly thumbs: (item: unknown) => boolean;
}

export function makeEvaluators(state: GenerationState): Evaluators {
  const { world, arena, changes } = state;
  /** Made once: a loop that catches it may meet it thousands of times, and a stack is dear. */
  let exhausted: ContractError | undefined;
  const coins = keyAlways(state, STREAM.coin);
  const streams = {
    check: keyAlways(state, STREAM.verifier),
    tests: keyAlways(state, STREAM.tests),
    thumbs: keyAlways(state, STREAM.users),
  };

  /** An outside answer about a row: yes with a probability, or a coin of the same rate in the changed world. */
  const answer = (evaluator: Evaluator, row: number, probability: number): boolean => {
    arena.work(1);
    const event = arena.events[row]!;
    const yes =
      changes.evaluators === 'coin'
        ? uniform(coins, event) < (state.acceptRates[evaluator] ?? 0.5)
        : uniform(streams[evaluator], event) < probability;
    const asked = state.asked[evaluator];
    asked.asked++;
    if (yes) asked.yes++;
    return yes;
  };

  return {
    check(item) {
      note(state, 'check');
      requireService(state, 'verifier');
      const row = rowOf(state, item, 'check');
      if (spend(state, 'verify', 1) < 1) {
        exhausted ??= new ContractError(
          `The verification budget is spent: ${world.preset.budget.verify ?? 0} checks for the whole run.`,
          'call',
          'Check fewer items a generation, or look at g.budget.verify before checking.',
        );
        throw exhausted;
      }
      return answer('check', row, world.verifier[arena.cells[row]!]!);
    },

    pass(item) {
      note(state, 'tests');
      requireService(state, 'tests');
      const row = rowOf(state, item, 'pass');
      return answer('tests', row, world.tests[arena.cells[row]! % VARIANTS]!);
    },

    thumbs(item) {
      note(state, 'thumbs');
      requireService(state, 'users');
      const row = rowOf(state, item, 'thumbs');
      const rates = changes.users === 'truth' ? HONEST_THUMBS : world.users;
      return answer('thumbs', row, rates[arena.cells[row]! % VARIANTS]!);
    },
  };
}
