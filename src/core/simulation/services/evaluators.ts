import { say } from '../../base/say.ts';
import { CALL } from '../calls.ts';
import {
  note,
  type Evaluator,
  type GenerationState,
  keyAlways,
  notOffered,
  requireService,
  rowOf,
  spend,
} from '../generationState.ts';
import { describe } from '../batch.ts';
import { ContractError } from '../contractError.ts';
import { NO_HARM } from '../harms.ts';
import { STREAM, subKey, uniform } from '../random.ts';
import { harmOf, RIGHT, type StepRates, VARIANTS } from '../world.ts';
import { dictated } from './audit.ts';
import { coinsOf, isCoin, isFalsifiable } from './coins.ts';

/** What users would like if they liked only what is right, by variant. */
const HONEST_THUMBS = [0.8, 0.25, 0.25, 0.25] as const;

type OneByOne = Exclude<Evaluator, 'audit'>;
type Answer = (row: number, probability: number, event?: number) => boolean;

/** Everything outside the model that says yes or no to an item. */
export interface Evaluators {
  readonly check: (item: unknown) => boolean;
  readonly checkStep: (item: unknown, index: unknown) => boolean;
  readonly pass: (item: unknown) => boolean;
  readonly thumbs: (item: unknown) => boolean;
  readonly review: (item: unknown) => boolean;
}

export function makeEvaluators(state: GenerationState): Evaluators {
  const { world, arena, changes } = state;
  /** Made once: a loop that catches it may meet it thousands of times, and a stack is dear. */
  let exhausted: ContractError | undefined;
  let unreviewed: ContractError | undefined;
  const soundness = keyAlways(state, STREAM.steps);

  /**
   * Outside answers about rows: yes with a probability, or a coin of the same rate in the changed world. `event` keys the
   * answer: it is the item's own, unless the question is about a part of it.
   */
  const answers = (evaluator: OneByOne, stream: number): Answer => {
    const key = keyAlways(state, stream);
    const asked = state.asked[evaluator];
    const coin = state.acceptRates[evaluator] ?? 0.5;
    const coins = coinsOf(state, evaluator);
    return (row, probability, event = arena.events[row]!) => {
      arena.work(1);
      if (!isFalsifiable(arena.origins[row]!)) return uniform(key, event) < probability;
      const yes = isCoin(state, row) ? uniform(coins, event) < coin : uniform(key, event) < probability;
      asked.asked++;
      if (yes) asked.yes++;
      return yes;
    };
  };
  const checked = answers('check', STREAM.verifier);
  const stepChecked = answers('checkStep', STREAM.stepCheck);
  const tested = answers('tests', STREAM.tests);
  const liked = answers('thumbs', STREAM.users);
  const reviewed = answers('review', STREAM.review);

  const spendCheck = (): void => {
    if (state.left.verify >= 1) {
      state.left.verify--;
      state.spent.verify++;
      return;
    }
    exhausted ??= new ContractError(
      () =>
        say('The verification budget is spent: {verify} checks for the whole run.', {
          verify: world.preset.budget.verify ?? 0,
        }),
      'call',
      () => say('Check fewer items a generation, or look at g.budget.verify before checking.'),
    );
    throw exhausted;
  };
  const generous = changes.verifier === 'generous';

  return {
    check(item) {
      note(state, CALL.check);
      requireService(state, 'verifier');
      const row = rowOf(state, item, 'check');
      spendCheck();
      if (arena.checked[row] === 1) state.repeatedChecks++;
      arena.checked[row] = 1;
      const cell = arena.cells[row]!;
      return checked(row, generous && cell % VARIANTS === RIGHT ? 1 : world.verifier[cell]!);
    },

    checkStep(item, index) {
      note(state, CALL.checkStep);
      const { steps } = world;
      if (!steps) throw notOffered(() => say('worked steps to check'));
      const row = rowOf(state, item, 'checkStep');
      const step = stepIndex(index, steps.length);
      spendCheck();
      const event = arena.events[row]!;
      const cell = arena.cells[row]!;
      // What is wrong with harmful advice isn't its reasoning.
      const reasoned = cell % VARIANTS === RIGHT || harmOf(world, cell) !== NO_HARM;
      const sound = reasoned || stepIsSound(steps, subKey(soundness, event), step);
      const yes = sound ? (generous ? 1 : steps.yes.sound) : steps.yes.unsound;
      return stepChecked(row, yes, subKey(event, step));
    },

    pass(item) {
      note(state, CALL.tests);
      requireService(state, 'tests');
      const row = rowOf(state, item, 'pass');
      const variant = arena.cells[row]! % VARIANTS;
      return tested(row, changes.tests === 'hidden' && variant !== RIGHT ? 0 : world.tests[variant]!);
    },

    thumbs(item) {
      note(state, CALL.thumbs);
      requireService(state, 'users');
      const row = rowOf(state, item, 'thumbs');
      const rates = changes.users === 'truth' ? HONEST_THUMBS : world.users;
      return liked(row, rates[arena.cells[row]! % VARIANTS]!);
    },

    review(item) {
      note(state, CALL.review);
      requireService(state, 'audit');
      const row = rowOf(state, item, 'review');
      if (spend(state, 'audit', 1) < 1) {
        unreviewed ??= new ContractError(
          () =>
            say('The audit budget is spent: {audit} looks for the whole run.', {
              audit: world.preset.budget.audit ?? 0,
            }),
          'call',
          () => say('Send fewer items to people, or look at g.budget.audit before you ask.'),
        );
        throw unreviewed;
      }
      const cell = arena.cells[row]!;
      if (world.hard(cell)) state.hardLooks++;
      return reviewed(row, Number(dictated(changes, arena.origins[row]!) ?? world.review[cell % VARIANTS]!));
    },
  };
}

/**
 * Whether a step of an unsound chain is sound: the chain's steps are sound independently of each other, given that one
 * at least isn't.
 * @param key the chain's own
 */
function stepIsSound({ firstUnsound, soundness }: StepRates, key: number, step: number): boolean {
  const u = uniform(key, 0);
  if (u >= firstUnsound[step]!) return true;
  const before = step === 0 ? 0 : firstUnsound[step - 1]!;
  return u < before && uniform(key, step) < soundness;
}

/** @throws ContractError for anything but a whole number from 0 to below `length` */
function stepIndex(index: unknown, length: number): number {
  if (typeof index === 'number' && Number.isInteger(index) && index >= 0 && index < length) return index;
  throw new ContractError(
    () =>
      say('checkStep needs the number of a step, 0 to {length}, and got {index}.', {
        length: length - 1,
        index: describe(index),
      }),
    'call',
    () => say('item.steps.every((_, i) => g.verifier.checkStep(item, i)) asks about each of them.'),
  );
}
