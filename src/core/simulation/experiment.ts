import { Arena } from './arena.ts';
import { type Changes, NO_CHANGES } from './changes.ts';
import type { CallName } from './generationState.ts';
import { Model } from './model.ts';
import { Names } from './names.ts';
import { type Outcome, type Program, type Run, runAll, runGeneration, type StepOptions } from './run.ts';
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
    this.forkable = [1, 2].every((t) => this.#replaysAlike(t));
  }

  /** Generation `t` of the base run again, in a world changed just then. `t` must be a generation that trained. */
  fork(t: number, changes: Changes, watch?: (call: CallName) => void): Outcome {
    return this.forkable ? this.#forkFromSnapshot(t, changes, watch) : this.#forkByReplay(t, changes, watch);
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

  #forkFromSnapshot(t: number, changes: Changes, watch?: (call: CallName) => void): Outcome {
    const from = this.base.snapshots[t]!;
    this.#arenas.scratch.forkFrom(this.#arenas.base, from.items, this.#names);
    this.generations++;
    return runGeneration(from, this.#options({ changes, base: this.base, ...(watch && { watch }) }));
  }

  #forkByReplay(t: number, changes: Changes, watch?: (call: CallName) => void): Outcome {
    const program = this.#instantiate();
    const before = this.#run(this.#arenas.scratch, { program }, t);
    if (before.end.kind !== 'complete') return before.end;
    this.generations++;
    const options = this.#options({ program, changes, base: this.base, ...(watch && { watch }) });
    return runGeneration(before.snapshots[t]!, options);
  }

  /** From the same snapshot a step must train on the same items, whatever it did before. */
  #replaysAlike(t: number): boolean {
    const record = this.base.records[t];
    if (!record) return true;
    const again = this.#forkFromSnapshot(t, NO_CHANGES);
    return again.kind === 'trained' && again.record.trained.every((count, cell) => count === record.trained[cell]);
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

/** Item storage, kept from seed to seed: handles are made once. */
export interface Arenas {
  readonly base: Arena;
  readonly scratch: Arena;
}

export const makeArenas = (): Arenas => ({ base: new Arena(), scratch: new Arena() });
