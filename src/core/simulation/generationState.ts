import { say } from '../base/say.ts';
import type { Arena } from './arena.ts';
import { describe } from './batch.ts';
import { type CallName, type Calls, nameOfCall } from './calls.ts';
import type { Changes } from './changes.ts';
import { ContractError, type Words } from './contractError.ts';
import { Item } from './item.ts';
import type { Model } from './model.ts';
import type { Names } from './names.ts';
import type { ServiceName } from './preset.ts';
import { streamKey } from './random.ts';
import type { World } from './world.ts';

/** Answers that come from outside the model. */
export const EVALUATORS = ['check', 'checkStep', 'tests', 'thumbs', 'review', 'audit'] as const;
export type Evaluator = (typeof EVALUATORS)[number];

/** How often an evaluator was asked, and how often it said yes. */
export interface Asked {
  asked: number;
  yes: number;
}

export type Spending = Record<'sample' | 'human' | 'verify' | 'audit', number>;
export const nothingSpent = (): Spending => ({ sample: 0, human: 0, verify: 0, audit: 0 });
export type Past = readonly { readonly examScore: number; readonly trained: number }[];
export type AcceptRates = Readonly<Partial<Record<Evaluator, number>>>;

/** What one generation starts from, and where it writes what happened. */
export interface GenerationState {
  readonly world: World;
  readonly seed: number;
  readonly t: number;
  readonly model: Model;
  /** What people say: the initial model. */
  readonly people: Model;
  readonly names: Names;
  readonly arena: Arena;
  readonly changes: Changes;
  /** Accept rates in the unchanged run, for coins that can't be told apart by counting. */
  readonly acceptRates: AcceptRates;
  /** Frozen: a learner may hold it. */
  readonly past: Past;
  /** Of the model, 0 to 1, as the public exam measures it. */
  readonly examScore: number;
  /** Left to spend; lowered as it is spent. */
  readonly left: Spending;
  /** What this generation has spent, also of what has no limit; raised as it is spent. */
  readonly spent: Spending;
  readonly bank: Map<string, Int32Array>;
  /** Items sampled in this generation, by cell. */
  readonly candidates: Int32Array;
  readonly asked: Record<Evaluator, Asked>;
  /** The reward model's weights by answer variant; replaced when it is refreshed. */
  reward: readonly number[];
  /** Where this generation's samples are: which rows each call of `sample` made. */
  readonly samples: { readonly first: number; readonly size: number }[];
  /** Places in the model's samples that were audited last, and those audited now (see the preset's `watched`). */
  readonly watched: ReadonlySet<number>;
  readonly audited: Set<number>;
  /** Rows from here on are new: made since the run or the fork began. */
  readonly newFrom: number;
  humanDrawn: number;
  /** Items about the hardest questions that people looked at, in an audit or one by one. */
  hardLooks: number;
  /** Checks of items that had been checked before. */
  repeatedChecks: number;
  /** The calls made so far in this generation. */
  calls: Calls;
  readonly watch?: ((call: CallName) => void) | undefined;
}

/** Notes that the learner's code makes a call: one of `CALL`. */
export function note(state: GenerationState, call: Calls): void {
  state.calls |= call;
  if (state.watch) state.watch(nameOfCall(call));
}

/** A place in the model's samples: item `j` of the generation's `call`th call. */
export const place = (call: number, j: number): number => call * 65_536 + j;

/** The facts the public exam asks about. */
export const examOf = ({ world, changes }: GenerationState): readonly number[] =>
  changes.exam === 'twin' ? world.examTwin : world.exam;

/** Randomness of this generation. */
export const keyNow = (state: GenerationState, stream: number): number => streamKey(state.seed, state.t, stream);

/** Randomness that is the same in every generation: asking twice about an item gives the same answer. */
export const keyAlways = (state: GenerationState, stream: number): number => streamKey(state.seed, 0, stream);

/** Spends up to `n` and returns what was granted. */
export function spend(state: GenerationState, what: keyof Spending, n: number): number {
  const granted = Math.min(n, state.left[what]);
  state.left[what] -= granted;
  state.spent[what] += granted;
  return granted;
}

const SERVICE_WORDS: Readonly<Record<ServiceName, string>> = {
  get human() {
    return say('human pool');
  },
  get verifier() {
    return say('verifier');
  },
  get tests() {
    return say('visible tests');
  },
  get users() {
    return say('users');
  },
  get exam() {
    return say('public exam');
  },
  get audit() {
    return say('audit');
  },
  get reward() {
    return say('reward model');
  },
  get web() {
    return say('web pool');
  },
  get critic() {
    return say('constitutional revision');
  },
  get hints() {
    return say('hints to give the model');
  },
};

/** @throws ContractError where the lab doesn't offer the service */
export function requireService(state: GenerationState, service: ServiceName): void {
  if (!state.world.services.has(service)) throw notOffered(() => SERVICE_WORDS[service]);
}

export function notOffered(what: Words): ContractError {
  return new ContractError(
    () => say('This lab has no {what}.', { what: what() }),
    'call',
    () => say('The README lists what it offers.'),
  );
}

/** The row of an item the learner passed. @throws ContractError when it isn't one of this run */
export function rowOf(state: GenerationState, item: unknown, user: string): number {
  const row = Item.rowOf(item, state.arena);
  if (row >= 0) return row;
  throw Item.isItem(item)
    ? new ContractError(
        () => say('{user} was given an item of another run.', { user }),
        'call',
        () => say('Keep items in batches, and batches in g.bank.'),
      )
    : new ContractError(() => say('{user} needs an item, and got {item}.', { user, item: describe(item) }), 'call');
}
