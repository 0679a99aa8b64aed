import { DYE_FACTS, harmOf, RIGHT, VARIANTS, type World } from '../simulation/world.ts';
import type { Lab, Requirement } from '../course/lab.ts';
import { type CallName, callSet } from '../simulation/calls.ts';
import { DYE_SHARE } from '../simulation/changes.ts';
import type { Experiment } from '../simulation/experiment.ts';
import { dyeAlive, examScore, factsAlive, measureHarm, measureModel } from '../simulation/metrics.ts';
import type { GenerationRecord, Outcome, Run } from '../simulation/run.ts';
import {
  FOLLOWED,
  FOR_EVERY_LOOP,
  LASTING_CHANGES,
  type LastingName,
  OTHERWISE,
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
  estimateOver,
  largest,
  mean,
  minus,
  NO_SCORE,
  rareSampling,
  type Score,
  selection,
} from './statistics.ts';

/** What is exact in every run needs no more than a few. */
const EXACT_SEEDS = 2;
/** Seeds, of three onsets each, after which a change that never made a difference is taken to make none. */
const TRIED = 4;

/** One seed: the unchanged run, and what comes of each change. A changed world is run when a flaw first asks for it. */
export class SeedEvidence {
  readonly experiment: Experiment;
  readonly world: World;
  readonly base: Run;
  readonly onsets: readonly number[];

  constructor(experiment: Experiment) {
    this.experiment = experiment;
    this.world = experiment.world;
    this.base = experiment.base;
    this.onsets = experiment.onsets;
  }

  /** The outcomes from an onset on; none where another step tells already. */
  step(name: StepName, onset: number): readonly Outcome[] {
    const other = OTHERWISE[name];
    if (other && differs(this.base, onset, this.step(other, onset))) return [];
    return this.experiment.fork(onset, STEP_CHANGES[name], FOLLOWED[name]);
  }

  whole(name: WholeName): Run {
    return this.experiment.whole(WHOLE_CHANGES[name]);
  }

  /** Nothing for loops that carry nothing on. */
  lasting(name: LastingName): readonly Outcome[] {
    if (this.experiment.window === 1 && !FOR_EVERY_LOOP.has(name)) return [];
    return this.experiment.fork(0, LASTING_CHANGES[name], this.world.preset.generations);
  }
}

/** All seeds run so far, with the questions that flaws ask of them. */
export class Evidence {
  readonly seeds: readonly SeedEvidence[];

  /** What the lab asks of every loop. */
  readonly requires: ReadonlySet<Requirement>;
  readonly #inPlay: ReadonlySet<string> | undefined;

  /** @param rubric of the lab; without one every flaw counts as in play */
  constructor(seeds: readonly SeedEvidence[], rubric?: Lab['rubric']) {
    this.seeds = seeds;
    this.requires = new Set(rubric?.requires);
    this.#inPlay = rubric && new Set(Object.keys(rubric.flaws));
  }

  /** Whether the lab looks for a flaw. Only such a flaw may excuse another: a cause that isn't named excuses nothing. */
  inPlay(flaw: string): boolean {
    return this.#inPlay?.has(flaw) ?? true;
  }

  /** Selection of an attribute over the generations of the unchanged runs, or some of them. */
  selection(attribute: Attribute, part: Part = {}): Estimate {
    return estimateOver(
      this.seeds.map((seed) =>
        seed.base.records
          .filter(({ t }) => isIn(part, t, seed))
          .map((record) => selection(seed.world, record, attribute))
          .reduce(add, NO_SCORE),
      ),
    );
  }

  /** Selection of an attribute in that early generation in which it is strongest. */
  strongestEarly(attribute: Attribute): Estimate {
    const byGeneration = Array.from({ length: this.middle }, (_, t) =>
      estimate(this.#sum((seed) => seed.base.records.slice(t, t + 1).map((r) => selection(seed.world, r, attribute)))),
    );
    return largest({ value: 0, se: 0 }, ...byGeneration);
  }

  /** The first generation from which on the selection of an attribute is no longer wrong in any generation. */
  endOfSelection(attribute: Attribute, wrong: (value: number) => boolean): number {
    const last = Math.max(...this.seeds.map((seed) => seed.base.records.length));
    for (let t = last - 1; t >= 0; t--) {
      const at = this.#sum((seed) => seed.base.records.slice(t, t + 1).map((r) => selection(seed.world, r, attribute)));
      if (wrong(estimate(at).value)) return t + 1;
    }
    return 0;
  }

  /**
   * What a service does to an attribute: its selection as the world is, minus that in the changed world, at the same
   * onsets. `control` names another changed world to compare with, instead of the world as it is.
   */
  effect(step: StepName, attribute: Attribute, options: Part & { control?: StepName } = {}): Estimate {
    const score = (which: 'base' | 'changed'): Score =>
      this.#sum((seed) =>
        this.#pairs(seed, step, options).flatMap((pair) => {
          const record = pair[which];
          return record ? [selection(seed.world, record, attribute)] : [];
        }),
      );
    const effect = minus(estimate(score('base')), estimate(score('changed')));
    return this.#never(step, options) ? { ...effect, se: 0 } : effect;
  }

  /** Whether a change made no difference at all in enough tries to take that as exact: there is no path. */
  #never(step: StepName, options: Part & { control?: StepName }): boolean {
    if (this.seeds.length < TRIED) return false;
    return this.seeds.every((seed) =>
      this.#pairs(seed, step, options).every(
        ({ base, changed }) => base === changed || (changed && divergence(base, changed) === 0),
      ),
    );
  }

  /**
   * What a service did to an attribute late in the run through what it said before: selection as the world is, minus that
   * of the same generations where the service was false from the start and the models were those of the real run.
   */
  lastingEffect(name: LastingName, attribute: Attribute): Estimate {
    const score = (which: 'base' | 'changed'): Score =>
      this.#sum((seed) => {
        const changed = trainedRecords(seed.lasting(name));
        const from = Math.floor(0.4 * seed.world.preset.generations);
        const both = Math.min(changed.length, seed.base.records.length);
        const records = (which === 'base' ? seed.base.records : changed).slice(0, both);
        return records.slice(from).map((record) => selection(seed.world, record, attribute));
      });
    return minus(estimate(score('base')), estimate(score('changed')));
  }

  /** Selection of an attribute in one changed world, at all onsets. */
  selectionIn(step: StepName, attribute: Attribute, part: Part = {}): Estimate {
    return estimate(
      this.#sum((seed) => this.#both(seed, step, part).map((pair) => selection(seed.world, pair.changed, attribute))),
    );
  }

  /** What the temperature does to the share of rare facts among the candidates. */
  samplingEffect(step: StepName, part: Part = {}): Estimate {
    const score = (which: 'base' | 'changed'): Score =>
      this.#sum((seed) => this.#both(seed, step, part).map((pair) => rareSampling(seed.world, pair[which])));
    return minus(estimate(score('base')), estimate(score('changed')));
  }

  /** Whether the changed service was ever seen to matter. */
  matters(step: StepName, options: Part = {}): boolean {
    return this.trials(step, options).some((distance) => distance > 0);
  }

  /** One distance (0 to 1) between training sets per seed and onset; 1 where only one of the two runs paused. */
  trials(step: StepName, options: Part = {}): number[] {
    return this.seeds.flatMap((seed) =>
      this.#onsets(seed, options).map((t) => {
        const outcomes = seed.step(step, t);
        return Math.max(0, ...outcomes.map((outcome, i) => distance(seed.base.outcomes[t + i]!, outcome)));
      }),
    );
  }

  /** Share of wrong items among the model's that a changed world kept, 0 to 1: what there was left to reject. */
  wrongKept(step: StepName, options: Part = {}): number {
    return wrongShare(this.seeds.flatMap((seed) => this.#both(seed, step, options).map(({ changed }) => changed.kept)));
  }

  /** Whether an unchanged run ever made one of these calls. */
  uses(...calls: readonly CallName[]): boolean {
    const wanted = callSet(...calls);
    return this.seeds.some(({ base }) => base.outcomes.some((outcome) => (outcome.calls & wanted) !== 0));
  }

  /** Whether users are the only ones outside the model who are asked about items. */
  get onlyUsersDecide(): boolean {
    return this.uses('thumbs') && !this.uses('check', 'checkStep', 'tests', 'review', 'principle');
  }

  /** Model items sampled and kept at the onsets, as the world is and changed. */
  harvest(step: StepName): { base: Harvest; changed: Harvest } {
    const pairs = this.seeds.flatMap((seed) => this.#both(seed, step, {}));
    return { base: harvestOf(pairs.map(({ base }) => base)), changed: harvestOf(pairs.map(({ changed }) => changed)) };
  }

  /** Share of wrong items among all samples of the unchanged runs, 0 to 1. */
  get wrongSampled(): number {
    return wrongShare(this.seeds.flatMap((seed) => seed.base.records.map((record) => record.candidates)));
  }

  /** Share of the marker facts alive in the last model, with a binomial standard error. */
  dye(name: WholeName): Estimate {
    const shares = this.seeds.map((seed) => {
      const last = seed.whole(name).records.at(-1);
      return last ? dyeAlive(seed.world, last.after) : 0;
    });
    const value = mean(shares).value;
    return { value, se: Math.sqrt(Math.max(0.0025, value * (1 - value)) / (DYE_FACTS * this.seeds.length)) };
  }

  /** Share of what people wrote about marker facts that was ever learned, 0 to 1: the rest was turned away at the door. */
  get markersLearned(): number {
    const records = this.seeds.flatMap((seed) => seed.whole('dye').records);
    const drawn = DYE_SHARE * records.reduce((sum, record) => sum + record.humanDrawn, 0);
    return drawn === 0 ? 0 : records.reduce((sum, record) => sum + record.markersLearned, 0) / drawn;
  }

  /** Knowledge of the last model minus that of the first. */
  learning(): Estimate {
    return mean(this.seeds.map(gain));
  }

  /** How far the first training set that differs in another world departs from the real one's, 0 to 1; for the first seeds. */
  firstDifferences(name: WholeName): number[] {
    return this.seeds.slice(0, EXACT_SEEDS).flatMap((seed) => {
      const changed = seed.whole(name);
      const differing = seed.base.records.findIndex((record, t) => {
        const other = changed.records[t];
        return other === undefined || divergence(record, other) > 0;
      });
      if (differing === -1) return [changed.records.length === seed.base.records.length ? 0 : 1];
      const other = changed.records[differing];
      return [other ? divergence(seed.base.records[differing]!, other) : 1];
    });
  }

  /**
   * What the loop owes to the exam's questions: half the difference between the exam and its twin, less the same where
   * the twin is the exam. Drift moves both alike and cancels.
   */
  examLeak(): Estimate {
    return mean(
      this.seeds.map((seed) => {
        const { world, base } = seed;
        const gap = (run: Run): number => {
          const last = run.records.at(-1)?.after;
          return last ? examScore(world.exam, last) - examScore(world.examTwin, last) : 0;
        };
        return (gap(base) - gap(seed.whole('examTwin'))) / 2;
      }),
    );
  }

  /** Share of facts that are alive at the end in another world and not in the real one, relative to the real one. */
  moreAlive(name: WholeName): Estimate {
    return mean(
      this.seeds.map((seed) => {
        const alive = factsAlive(seed.world, seed.base.records.at(-1)?.after);
        const other = factsAlive(seed.world, seed.whole(name).records.at(-1)?.after);
        return alive === 0 ? 0 : other / alive - 1;
      }),
    );
  }

  /** Samples of the model in one generation, on average. */
  get sampledPerGeneration(): number {
    const records = this.seeds.flatMap(({ base }) => base.records);
    return records.reduce((sum, record) => sum + count(record.candidates), 0) / Math.max(1, records.length);
  }

  /** Share of all human items ever drawn that is in the last training set, 0 to 1, over all runs. */
  get humanRetained(): number {
    const drawn = this.seeds.reduce((sum, { base }) => sum + base.records.reduce((n, r) => n + r.humanDrawn, 0), 0);
    const held = this.seeds.reduce((sum, { base }) => sum + (base.records.at(-1)?.humanItems ?? 0), 0);
    return drawn === 0 ? 0 : held / drawn;
  }

  /** Share of the drafts about the hardest questions that were learned, relative to that of all drafts: 1 is as often. */
  get hardLearned(): number {
    const records = this.seeds.flatMap(({ base }) => base.records);
    const all = keptShare(records, () => true);
    const hard = keptShare(records, this.#world.hard);
    return hard.kept === 0 ? 0 : hard.kept / hard.of / (all.kept / all.of);
  }

  /** Looks that people took at the hardest questions, for each draft about one that was learned: 1 is all of them. */
  get hardLooked(): number {
    const records = this.seeds.flatMap(({ base }) => base.records);
    const { kept } = keptShare(records, this.#world.hard);
    return kept === 0 ? 1 : records.reduce((sum, { hardLooks }) => sum + hardLooks, 0) / kept;
  }

  /** Share of the looks that people had time for and didn't take at the hardest questions, 0 to 1; 1 without a limit. */
  get looksElsewhere(): number {
    const { audit } = this.#world.preset.budget;
    if (audit === null) return 1;
    return mean(
      this.seeds.map(({ base }) => 1 - base.records.reduce((sum, { hardLooks }) => sum + hardLooks, 0) / audit),
    ).value;
  }

  /** Seeds in which the last model knows less than the first. */
  get unlucky(): number {
    return this.seeds.filter((seed) => gain(seed) < 0).length;
  }

  /** Share of the verifier's checks that were about an item it had answered for, 0 to 1. */
  get repeatedChecks(): number {
    const records = this.seeds.flatMap(({ base }) => base.records);
    const checks = records.reduce((sum, record) => sum + record.checks, 0);
    return checks === 0 ? 0 : records.reduce((sum, record) => sum + record.repeatedChecks, 0) / checks;
  }

  /** The largest share of the exam that was ever in a training set, 0 to 1. */
  get examLearned(): number {
    const shares = this.seeds.flatMap(({ world, base }) =>
      base.records.map(({ fromExam }) => (fromExam === 0 ? 0 : Math.min(1, fromExam / world.exam.length))),
    );
    return Math.max(0, ...shares);
  }

  /** The generation with which the late part of the run begins. */
  get middle(): number {
    return middleOf(this.seeds[0]!);
  }

  /** Generations trained, in the shortest run. */
  get generations(): number {
    return Math.min(...this.seeds.map((seed) => seed.base.records.length));
  }

  /**
   * What becomes of harmful answers, class by class: the share that is stopped (filtered, revised, or rejected by any
   * means), where as much of what is right stays. 1 is all of it, 0 is as if nobody looked. Empty without harm classes.
   */
  harmStopped(step: StepName): { readonly name: string; readonly recall: Estimate }[] {
    const records = this.seeds.flatMap((seed) => this.#both(seed, step, {}).map(({ changed }) => changed));
    const world = this.#world;
    const right = keptShare(records, (cell) => cell % VARIANTS === RIGHT);
    return world.preset.harms.map(({ name }, harm) => {
      const harmful = keptShare(records, (cell) => harmOf(world, cell) === harm);
      const p = harmful.of === 0 ? 0 : harmful.kept / harmful.of;
      const usual = right.kept === 0 ? 1 : right.kept / right.of;
      // One more of each kind keeps the error of a share of 0 or 1 from being none.
      const spread =
        Math.sqrt(((harmful.kept + 1) * (harmful.of - harmful.kept + 1)) / (harmful.of + 2)) / (harmful.of + 2);
      return { name, recall: { value: 1 - p / usual, se: spread / usual } };
    });
  }

  /** Harm of the first model that the last one no longer does, class by class. */
  harmUnlearned(): { readonly name: string; readonly recall: Estimate }[] {
    const shares = this.seeds.map(({ world, base }) => {
      const first = measureHarm(world, base.snapshots[0]!.model)?.classes ?? {};
      const last = measureHarm(world, base.records.at(-1)?.after ?? base.snapshots[0]!.model)?.classes ?? {};
      return Object.keys(first).map((name) => 1 - last[name]! / first[name]!);
    });
    return this.#world.preset.harms.map(({ name }, j) => ({
      name,
      recall: mean(shares.map((classes) => classes[j]!)),
    }));
  }

  /** Whether the lab has classes of harm. */
  get hasHarm(): boolean {
    return this.#world.preset.harms.length > 0;
  }

  /** Model-made items learned, over all runs. */
  get learned(): number {
    return this.seeds.reduce((sum, seed) => sum + seed.base.records.reduce((n, r) => n + count(r.kept), 0), 0);
  }

  get #world(): World {
    return this.seeds[0]!.world;
  }

  #onsets(seed: SeedEvidence, part: Part): readonly number[] {
    return seed.onsets.filter((t) => isIn(part, t, seed));
  }

  /**
   * The generations of the world it is compared with, each beside the same one of the changed world; undefined where the
   * loop paused or failed there: what it did not learn, it did not choose.
   */
  #pairs(
    seed: SeedEvidence,
    step: StepName,
    options: Part & { control?: StepName },
  ): { base: GenerationRecord; changed: GenerationRecord | undefined }[] {
    return this.#onsets(seed, options).flatMap((t) => {
      const outcomes = seed.step(step, t);
      const changed = trainedRecords(outcomes);
      const base = options.control
        ? trainedRecords(seed.step(options.control, t))
        : seed.base.records.slice(t, t + outcomes.length);
      return base.slice(0, outcomes.length).map((record, i) => ({ base: record, changed: changed[i] }));
    });
  }

  /** Those that both worlds trained. */
  #both(seed: SeedEvidence, step: StepName, options: Part): { base: GenerationRecord; changed: GenerationRecord }[] {
    return this.#pairs(seed, step, options).flatMap(({ base, changed }) => (changed ? [{ base, changed }] : []));
  }

  #sum(scores: (seed: SeedEvidence) => readonly Score[]): Score {
    return this.seeds.flatMap(scores).reduce(add, NO_SCORE);
  }
}

/** A part of the run: before 40 % of it, or from there on. In a run too short for parts, all of it is late. */
export interface Part {
  readonly early?: boolean;
  readonly late?: boolean;
}

const SHORT = 6;

const middleOf = ({ base, world }: SeedEvidence): number =>
  base.records.length < SHORT ? 0 : Math.floor(0.4 * world.preset.generations);

function isIn({ early, late }: Part, t: number, seed: SeedEvidence): boolean {
  return (!early || t < middleOf(seed)) && (!late || t >= middleOf(seed));
}

/** How far what one generation came to departs from what it came to in the unchanged run, 0 to 1. */
function distance(base: Outcome, changed: Outcome): number {
  if (base.kind === 'trained' && changed.kind === 'trained') return divergence(base.record, changed.record);
  return base.kind === changed.kind ? 0 : 1;
}

export const differs = (base: Run, t: number, changed: readonly Outcome[] = []): boolean =>
  changed.some((outcome, i) => distance(base.outcomes[t + i]!, outcome) > 0);

function gain(seed: SeedEvidence): number {
  const last = seed.base.records.at(-1);
  const first = measureModel(seed.world, seed.base.snapshots[0]!.model).knowledge;
  return last ? measureModel(seed.world, last.after).knowledge - first : 0;
}

function count(histogram: Int32Array): number {
  let sum = 0;
  for (const n of histogram) sum += n;
  return sum;
}

/** How many of the samples with some cells there were, and how many were learned as they were. */
function keptShare(
  records: readonly GenerationRecord[],
  wanted: (cell: number) => boolean,
): { kept: number; of: number } {
  let kept = 0;
  let of = 0;
  for (const { candidates, unchanged } of records) {
    for (let cell = 0; cell < candidates.length; cell++) {
      if ((candidates[cell] === 0 && unchanged[cell] === 0) || !wanted(cell)) continue;
      of += candidates[cell]!;
      kept += unchanged[cell]!;
    }
  }
  return { kept, of };
}

function wrongShare(histograms: readonly Int32Array[]): number {
  let right = 0;
  let all = 0;
  for (const histogram of histograms) {
    all += count(histogram);
    for (let cell = RIGHT; cell < histogram.length; cell += VARIANTS) right += histogram[cell]!;
  }
  return all === 0 ? 0 : (all - right) / all;
}

/** Items the model was asked for, and those of them that were learned. */
export interface Harvest {
  readonly sampled: number;
  readonly kept: number;
}

function harvestOf(records: readonly GenerationRecord[]): Harvest {
  const sum = (counts: readonly Int32Array[]): number => counts.reduce((all, histogram) => all + count(histogram), 0);
  return { sampled: sum(records.map((r) => r.candidates)), kept: sum(records.map((r) => r.kept)) };
}

function trainedRecords(outcomes: readonly Outcome[] = []): GenerationRecord[] {
  return outcomes.flatMap((outcome) => (outcome.kind === 'trained' ? [outcome.record] : []));
}
