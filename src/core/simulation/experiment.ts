import type { Arena, Items } from './arena.ts';
import type { CallName } from './calls.ts';
import { ABOUT_HARM, cannotReach, type ChangeName, type Changes, nameOf, NO_CHANGES } from './changes.ts';
import { Model } from './model.ts';
import { Names } from './names.ts';
import { type Outcome, type Program, type Run, runAll, runGeneration, type Snapshot, type StepOptions } from './run.ts';
import type { Trace } from './trace.ts';
import type { World } from './world.ts';

/**
 * One seed's world and one pipeline, ready for experiments: the run as it is, and replays in changed worlds that share
 * every draw with it. A change that can't reach the loop, because the loop never calls what it falsifies, costs nothing:
 * such a run is known to be the same.
 */
export class Experiment {
  readonly world: World;
  readonly seed: number;
  readonly base: Run;
  /** The generations in which changes are switched on. */
  readonly onsets: readonly number[];
  /** False when the loop keeps state outside `memory` and `g.bank`; then a fork replays from generation 0. */
  readonly forkable: boolean;
  /** Generations a changed world is watched for: 1, or 3 where the loop carries undecided things on. */
  readonly window: number;
  /** Generations run so far: the cost of the experiments. */
  generations = 0;
  readonly #instantiate: () => Program;
  readonly #arena: Arena;
  /** The items of the base run. */
  readonly #items: Items;
  readonly #names: Names;
  readonly #people: Model;
  readonly #forks = new Map<string, readonly Outcome[]>();
  readonly #wholes = new Map<string, Run>();

  /**
   * Runs the unchanged loop at once.
   * @param arena where items live while a run lasts; it may serve many experiments
   * @param trace told of the calls in the unchanged run
   * @throws whatever the learner's code throws in it, and ContractError
   */
  constructor(world: World, seed: number, instantiate: () => Program, arena: Arena, trace?: Trace) {
    this.world = world;
    this.seed = seed;
    this.#instantiate = instantiate;
    this.#arena = arena;
    this.#names = new Names(world, seed, 0);
    this.#people = Model.initial(world);
    this.base = this.#run(trace ? { trace } : {});
    this.#items = arena.items();
    if (this.base.end.kind === 'failed') throw this.base.end.error;
    this.onsets = onsetsOf(this.base, seed, world);
    this.forkable = this.onsets.every((t) => this.#replaysAlike(t));
    this.window = this.#carriesOn() ? 3 : 1;
  }

  /**
   * Generation `t` of the base run again, and as many more as the window has, in a world changed from then on. Every
   * generation starts with the model of the base run: whatever differs came through the loop's decisions, its memory
   * and its bank, not through what was learned. The last outcome may be a pause or a failure; then it is the last. Where
   * the base run paused, that generation is run again too: in the changed world it may go on.
   * @param window generations to run on for; those of the experiment unless told
   */
  fork(t: number, changes: Changes, window = this.window): readonly Outcome[] {
    const last = Math.min(t + window, this.base.outcomes.length);
    return reduced(changes, this.world, (some) => {
      if (some === NO_CHANGES) return this.base.outcomes.slice(t, last);
      const key = `${t} ${window} ${nameOf(some)}`;
      const known = this.#forks.get(key) ?? this.#fork(t, last, some);
      this.#forks.set(key, known);
      return known;
    });
  }

  /** The whole run in a world changed from the start. */
  whole(changes: Changes): Run {
    let run = this.base;
    reduced(changes, this.world, (some) => {
      const key = nameOf(some);
      run = some === NO_CHANGES ? this.base : (this.#wholes.get(key) ?? this.#run({ changes: some, base: this.base }));
      this.#wholes.set(key, run);
      return run.outcomes;
    });
    return run;
  }

  /** Runs some generations again as they were, and tells of every service the learner's code calls. */
  watch(t: number, watch: (call: CallName) => void): void {
    this.#fork(t, Math.min(t + this.window, this.base.outcomes.length), NO_CHANGES, watch);
  }

  /** The sentence of a cell, in this seed's words. */
  text(cell: number): string {
    return this.#names.text(cell);
  }

  #fork(t: number, last: number, changes: Changes, watch?: (call: CallName) => void): Outcome[] {
    const start = this.forkable ? this.#snapshotAt(t) : this.#replayTo(t);
    if ('kind' in start) return [start];
    const { program, from } = start;
    const world = this.#options({ program, changes, newFrom: from.items, base: this.base, ...(watch && { watch }) });
    const outcomes: Outcome[] = [];
    let at = from;
    for (let g = t; g < last; g++) {
      const { model, past } = this.base.snapshots[g]!;
      const outcome = runGeneration({ ...at, model, past }, world);
      this.generations++;
      outcomes.push(outcome);
      if (outcome.kind !== 'trained') break;
      at = outcome.next;
    }
    return outcomes;
  }

  #run(options: Partial<StepOptions>, until?: number): Run {
    const run = runAll(this.#options(options), until);
    this.generations += run.records.length;
    return run;
  }

  #snapshotAt(t: number): { from: Snapshot; program: Program } {
    const from = this.base.snapshots[t]!;
    this.#arena.forkFrom(this.#items, from.items, t, this.#names);
    return { from, program: this.#instantiate() };
  }

  #replayTo(t: number): { from: Snapshot; program: Program } | Exclude<Outcome, { kind: 'trained' }> {
    const program = this.#instantiate();
    const before = this.#run({ program }, t);
    return before.end.kind === 'complete' ? { from: before.snapshots[t]!, program } : before.end;
  }

  /** From the same snapshot a step must train on the same items, whatever it did before. */
  #replaysAlike(t: number): boolean {
    const record = this.base.records[t];
    if (!record) return true;
    const { from, program } = this.#snapshotAt(t);
    this.generations++;
    const again = runGeneration(from, this.#options({ program, base: this.base }));
    return again.kind === 'trained' && again.record.trained.every((count, cell) => count === record.trained[cell]);
  }

  /** Whether anything that isn't trained on yet may decide later: items waiting in the bank, or a changing memory. */
  #carriesOn(): boolean {
    const { trainedBy } = this.#items;
    const first = JSON.stringify(this.base.snapshots[0]!.memory);
    return this.base.snapshots.some(
      ({ t, bank, memory }) =>
        JSON.stringify(memory) !== first ||
        [...bank.values()].some((rows) => {
          for (const row of rows) if (trainedBy[row] === 0 || trainedBy[row]! > t) return true;
          return false;
        }),
    );
  }

  #options(given: Partial<StepOptions>): StepOptions {
    return {
      world: this.world,
      seed: this.seed,
      arena: this.#arena,
      names: given.changes?.names === 'permuted' ? new Names(this.world, this.seed, 1) : this.#names,
      people: this.#people,
      program: given.program ?? this.#instantiate(),
      ...given,
    };
  }
}

/** By seed: parts of the run at which changes are switched on. Four seeds reach every generation of ten. */
const ONSETS = [
  [0, 0.5, 0.8],
  [0.2, 0.7, 0.9],
  [0.1, 0.4, 0.9],
  [0.3, 0.6, 0.8],
] as const;

/** Within what was trained; where the loop pauses at once, the generation of the pause. */
function onsetsOf({ records, end }: Run, seed: number, { preset }: World): number[] {
  const last = records.length - 1;
  if (last < 0) return end.kind === 'paused' ? [0] : [];
  const wanted = ONSETS[(seed - 1) & 3]!.map((part) => Math.floor(part * preset.generations));
  return [...new Set(wanted.map((t) => Math.min(t, last)))];
}

/**
 * The outcomes under a set of changes, run with as few of them as make a difference: a change whose calls a run never
 * makes leaves that run as it is. Adds one change after the other, until none that is left out could reach the run.
 */
function reduced(changes: Changes, world: World, run: (some: Changes) => readonly Outcome[]): readonly Outcome[] {
  const { harms, watched } = world.preset;
  const meant = (name: ChangeName): boolean =>
    ABOUT_HARM.has(name) ? harms.length > 0 : name !== 'watch' || watched.better > 0;
  let some = NO_CHANGES;
  for (;;) {
    const outcomes = run(some);
    const calls = outcomes.reduce((set, outcome) => set | outcome.calls, 0);
    const left = (Object.keys(changes) as ChangeName[]).filter(
      (name) => !Object.hasOwn(some, name) && !cannotReach(name, calls) && meant(name),
    );
    if (left.length === 0) return outcomes;
    some = { ...some, ...Object.fromEntries(left.map((name) => [name, changes[name]])) };
  }
}
