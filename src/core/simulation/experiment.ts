import { Arena } from './arena.ts';
import type { Changes } from './changes.ts';
import type { CallName } from './generationState.ts';
import { Model } from './model.ts';
import { Names } from './names.ts';
import { type Outcome, type Program, type Run, runAll, runGeneration, type Snapshot, type StepOptions } from './run.ts';
import type { World } from './world.ts';

/**
 * One seed's world and one pipeline, ready for experiments: the run as it is, and replays in changed worlds that share
 * every draw with it.
 */
export class Experiment {
  readonly world: World;
  readonly seed: number;
  readonly base: Run;
  /** False when the loop keeps state outside `memory` and `g.bank`; then a fork replays from generation 0. */
  readonly forkable: boolean;
  /** Generations a changed world is watched for: 1, or 3 where the loop carries undecided things on. */
  readonly window: number;
  /** Generations run so far: the cost of the experiments. */
  generations = 0;
  readonly #instantiate: () => Program;
  readonly #arenas: Arenas;
  readonly #names: Names;
  readonly #people: Model;

  /**
   * Runs the unchanged loop at once.
   * @throws whatever the learner's code throws in it, and ContractError
   */
  constructor(world: World, seed: number, instantiate: () => Program, arenas: Arenas) {
    this.world = world;
    this.seed = seed;
    this.#instantiate = instantiate;
    this.#arenas = arenas;
    this.#names = new Names(world, seed, 0);
    this.#people = Model.initial(world);
    this.base = this.#run(arenas.base, {});
    if (this.base.end.kind === 'failed') throw this.base.end.error;
    const late = Math.floor(0.8 * world.preset.generations);
    this.forkable = [1, 2, late].every((t) => this.#replaysAlike(t));
    this.window = this.#carriesOn() ? 3 : 1;
  }

  /**
   * Generation `t` of the base run again, and as many more as the window has, in a world changed from then on. Every
   * generation starts with the model of the base run: whatever differs came through the loop's decisions, its memory
   * and its bank, not through what was learned. The last outcome may be a pause or a failure; then it is the last.
   */
  fork(t: number, changes: Changes, options: ForkOptions = {}): Outcome[] {
    const start = this.forkable ? this.#snapshotAt(t) : this.#replayTo(t);
    if ('kind' in start) return [start];
    const { program } = start;
    const { watch, window = this.window } = options;
    const world = this.#options({ program, changes, base: this.base, ...(watch && { watch }) });
    const outcomes: Outcome[] = [];
    let at = start.from;
    for (let g = t; g < Math.min(t + window, this.base.records.length); g++) {
      const { model, past } = this.base.snapshots[g]!;
      const outcome = runGeneration({ ...at, model, past }, world);
      this.generations++;
      outcomes.push(outcome);
      if (outcome.kind !== 'trained') break;
      at = outcome.next;
    }
    return outcomes;
  }

  /** The whole run in a world changed from the start. */
  whole(changes: Changes): Run {
    return this.#run(this.#arenas.scratch, { changes, base: this.base });
  }

  /** The sentence of a cell, in this seed's words. */
  text(cell: number): string {
    return this.#names.text(cell);
  }

  #run(arena: Arena, options: Partial<StepOptions>, until?: number): Run {
    const run = runAll(this.#options({ arena, ...options }), until);
    this.generations += run.records.length;
    return run;
  }

  #snapshotAt(t: number): { from: Snapshot; program: Program } {
    const from = this.base.snapshots[t]!;
    this.#arenas.scratch.forkFrom(this.#arenas.base, from.items, t, this.#names);
    return { from, program: this.#instantiate() };
  }

  #replayTo(t: number): { from: Snapshot; program: Program } | Exclude<Outcome, { kind: 'trained' }> {
    const program = this.#instantiate();
    const before = this.#run(this.#arenas.scratch, { program }, t);
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
    const { trainedBy } = this.#arenas.base;
    const first = JSON.stringify(this.base.snapshots[0]!.memory);
    return this.base.snapshots.some(
      ({ t, bank, memory }) =>
        JSON.stringify(memory) !== first ||
        [...bank.values()].some((rows) => rows.some((row) => trainedBy[row] === 0 || trainedBy[row]! > t)),
    );
  }

  #options(given: Partial<StepOptions>): StepOptions {
    return {
      world: this.world,
      seed: this.seed,
      arena: this.#arenas.scratch,
      names: given.changes?.names === 'permuted' ? new Names(this.world, this.seed, 1) : this.#names,
      people: this.#people,
      program: given.program ?? this.#instantiate(),
      ...given,
    };
  }
}

export interface ForkOptions {
  /** Told of every service the learner's code calls. */
  readonly watch?: (call: CallName) => void;
  /** Generations to run on for; those of the experiment unless told. */
  readonly window?: number;
}

/** Item storage, kept from seed to seed: handles are made once. */
export interface Arenas {
  readonly base: Arena;
  readonly scratch: Arena;
}

export const makeArenas = (): Arenas => ({ base: new Arena(), scratch: new Arena() });
