import { say } from '../base/say.ts';
import { type Arena, FROM, ORIGIN_COUNT } from './arena.ts';
import { Batch, describe } from './batch.ts';
import { CALL, type CallName, type Calls } from './calls.ts';
import { type Changes, NO_CHANGES, SHOCK, shockFrom } from './changes.ts';
import { ContractError } from './contractError.ts';
import { makeGeneration, Pause } from './generation.ts';
import {
  type AcceptRates,
  type Asked,
  type Evaluator,
  EVALUATORS,
  type GenerationState,
  note,
  nothingSpent,
  type Past,
  type Spending,
} from './generationState.ts';
import { type Json, jsonCopy } from './jsonCopy.ts';
import { examScore } from './metrics.ts';
import { Model } from './model.ts';
import type { Names } from './names.ts';
import type { Trace } from './trace.ts';
import { VARIANTS, type World } from './world.ts';

/** A learner's module, evaluated. Values come from untrusted code: nothing about them is taken for granted. */
export interface Program {
  /** What the lab asks for, such as `export function step(g, memory)`; checked to be a function before a run starts. */
  readonly step: (g: unknown, memory: unknown) => unknown;
  /** `export const memory`, or undefined. */
  readonly memory: unknown;
}

/** Everything a generation starts from: a run can be forked here. */
export interface Snapshot {
  readonly t: number;
  readonly model: Model;
  /** Items that existed. */
  readonly items: number;
  readonly bank: ReadonlyMap<string, Int32Array>;
  readonly memory: Json;
  readonly left: Readonly<Spending>;
  readonly past: Past;
  /** The reward model's weights, by answer variant. */
  readonly reward: readonly number[];
  /** Where the model expects to be watched. */
  readonly watched: ReadonlySet<number>;
  /** By generation so far: how many items there were before it, and what it sampled. */
  readonly starts: readonly number[];
  readonly sampled: readonly Int32Array[];
}

/** What was learned for the first time of the samples of one generation. Histograms are items per cell. */
export interface Harvested {
  readonly candidates: Int32Array;
  /** As often as an item stands in the training set, so often it counts. */
  readonly kept: Int32Array;
  /** Sums of the squares of these counts: how unequal the weights are. */
  readonly squares: Int32Array;
}

/** What one generation trained on. Histograms are items per cell. */
export interface GenerationRecord {
  readonly t: number;
  /** The model the generation started with, and the one it trained. */
  readonly before: Model;
  readonly after: Model;
  readonly trained: Int32Array;
  /** By cell: where the items trained on came from, as the sum of `1 << origin`. */
  readonly origins: Uint8Array;
  readonly size: number;
  readonly fromHuman: number;
  /** Different items that people wrote. */
  readonly humanItems: number;
  /** Items by people about marker facts, learned for the first time. */
  readonly markersLearned: number;
  readonly fromModel: number;
  readonly fromExam: number;
  readonly fromWeb: number;
  readonly fromRevised: number;
  /**
   * Items sampled from the model in this generation, and items of the model, as sampled or revised, trained on for the
   * first time in it.
   */
  readonly candidates: Int32Array;
  readonly kept: Int32Array;
  /** Different items in `kept`. */
  readonly keptItems: number;
  /** What was kept, by the generation that sampled it: this one first. */
  readonly harvests: readonly Harvested[];
  /**
   * Those of the model's items, sampled since the run or the fork began, that were learned for the first time as they were
   * sampled: not rejected, not rewritten.
   */
  readonly unchanged: Int32Array;
  readonly acceptRates: AcceptRates;
  /** Items drawn from people. */
  readonly humanDrawn: number;
  /** Items about the hardest questions that people audited or reviewed. */
  readonly hardLooks: number;
  /** Items checked by the verifier, and how many of them had been checked before. */
  readonly checks: number;
  readonly repeatedChecks: number;
}

/** Items people audited, and those of them they found bad. */
export interface Audited {
  readonly of: number;
  readonly bad: number;
}

/**
 * What one generation came to, the calls that the learner's code made in it, and what they spent. `error` is whatever the
 * code threw, or a ContractError.
 */
export type Outcome = { readonly calls: Calls; readonly audited: Audited; readonly spent: Readonly<Spending> } & (
  | { readonly kind: 'trained'; readonly record: GenerationRecord; readonly next: Snapshot }
  | { readonly kind: 'paused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly error: unknown }
);

/** A run up to its end, its pause or its failure. */
export interface Run {
  readonly records: readonly GenerationRecord[];
  readonly outcomes: readonly Outcome[];
  readonly end: Exclude<Outcome, { kind: 'trained' }> | { readonly kind: 'complete' };
  /** Where each generation started, and where the next would. */
  readonly snapshots: readonly Snapshot[];
}

/** Training sets beyond this are a mistake, not a loop. */
const MAX_TRAINED = 200_000;

export interface StepOptions {
  readonly world: World;
  readonly seed: number;
  readonly arena: Arena;
  readonly names: Names;
  readonly people: Model;
  readonly program: Program;
  readonly changes?: Changes;
  /** The first row of a fork; 0 unless told. */
  readonly newFrom?: number;
  /** The unchanged run, where there is one: coins take their accept rates from it. */
  readonly base?: Run;
  readonly watch?: (call: CallName) => void;
  readonly trace?: Trace;
}

/** Where a run begins. */
export function firstSnapshot(world: World, people: Model, program: Program): Snapshot {
  const { budget } = world.preset;
  return {
    t: 0,
    model: people,
    items: 0,
    bank: new Map(),
    memory: jsonCopy(program.memory),
    left: {
      sample: budget.sample ?? Infinity,
      human: budget.human ?? Infinity,
      verify: budget.verify ?? Infinity,
      audit: budget.audit ?? Infinity,
    },
    past: Object.freeze([]),
    reward: world.reward,
    watched: new Set(),
    starts: [],
    sampled: [],
  };
}

/** Runs one generation of the learner's loop from a snapshot. The arena must hold the snapshot's items. */
export function runGeneration(from: Snapshot, options: StepOptions): Outcome {
  const { world, arena, program } = options;
  const changes = options.changes ?? NO_CHANGES;
  const model = changedModel(from, changes, world);
  const nobody = (): Asked => ({ asked: 0, yes: 0 });
  const asked: Record<Evaluator, Asked> = {
    check: nobody(),
    checkStep: nobody(),
    tests: nobody(),
    thumbs: nobody(),
    review: nobody(),
    audit: nobody(),
  };
  const state: GenerationState = {
    world,
    seed: options.seed,
    t: from.t,
    model,
    people: options.people,
    names: options.names,
    arena,
    changes,
    acceptRates: options.base?.records[from.t]?.acceptRates ?? {},
    past: from.past,
    examScore: examScore(changes.exam === 'twin' ? world.examTwin : world.exam, model),
    left: { ...from.left },
    spent: nothingSpent(),
    bank: new Map(from.bank),
    candidates: new Int32Array(world.cells),
    asked,
    reward: from.reward,
    samples: [],
    watched: from.watched,
    audited: new Set(),
    newFrom: options.newFrom ?? 0,
    humanDrawn: 0,
    hardLooks: 0,
    repeatedChecks: 0,
    calls: 0,
    watch: options.watch,
  };
  arena.salted = changes.texts === 'salted';
  arena.trace = options.trace;
  options.trace?.generation();
  arena.onRead = () => {
    note(state, CALL.text);
  };
  const told = (): Pick<Outcome, 'calls' | 'audited' | 'spent'> => ({
    calls: state.calls,
    audited: { of: asked.audit.asked, bad: asked.audit.asked - asked.audit.yes },
    spent: state.spent,
  });
  try {
    const memory = jsonCopy(from.memory);
    const returned = program.step(makeGeneration(state), memory);
    if (Pause.isPause(returned)) return { kind: 'paused', reason: returned.reason, ...told() };
    const record = recordTraining(returned, state, from);
    const next: Snapshot = {
      t: from.t + 1,
      model: record.after,
      items: arena.length,
      bank: state.bank,
      memory: jsonCopy(memory),
      left: state.left,
      past: Object.freeze([...from.past, Object.freeze({ examScore: state.examScore, trained: record.size })]),
      reward: state.reward,
      watched: state.audited.size > 0 ? state.audited : from.watched,
      starts: [...from.starts, from.items],
      sampled: [...from.sampled, state.candidates],
    };
    return { kind: 'trained', record, next, ...told() };
  } catch (error) {
    return { kind: 'failed', error, ...told() };
  }
}

function changedModel({ model, t }: Snapshot, changes: Changes, world: World): Model {
  if (changes.belief === 'planted') return model.plant(world);
  const shocked = changes.shock === 'flattery' && t >= shockFrom(world.preset.generations);
  return shocked ? model.flattered(SHOCK) : model;
}

function recordTraining(returned: unknown, state: GenerationState, start: Snapshot): GenerationRecord {
  const { world, arena, t } = state;
  const rows = trainingRows(returned, arena, t);
  const { cells, origins, roots, trainedBy, trainedLast, reachedBy, survivedBy, times } = arena;
  const firstMarker = world.facts * VARIANTS;
  const now = t + 1;
  const trained = new Int32Array(world.cells);
  const kept = new Int32Array(world.cells);
  const unchanged = new Int32Array(world.cells);
  const cameFrom = new Uint8Array(world.cells);
  const from = new Int32Array(ORIGIN_COUNT);
  const harvests = new Map<number, Harvested>();
  /** @param birth the generation that sampled an item */
  const harvestOf = (birth: number): Harvested => {
    let harvest = harvests.get(birth);
    if (!harvest) {
      const candidates = start.sampled[birth] ?? state.candidates;
      harvest = { candidates, kept: new Int32Array(world.cells), squares: new Int32Array(world.cells) };
      harvests.set(birth, harvest);
    }
    return harvest;
  };
  const present = harvestOf(t);
  const keep = (cell: number, root: number, before: number): void => {
    const harvest = root >= start.items ? present : harvestOf(birthOf(root, start.starts));
    kept[cell]!++;
    harvest.kept[cell]!++;
    harvest.squares[cell]! += 2 * before + 1;
  };
  let humanItems = 0;
  let keptItems = 0;
  let markersLearned = 0;
  for (const row of rows) {
    const cell = cells[row]!;
    const origin = origins[row]!;
    trained[cell]!++;
    from[origin]!++;
    cameFrom[cell]! |= 1 << origin;
    if (origin === FROM.human && trainedLast[row] !== now) humanItems++;
    trainedLast[row] = now;
    if (trainedBy[row] !== 0) {
      // Learned more than once in the same generation: it weighs more.
      const before = trainedBy[row] === now ? times[row]! : 0;
      if (before > 0) {
        keep(cell, roots[row]!, before);
        times[row] = before + 1;
      }
      continue;
    }
    trainedBy[row] = now;
    if (origin === FROM.human && cell >= firstMarker) markersLearned++;
    const root = roots[row]!;
    if (origins[root] !== FROM.model && origins[root] !== FROM.revised) continue;
    // An item that comes back revised, generations after it was learned, isn't kept anew.
    const reached = reachedBy[root]!;
    if (reached !== 0 && reached !== now) continue;
    reachedBy[root] = now;
    keep(cell, root, 0);
    keptItems++;
    times[row] = 1;
    if (root >= state.newFrom && cell === cells[root] && survivedBy[root] === 0) {
      survivedBy[root] = now;
      unchanged[cell]!++;
    }
  }
  const acceptRates: Partial<Record<Evaluator, number>> = {};
  for (const evaluator of EVALUATORS) {
    const { asked, yes } = state.asked[evaluator];
    if (asked > 0) acceptRates[evaluator] = yes / asked;
  }
  return {
    t,
    before: state.model,
    after: Model.train(world, trained),
    trained,
    origins: cameFrom,
    size: rows.length,
    fromHuman: from[FROM.human]!,
    humanItems,
    markersLearned,
    fromModel: from[FROM.model]!,
    fromExam: from[FROM.exam]!,
    fromWeb: from[FROM.web]! + from[FROM.modelPage]!,
    fromRevised: from[FROM.revised]!,
    candidates: state.candidates,
    kept,
    keptItems,
    harvests: [...harvests.values()],
    unchanged,
    acceptRates,
    humanDrawn: state.humanDrawn,
    hardLooks: state.hardLooks,
    checks: state.asked.check.asked,
    repeatedChecks: state.repeatedChecks,
  };
}

/** The generation in which an item was made. */
function birthOf(row: number, starts: readonly number[]): number {
  let birth = starts.length - 1;
  while (birth > 0 && row < starts[birth]!) birth--;
  return birth;
}

function trainingRows(returned: unknown, arena: Arena, t: number): Int32Array {
  if (!Batch.isBatch(returned)) {
    throw new ContractError(
      () =>
        say('step returned {returned} in generation {t}; it should return a batch to train on.', {
          returned: describeReturn(returned),
          t,
        }),
      'return',
      () => say('Return a Batch, for example people.plus(drafts), or g.pause("why").'),
    );
  }
  const rows = Batch.rowsOf(returned, arena, 'step');
  if (rows.length === 0) {
    throw new ContractError(
      () => say('The training set of generation {t} is empty, so there is nothing to train on.', { t }),
      'return',
      () => say('Check what your filters let through, and what is left of g.budget.human.'),
    );
  }
  if (rows.length > MAX_TRAINED) {
    throw new ContractError(
      () =>
        say('The training set of generation {t} holds {length} items; {maxTrained} is the most.', {
          t,
          length: rows.length,
          maxTrained: MAX_TRAINED,
        }),
      'return',
    );
  }
  return rows;
}

function describeReturn(value: unknown): string {
  if (value === undefined) return say('nothing');
  if (typeof value === 'object' && value !== null && 'then' in value) return say('a promise (step must not be async)');
  return describe(value);
}

/** A whole run from generation 0, or `until` generation (exclusive). */
export function runAll(options: StepOptions, until = options.world.preset.generations): Run {
  const { world, arena, names, people, program } = options;
  arena.reset(names);
  const snapshots: Snapshot[] = [firstSnapshot(world, people, program)];
  const records: GenerationRecord[] = [];
  const outcomes: Outcome[] = [];
  for (let t = 0; t < until; t++) {
    const outcome = runGeneration(snapshots[t]!, options);
    outcomes.push(outcome);
    if (outcome.kind !== 'trained') return { records, outcomes, snapshots, end: outcome };
    records.push(outcome.record);
    snapshots.push(outcome.next);
  }
  return { records, outcomes, snapshots, end: { kind: 'complete' } };
}
