import type * as Learner from 'groundloop';
import { say } from '../base/say.ts';
import { Batch, describe } from './batch.ts';
import { CALL } from './calls.ts';
import { ContractError } from './contractError.ts';
import { makeDraws } from './draws.ts';
import { type GenerationState, keyNow, note, type Past } from './generationState.ts';
import { STREAM, subKey, uniform } from './random.ts';
import { freezeParts, sealClass } from './seal.ts';
import { makeAudit } from './services/audit.ts';
import { makeCritic } from './services/critic.ts';
import { makeEvaluators } from './services/evaluators.ts';
import { makeOpinion } from './services/opinion.ts';
import { makeDetector } from './services/detector.ts';
import { makeReward } from './services/reward.ts';

const MAX_REASON = 500;

/** What `g.pause` returns; anything else that claims to be a pause isn't one. */
export class Pause implements Learner.Pause {
  readonly #reason: string;

  constructor(reason: string) {
    this.#reason = reason;
    Object.freeze(this);
  }

  get reason(): string {
    return this.#reason;
  }

  static isPause(value: unknown): value is Pause {
    return typeof value === 'object' && value !== null && #reason in value;
  }
}

sealClass(Pause);

/**
 * The `g` of one generation: frozen all the way down, so that nothing can be hidden on it or changed. Its functions
 * don't use `this`: `batch.filter(g.verifier.check)` works.
 */
export function makeGeneration(state: GenerationState): Learner.Generation {
  const { world, t, arena, left, bank } = state;
  let choices = 0;
  let randoms = 0;
  const deal = (): ((index: number) => number) => {
    const call = subKey(keyNow(state, STREAM.choice), choices++);
    return (index) => uniform(call, index);
  };
  const batch = (rows: Int32Array): Batch => new Batch(arena, rows, deal);
  const draws = makeDraws(state, batch);
  const evaluators = makeEvaluators(state);
  const critic = makeCritic(state, batch);
  const opinion = makeOpinion(state, critic);
  const reward = makeReward(state);
  const luck = keyNow(state, STREAM.learner);

  return freezeParts<Learner.Generation>({
    t,
    of: world.preset.generations,
    model: freezeParts({
      sample: draws.sample,
      judge: opinion.judge,
      likelihood: opinion.likelihood,
      revise: critic.revise,
    }),
    human: freezeParts({ draw: draws.human }),
    verifier: freezeParts({ check: evaluators.check, checkStep: evaluators.checkStep }),
    tests: freezeParts({ pass: evaluators.pass }),
    users: freezeParts({ thumbs: evaluators.thumbs }),
    reward: freezeParts({ score: reward.score, refresh: reward.refresh }),
    web: freezeParts({ draw: draws.web, detector: makeDetector(state) }),
    exam: Object.freeze({
      get items(): Batch {
        return draws.exam();
      },
    }),
    bank: Object.freeze({
      put(name: string, value: Learner.Batch): Learner.Batch {
        bank.set(bankName(name), Batch.rowsOf(value, arena, 'bank.put'));
        return value;
      },
      get: (name: string): Batch => batch(bank.get(bankName(name)) ?? new Int32Array(0)),
      get names(): readonly string[] {
        return Object.freeze([...bank.keys()]);
      },
    }),
    report: Object.freeze({
      get examScore(): number {
        note(state, CALL.report);
        return state.examScore;
      },
      get history(): Past {
        note(state, CALL.report);
        return state.past;
      },
    }),
    budget: Object.freeze({
      get sample(): number {
        return left.sample;
      },
      get human(): number {
        return left.human;
      },
      get verify(): number {
        return left.verify;
      },
      get audit(): number {
        return left.audit;
      },
    }),
    audit: makeAudit(state),
    review: evaluators.review,
    random: () => uniform(luck, randoms++),
    pause: (reason: unknown) => new Pause(String(reason).slice(0, MAX_REASON)),
  });
}

function bankName(name: unknown): string {
  if (typeof name === 'string') return name;
  throw new ContractError(() => say('A name in the bank is a string, not {name}.', { name: describe(name) }), 'call');
}
