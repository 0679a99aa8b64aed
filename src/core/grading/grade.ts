import { say } from '../base/say.ts';
import type { MeasureValues } from '../course/capstone.ts';
import type { Lab } from '../course/lab.ts';
import { Arena } from '../simulation/arena.ts';
import { Experiment } from '../simulation/experiment.ts';
import type { Preset } from '../simulation/preset.ts';
import { makeWorld, type World } from '../simulation/world.ts';
import { AllocationGrading } from './allocation/grading.ts';
import { assemble, nearLimits, requireKnown } from './assemble.ts';
import { type CallSites, findCallSites, locate } from './blame.ts';
import { CallLog } from './callLog.ts';
import { Evidence, SeedEvidence } from './evidence.ts';
import { capstoneGrade } from './capstoneGrade.ts';
import { CAPSTONE_SEEDS, measureCapstone } from './capstoneRuns.ts';
import { type Blame, type Flaw, type Judged, type Judgement, found, percent } from './flaw.ts';
import type { FlawWords } from './flawVerdict.ts';
import { FLAWS } from './flaws/index.ts';
import { climb, DECISIVE, type Graded, type GradeTask, type Grading } from './ladder.ts';
import { RaceGrading } from './race/grading.ts';
import { recordRun } from './runRecord.ts';
import { loopAchieved, measureRun } from './summary.ts';
import type { Decision } from './statistics.ts';
import type { FlawVerdict, Metrics } from './verdict.ts';
import { whatIf } from './whatIf.ts';

export type { Graded, GradeTask } from './ladder.ts';

/**
 * Grades a pipeline by intervention, in whatever kind of world its lab has. Exceptions of the learner's code, and
 * `ContractError`, pass through: turning them into a fault with a position is the caller's work.
 */
export function grade(task: GradeTask): Graded {
  const { world } = task.lab;
  switch (world.kind) {
    case 'loop':
      return climb(task, new LoopGrading(task, world));
    case 'allocation':
      return climb(task, new AllocationGrading(task, world));
    case 'race':
      return climb(task, new RaceGrading(task, world));
  }
}

/** Gathers evidence about a loop, and says what it shows. */
class LoopGrading implements Grading<Blame> {
  readonly #task: GradeTask;
  readonly #world: World;
  readonly #flaws: readonly Flaw[];
  readonly #words: readonly FlawWords[];
  readonly #arena = new Arena();
  readonly #evidence: SeedEvidence[] = [];
  /** What the last look decided. */
  readonly #decisions = new Map<string, Decision | undefined>();
  /** Decided alike at two looks, as all that they depend on: more seeds are run for the other flaws only. */
  readonly #settled = new Map<string, Judgement>();
  #experiment: Experiment | undefined;
  #metrics: Metrics | undefined;
  #capstone: MeasureValues | undefined;
  #sites: CallSites | undefined;

  constructor(task: GradeTask, preset: Preset) {
    this.#task = task;
    this.#world = makeWorld(preset);
    this.#flaws = flawsFor(task.lab);
    this.#words = FLAWS.map((flaw) => wordsIn(preset, flaw));
  }

  runSeed(seed: number): void {
    const log = this.#metrics ? undefined : new CallLog(this.#task.source);
    const experiment = this.#run(seed, log);
    this.#experiment = experiment;
    if (log) {
      this.#metrics = { ...measureRun(experiment), calls: log.report() };
      this.#task.onRecord?.(recordRun(experiment, this.#metrics.generations));
    }
    this.#evidence.push(new SeedEvidence(experiment));
  }

  #run(seed: number, log?: CallLog): Experiment {
    return new Experiment(this.#world, seed, this.#task.instantiate, this.#arena, log);
  }

  /** On its own seeds, whichever were graded. */
  #measureCapstone(): MeasureValues {
    const runs = CAPSTONE_SEEDS.map(
      (seed) => this.#evidence.find(({ experiment }) => experiment.seed === seed)?.experiment ?? this.#run(seed),
    );
    return measureCapstone(runs);
  }

  judge(): Judged {
    const { lab } = this.#task;
    const judged = judgeAll(this.#flaws, new Evidence([...this.#evidence], lab.rubric), lab, this.#settled);
    for (const { id, after } of this.#flaws) {
      const decision = decisionOf(judged.get(id)!);
      const stands = decision !== 0 && this.#decisions.has(id) && decision === this.#decisions.get(id);
      if (stands && after.every((other) => this.#settled.has(other))) this.#settled.set(id, judged.get(id)!);
      this.#decisions.set(id, decision);
    }
    return judged;
  }

  report(judged: Judged, seeds: readonly number[], final: boolean): Graded {
    const experiment = this.#experiment!;
    this.#sites ??= findCallSites(experiment, experiment.onsets, this.#task.source);
    const sites = this.#sites;
    const metrics = this.#metrics!;
    const achieved = (): string => loopAchieved(metrics);
    const assembled = assemble(this.#words, judged, {
      lab: this.#task.lab,
      final,
      seeds,
      locate: (blame) => locate(blame, sites, this.#task.source),
      whatIf: ({ shows }, sound) => shows && whatIf(this.#evidence[0]!, shows, sound),
      achieved,
    });
    const { capstone } = this.#task.lab;
    const graded = capstone
      ? capstoneGrade(assembled, capstone, (this.#capstone ??= this.#measureCapstone()), { final, achieved })
      : assembled;
    const evidence = new Evidence(this.#evidence, this.#task.lab.rubric);
    return {
      ...graded,
      ...(graded.passed && evidence.learned === 0 && NOTHING_LEARNED),
      advice: [...adviceFor(experiment, graded.flaws, judged, evidence), ...wasted(evidence)],
      metrics,
      generations: this.#evidence.reduce((sum, seed) => sum + seed.experiment.generations, 0),
    };
  }
}

/** No flaw can be found in a loop that learns nothing of its own; that isn't a pass. */
const NOTHING_LEARNED = {
  passed: false,
  score: 0,
  get summary() {
    return say('Nothing to grade yet: your loop learns nothing that the model wrote.');
  },
} as const;

/** What is said of a flaw in a world. */
const wordsIn = (preset: Preset, { limit, ...words }: Flaw): FlawWords => ({
  ...words,
  limit: typeof limit === 'string' ? limit : limit(preset),
});

/** The flaws of a rubric and those they may be the consequence of, in the order they are judged. */
function flawsFor(lab: Lab): Flaw[] {
  requireKnown(lab, FLAWS);
  const wanted = new Set(Object.keys(lab.rubric.flaws));
  for (const id of wanted) for (const other of FLAWS.find((flaw) => flaw.id === id)!.after) wanted.add(other);
  return FLAWS.filter((flaw) => wanted.has(flaw.id));
}

function judgeAll(flaws: readonly Flaw[], evidence: Evidence, lab: Lab, settled: Judged): Judged {
  const judged = new Map<string, Judgement>();
  for (const flaw of flaws) judged.set(flaw.id, settled.get(flaw.id) ?? judgeOne(flaw, evidence, lab, judged));
  return judged;
}

function judgeOne(flaw: Flaw, evidence: Evidence, lab: Lab, judged: Judged): Judgement {
  const reason = flaw.outOfPlay?.(lab);
  return reason === undefined ? flaw.judge(evidence, judged) : { kind: 'not-applicable', reason };
}

/** Undefined where a flaw can't apply. */
const decisionOf = (judgement: Judgement): Decision | undefined =>
  judgement.kind === 'judged' ? judgement.decide(DECISIVE) : undefined;

function adviceFor(
  experiment: Experiment,
  flaws: readonly FlawVerdict[],
  judged: Judged,
  evidence: Evidence,
): string[] {
  const advice: string[] = [];
  if (!experiment.forkable) {
    advice.push(
      say(
        'Your loop keeps something in variables outside step. It was graded all the same, more slowly; ' +
          'in memory or g.bank it would be safe.',
      ),
    );
  }
  const grounded = flaws.some((flaw) => flaw.id === 'F01' && flaw.state === 'clear');
  if (grounded && evidence.onlyUsersDecide) {
    advice.push(
      say("Users' approval is your only outside signal. That grounds a loop weakly: people like what flatters."),
    );
  }
  for (const { id, title, state } of flaws) {
    const judgement = judged.get(id);
    if (state !== 'clear' || judgement?.kind !== 'judged' || !judgement.early) continue;
    advice.push(
      say('{title}: your loop had this flaw at first, and was rid of it by generation {until}.', {
        title,
        until: judgement.early.until,
      }),
    );
  }
  for (const { id, title } of FLAWS) {
    if (flaws.some((flaw) => flaw.id === id) || found(judged, id, DECISIVE) !== 1) continue;
    advice.push(say("{title} ({id}): this lab doesn't ask for it, but your loop has this flaw too.", { title, id }));
  }
  return [...advice, ...nearLimits(flaws)];
}

/** From this share of repeated checks on, a loop is told of them. */
const REPEATED = 0.2;

/** F22: what is spent without need costs no points, but a word. */
function wasted({ repeatedChecks }: Evidence): string[] {
  if (repeatedChecks <= REPEATED) return [];
  return [
    say(
      '{repeatedChecks} of your checks asked about an item that had been checked before. The answer is always ' +
        'the same, and the check is spent all the same: keep what was accepted in g.bank.',
      { repeatedChecks: percent(repeatedChecks) },
    ),
  ];
}
