import { DYE_FACTS, RIGHT, VARIANTS, type World } from '../simulation/world.ts';
import type { Experiment } from '../simulation/experiment.ts';
import { dyeAlive, measureModel } from '../simulation/metrics.ts';
import type { GenerationRecord, Outcome, Run } from '../simulation/run.ts';
import {
  LASTING_CHANGES,
  type LastingName,
  STEP_CHANGES,
  type StepName,
  WHOLE_CHANGES,
  type WholeName,
} from './interventions.ts';
import {
  add,
  type Attribute,
  divergence,
  type Estimate,
  estimate,
  mean,
  minus,
  NO_SCORE,
  rareSampling,
  type Score,
  selection,
} from './statistics.ts';

/** What a grade needs to be measured. */
export interface Needs {
  readonly steps: ReadonlySet<StepName>;
  readonly wholes: ReadonlySet<WholeName>;
  readonly lasting: ReadonlySet<LastingName>;
}

/** One seed: the unchanged run, and what came of each change. */
export interface SeedEvidence {
  readonly world: World;
  readonly base: Run;
  readonly onsets: readonly number[];
  /** By change and onset: the outcomes from the onset on. */
  readonly steps: ReadonlyMap<StepName, ReadonlyMap<number, readonly Outcome[]>>;
  readonly wholes: ReadonlyMap<WholeName, Run>;
  /** Nothing for loops that carry nothing on. */
  readonly lasting: ReadonlyMap<LastingName, readonly Outcome[]>;
}

/**
 * Switch-on points at 0, 40 and 80 % of the run, one later for every other seed, so that what a loop does in every second
 * generation only is seen too; within what was trained.
 */
export function onsetsOf({ base, seed, world }: Experiment): number[] {
  const last = base.records.length - 1;
  if (last < 0) return [];
  const { generations } = world.preset;
  const shift = (seed - 1) % 2;
  const wanted = [0, Math.floor(0.4 * generations), Math.floor(0.8 * generations)].map((t) => t + shift);
  return [...new Set(wanted.map((t) => Math.min(t, last)))];
}

export function gather(experiment: Experiment, needs: Needs): SeedEvidence {
  const { base, world } = experiment;
  const onsets = onsetsOf(experiment);
  const steps = new Map<StepName, Map<number, readonly Outcome[]>>();
  for (const name of needs.steps) {
    steps.set(name, new Map(onsets.map((t) => [t, experiment.fork(t, STEP_CHANGES[name])])));
  }
  const wholes = new Map<WholeName, Run>();
  for (const name of needs.wholes) wholes.set(name, experiment.whole(WHOLE_CHANGES[name]));
  const lasting = new Map<LastingName, readonly Outcome[]>();
  if (experiment.window > 1) {
    for (const name of needs.lasting) {
      lasting.set(name, experiment.fork(0, LASTING_CHANGES[name], world.preset.generations));
    }
  }
  return { world, base, onsets, steps, wholes, lasting };
}

/** All seeds run so far, with the questions that flaws ask of them. */
export class Evidence {
  readonly seeds: readonly SeedEvidence[];

  constructor(seeds: readonly SeedEvidence[]) {
    this.seeds = seeds;
  }

  /** Selection of an attribute over all generations of the unchanged runs. */
  selection(attribute: Attribute): Estimate {
    return estimate(this.#sum((seed) => seed.base.records.map((record) => selection(seed.world, record, attribute))));
  }

  /**
   * What a service does to an attribute: its selection as the world is, minus that in the changed world, at the same
   * onsets. `control` names another changed world to compare with, instead of the world as it is.
   */
  effect(step: StepName, attribute: Attribute, options: { control?: StepName; late?: boolean } = {}): Estimate {
    const score = (which: 'base' | 'changed'): Score =>
      this.#sum((seed) =>
        this.#pairs(seed, step, options).map((pair) => selection(seed.world, pair[which], attribute)),
      );
    return minus(estimate(score('base')), estimate(score('changed')));
  }

  /**
   * What a service did to an attribute late in the run through what it said before: selection as the world is, minus that
   * of the same generations where the service was false from the start and the models were those of the real run.
   */
  lastingEffect(name: LastingName, attribute: Attribute): Estimate {
    const score = (which: 'base' | 'changed'): Score =>
      this.#sum((seed) => {
        const changed = trainedRecords(seed.lasting.get(name));
        const from = Math.floor(0.4 * seed.world.preset.generations);
        const records = which === 'base' ? seed.base.records.slice(0, changed.length) : changed;
        return records.slice(from).map((record) => selection(seed.world, record, attribute));
      });
    return minus(estimate(score('base')), estimate(score('changed')));
  }

  /** Selection of an attribute in one changed world, at all onsets. */
  selectionIn(step: StepName, attribute: Attribute): Estimate {
    return estimate(
      this.#sum((seed) => this.#pairs(seed, step, {}).map((pair) => selection(seed.world, pair.changed, attribute))),
    );
  }

  /** What the temperature does to the share of rare facts among the candidates. */
  samplingEffect(step: StepName): Estimate {
    const score = (which: 'base' | 'changed'): Score =>
      this.#sum((seed) => this.#pairs(seed, step, {}).map((pair) => rareSampling(seed.world, pair[which])));
    return minus(estimate(score('base')), estimate(score('changed')));
  }

  /** Whether the changed service was ever seen to matter. */
  matters(step: StepName, options: { late?: boolean } = {}): boolean {
    return this.trials(step, options).some((distance) => distance > 0);
  }

  /** One distance (0 to 1) between training sets per seed and onset; 1 where the changed run paused or failed. */
  trials(step: StepName, options: { late?: boolean } = {}): number[] {
    return this.seeds.flatMap((seed) =>
      this.#onsets(seed, options).map((t) => {
        const outcomes = seed.steps.get(step)?.get(t) ?? [];
        return Math.max(
          ...outcomes.map((outcome, i) =>
            outcome.kind === 'trained' ? divergence(seed.base.records[t + i]!, outcome.record) : 1,
          ),
        );
      }),
    );
  }

  /** Share of wrong items among the model's that a changed world kept, 0 to 1: what there was left to reject. */
  wrongKept(step: StepName, options: { late?: boolean } = {}): number {
    return wrongShare(
      this.seeds.flatMap((seed) => this.#pairs(seed, step, options).map(({ changed }) => changed.kept)),
    );
  }

  /** Share of wrong items among all samples of the unchanged runs, 0 to 1. */
  get wrongSampled(): number {
    return wrongShare(this.seeds.flatMap((seed) => seed.base.records.map((record) => record.candidates)));
  }

  /** Share of the marker facts alive in the last model, with a binomial standard error. */
  dye(name: WholeName): Estimate {
    const shares = this.seeds.map((seed) => {
      const last = seed.wholes.get(name)?.records.at(-1);
      return last ? dyeAlive(seed.world, last.after) : 0;
    });
    const value = mean(shares).value;
    return { value, se: Math.sqrt(Math.max(0.0025, value * (1 - value)) / (DYE_FACTS * this.seeds.length)) };
  }

  /** Knowledge of the last model minus that of the first. */
  learning(): Estimate {
    return mean(
      this.seeds.map((seed) => {
        const last = seed.base.records.at(-1);
        const first = measureModel(seed.world, seed.base.snapshots[0]!.model).knowledge;
        return last ? measureModel(seed.world, last.after).knowledge - first : 0;
      }),
    );
  }

  /** Generations trained, in the shortest run. */
  get generations(): number {
    return Math.min(...this.seeds.map((seed) => seed.base.records.length));
  }

  /** Model-made items learned, over all runs. */
  get learned(): number {
    return this.seeds.reduce((sum, seed) => sum + seed.base.records.reduce((n, r) => n + r.fromModel, 0), 0);
  }

  #onsets(seed: SeedEvidence, options: { late?: boolean }): readonly number[] {
    const short = seed.base.records.length < 6;
    const from = options.late && !short ? Math.floor(0.4 * seed.world.preset.generations) : 0;
    return seed.onsets.filter((t) => t >= from);
  }

  /** Generations trained both in the changed world and in the one it is compared with. */
  #pairs(
    seed: SeedEvidence,
    step: StepName,
    options: { control?: StepName; late?: boolean },
  ): { base: GenerationRecord; changed: GenerationRecord }[] {
    return this.#onsets(seed, options).flatMap((t) => {
      const changed = trainedRecords(seed.steps.get(step)?.get(t));
      const base = options.control
        ? trainedRecords(seed.steps.get(options.control)?.get(t))
        : seed.base.records.slice(t, t + changed.length);
      return base.slice(0, changed.length).map((record, i) => ({ base: record, changed: changed[i]! }));
    });
  }

  #sum(scores: (seed: SeedEvidence) => readonly Score[]): Score {
    return this.seeds.flatMap(scores).reduce(add, NO_SCORE);
  }
}

function wrongShare(histograms: readonly Int32Array[]): number {
  let wrong = 0;
  let all = 0;
  for (const histogram of histograms) {
    histogram.forEach((count, cell) => {
      all += count;
      if (cell % VARIANTS !== RIGHT) wrong += count;
    });
  }
  return all === 0 ? 0 : wrong / all;
}

function trainedRecords(outcomes: readonly Outcome[] = []): GenerationRecord[] {
  return outcomes.flatMap((outcome) => (outcome.kind === 'trained' ? [outcome.record] : []));
}
