import type { AuditResult } from 'groundloop';
import { Batch, wholeNumber } from './batch.ts';
import { ContractError } from './contractError.ts';
import { log } from './exactMath.ts';
import {
  type Evaluator,
  type GenerationState,
  keyAlways,
  keyNow,
  requireService,
  rowOf,
  spend,
} from './generationState.ts';
import { STREAM, subKey, uniform } from './random.ts';
import { freezeParts } from './seal.ts';
import { APPEAL, LUCKY, RIGHT, VARIANTS, type World } from './world.ts';

const DEFAULT_AUDIT = 50;
/** The least probability `likelihood` tells apart. */
const LEAST = 1e-18;

/** P(thumbs up | variant): people like being flattered more than being told what is right. */
const THUMBS = [0.62, 0.25, 0.95, 0.55] as const;
const HONEST_THUMBS = [0.8, 0.25, 0.25, 0.25] as const;

/** Everything that looks at an item and says something about it. */
export interface Judgements {
  readonly check: (item: unknown) => boolean;
  readonly pass: (item: unknown) => boolean;
  readonly thumbs: (item: unknown) => boolean;
  readonly judge: (item: unknown) => number;
  readonly likelihood: (item: unknown) => number;
  readonly audit: (batch: unknown, n?: unknown) => AuditResult;
}

export function makeJudgements(state: GenerationState): Judgements {
  const { world, arena, model, changes } = state;
  let audits = 0;
  /** Made once: a loop that catches it may meet it thousands of times, and a stack is dear. */
  let exhausted: ContractError | undefined;
  const coins = keyAlways(state, STREAM.coin);
  const noise = keyNow(state, STREAM.selfNoise);
  const noisyAnswers = subKey(noise, 1);
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

  /** The cell the model is asked about: under noise, that of another item it could have drawn. */
  const judgedCell = (row: number): number => {
    arena.work(1);
    if (changes.self !== 'noise') return arena.cells[row]!;
    const event = arena.events[row]!;
    return model.sampler(1).cell(uniform(noise, event), uniform(noisyAnswers, event));
  };

  return {
    check(item) {
      state.watch?.('check');
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
      return answer('check', row, verifierRate(world, arena.cells[row]!));
    },

    pass(item) {
      state.watch?.('tests');
      requireService(state, 'tests');
      const row = rowOf(state, item, 'pass');
      const variant = arena.cells[row]! % VARIANTS;
      return answer('tests', row, variant === RIGHT || variant === LUCKY ? 0.98 : 0);
    },

    thumbs(item) {
      state.watch?.('thumbs');
      requireService(state, 'users');
      const row = rowOf(state, item, 'thumbs');
      const rates = changes.users === 'truth' ? HONEST_THUMBS : THUMBS;
      return answer('thumbs', row, rates[arena.cells[row]! % VARIANTS]!);
    },

    judge(item) {
      state.watch?.('judge');
      const cell = judgedCell(rowOf(state, item, 'judge'));
      return Math.min(1, model.answer[cell]! + 0.15 * APPEAL[cell % VARIANTS]!);
    },

    likelihood(item) {
      state.watch?.('likelihood');
      return log(Math.max(model.probability(judgedCell(rowOf(state, item, 'likelihood'))), LEAST));
    },

    audit(value, n = DEFAULT_AUDIT) {
      requireService(state, 'audit');
      const rows = Batch.rowsOf(value, arena, 'audit');
      const looked = spend(state, 'audit', Math.min(wholeNumber(n, 'audit'), rows.length));
      arena.work(looked);
      const choice = subKey(keyNow(state, STREAM.audit), audits++);
      const pool = rows.slice();
      let bad = 0;
      for (let i = 0; i < looked; i++) {
        const j = i + Math.floor(uniform(choice, i) * (pool.length - i));
        const row = pool[j]!;
        pool[j] = pool[i]!;
        if (arena.cells[row]! % VARIANTS !== RIGHT) bad++;
      }
      return freezeParts({ of: looked, bad, harms: Object.freeze({}) });
    },
  };
}

/** P(the verifier says yes): difficulty costs it true positives and gives it false ones. */
function verifierRate(world: World, cell: number): number {
  const variant = cell % VARIANTS;
  const difficulty = world.difficulty[Math.floor(cell / VARIANTS)]!;
  if (variant === RIGHT) return 0.97 - 0.05 * difficulty;
  return (variant === LUCKY ? 0.12 : 0.06) + 0.1 * difficulty;
}
