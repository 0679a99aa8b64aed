import { DYE_FACTS, RIGHT, VARIANTS, type World } from '../simulation/world.ts';
import type { Experiment } from '../simulation/experiment.ts';
import { dyeAlive, measureModel } from '../simulation/metrics.ts';
import type { GenerationRecord, Outcome, Run } from '../simulation/run.ts';
import { STEP_CHANGES, type StepName, WHOLE_CHANGES, type WholeName } from './interventions.ts';
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
}

/** One seed: the unchanged run, and what came of each change. */
export interface SeedEvidence {
  readonly world: World;
  readonly base: Run;
  readonly onsets: readonly number[];
  /** By change and onset: the outcomes from the onset on. */
  readonly steps: ReadonlyMap<StepName, ReadonlyMap<number, readonly Outcome[]>>;
  readonly wholes: ReadonlyMap<WholeName, Run>;
}

/** Switch-on points at 0, 40 and 80 % of the run, within what was trained. */
export function onsetsOf(base: Run, generations: number): number[] {
  const last = base.records.length - 1;
  if (last < 0) return [];
  const wanted = [0, Math.floor(0.4 * generations), Math.floor(0.8 * generations)];
  return [...new Set(wanted.map((t) => Math.min(t, last)))];
}

export function gather(experiment: Experiment, needs: Needs): SeedEvidence {
  const { base, world } = experiment;
  const onsets = onsetsOf(base, world.preset.generations);
  const steps = new Map<StepName, Map<number, readonly Outcome[]>>();
  for (const name of needs.steps) {
    steps.set(name, new Map(onsets.map((t) => [t, experiment.fork(t, STEP_CHANGES[name])])));
  }
  const wholes = new Map<WholeName, Run>();
  for (const name of needs.wholes) wholes.set(name, experiment.whole(WHOLE_CHANGES[name]));
  return { world, base, onsets, steps, wholes };
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
   * What a service did to an attribute over the whole run: the late selection as the world is, minus that of a run in
   * which the service was false from the start. Sees what was learned from it earlier and kept in memory.
   */
  lastingEffect(whole: WholeName, attribute: Attribute): Estimate {
    const late = (run: (seed: SeedEvidence) => Run | undefined): Estimate =>
      estimate(
        this.#sum((seed) =>
          (run(seed)?.records ?? [])
            .filter((record) => record.t >= Math.floor(0.4 * seed.world.preset.generations))
            .map((record) => selection(seed.world, record, attribute)),
        ),
      );
    return minus(
      late((seed) => seed.base),
      late((seed) => seed.wholes.get(whole)),
    );
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

  /** Weight of the late comparisons of a step; small when nothing wrong is left to reject there. */
  lateWeight(step: StepName, attribute: Attribute): number {
    return this.#sum((seed) =>
      this.#pairs(seed, step, { late: true }).map((pair) => selection(seed.world, pair.changed, attribute)),
    ).weight;
  }

  /** Share of the samples at the onsets that were wrong, 0 to 1: what an outside check could have rejected. */
  get rejectable(): number {
    let wrong = 0;
    let all = 0;
    for (const seed of this.seeds) {
      for (const t of seed.onsets) {
        seed.base.records[t]!.candidates.forEach((count, cell) => {
          all += count;
          if (cell % VARIANTS !== RIGHT) wrong += count;
        });
      }
    }
    return all === 0 ? 0 : wrong / all;
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

function trainedRecords(outcomes: readonly Outcome[] = []): GenerationRecord[] {
  return outcomes.flatMap((outcome) => (outcome.kind === 'trained' ? [outcome.record] : []));
}
