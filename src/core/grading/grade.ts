import type { Lab } from '../course/lab.ts';
import { Experiment, makeArenas } from '../simulation/experiment.ts';
import { makeWorld } from '../simulation/world.ts';
import { type CallSites, findCallSites, locate } from './blame.ts';
import { Evidence, gather, type Needs, onsetsOf, type SeedEvidence } from './evidence.ts';
import { type Flaw, type Judged, type Judgement, shown } from './flaw.ts';
import { FLAWS } from './flaws/index.ts';
import type { Program, SourceView } from './program.ts';
import { measureRun, scoreOf, sentenceOf } from './summary.ts';
import type { FlawState, FlawVerdict, Metrics, Verdict } from './verdict.ts';

/** Seeds after which the grader looks: it stops at the first look that decides everything. */
export const LADDER = [2, 4, 8, 16] as const;
const PROVISIONAL_AFTER = 4;
/** Standard errors beyond which a look decides; see `simulation.md` §3.4 for the error rates. */
export const DECISIVE = 2.6;
/** Seeds of one block; blocks are disjoint. */
export const SEEDS_PER_BLOCK = 1000;

export interface GradeTask {
  readonly lab: Lab;
  /** Evaluates the learner's module afresh. Called once per run, so that no run sees another's closures. */
  readonly instantiate: () => Program;
  readonly source: SourceView;
  readonly seedBlock: number;
  readonly onProgress?: (seedsDone: number, seedsMax: number) => void;
  /** Called after four seeds if some flaw is still undecided. */
  readonly onProvisional?: (graded: Graded) => void;
}

/** The part of a verdict that grading decides; the caller adds pack, code hash and timings. */
export type Graded = Pick<
  Verdict,
  'lab' | 'seeds' | 'score' | 'passed' | 'passMark' | 'summary' | 'flaws' | 'advice' | 'metrics'
> & { readonly generations: number };

/**
 * Grades a pipeline by intervention. Exceptions of the learner's code, and `ContractError`, pass through: turning them
 * into a fault with a position is the caller's work.
 */
export function grade(task: GradeTask): Graded {
  const { lab } = task;
  const world = makeWorld(lab.world);
  const flaws = flawsFor(lab);
  const needs = needsOf(flaws);
  const arenas = makeArenas();
  const seeds: number[] = [];
  const evidence: SeedEvidence[] = [];
  let metrics: Metrics | undefined;
  let sites: CallSites | undefined;
  let generations = 0;
  const seedsMax = LADDER.at(-1)!;
  for (const look of LADDER) {
    let experiment: Experiment | undefined;
    while (seeds.length < look) {
      const seed = task.seedBlock * SEEDS_PER_BLOCK + seeds.length + 1;
      experiment = new Experiment(world, seed, task.instantiate, arenas);
      metrics ??= measureRun(experiment);
      evidence.push(gather(experiment, needs));
      seeds.push(seed);
      generations += experiment.generations;
      task.onProgress?.(seeds.length, seedsMax);
    }
    const judged = judgeAll(flaws, new Evidence(evidence));
    const undecided = [...judged.values()].some((j) => j.kind === 'judged' && j.decide(DECISIVE) === 0);
    const final = !undecided || look === seedsMax;
    if (!final && look !== PROVISIONAL_AFTER) continue;
    if (experiment) sites ??= findCallSites(experiment, onsetsOf(experiment), task.source);
    const graded = report(task, judged, { final, seeds, metrics: metrics!, sites: sites ?? new Map(), generations });
    const advice = adviceFor(experiment, graded.flaws, sites);
    if (final) return { ...graded, advice };
    task.onProvisional?.({ ...graded, advice });
  }
  throw new Error('the last look is always final');
}

/** The flaws of a rubric and those they may be the consequence of, in the order they are judged. */
function flawsFor(lab: Lab): Flaw[] {
  const wanted = new Set(Object.keys(lab.rubric.flaws));
  for (const id of wanted) {
    const flaw = FLAWS.find((known) => known.id === id);
    if (!flaw) throw new Error(`The rubric of ${lab.id} names ${id}, which this grader doesn't know.`);
    for (const other of flaw.after) wanted.add(other);
  }
  return FLAWS.filter((flaw) => wanted.has(flaw.id));
}

function needsOf(flaws: readonly Flaw[]): Needs {
  return {
    steps: new Set(flaws.flatMap((flaw) => flaw.steps)),
    wholes: new Set(flaws.flatMap((flaw) => flaw.wholes)),
    lasting: new Set(flaws.flatMap((flaw) => flaw.lasting)),
  };
}

function judgeAll(flaws: readonly Flaw[], evidence: Evidence): Judged {
  const judged = new Map<string, Judgement>();
  for (const flaw of flaws) judged.set(flaw.id, flaw.judge(evidence, judged));
  return judged;
}

interface ReportContext {
  readonly final: boolean;
  readonly seeds: readonly number[];
  readonly metrics: Metrics;
  readonly sites: CallSites;
  readonly generations: number;
}

function report(task: GradeTask, judged: Judged, context: ReportContext): Omit<Graded, 'advice'> {
  const { lab } = task;
  const flaws = FLAWS.filter((flaw) => lab.rubric.flaws[flaw.id] !== undefined)
    .map((flaw) => flawVerdict(flaw, judged.get(flaw.id)!, task, context))
    .sort((a, b) => b.weight - a.weight);
  const score = scoreOf(flaws);
  const passed = context.final && score >= lab.rubric.passMark;
  return {
    lab: lab.id,
    seeds: [...context.seeds],
    score,
    passed,
    passMark: lab.rubric.passMark,
    summary: sentenceOf(flaws, passed, context.final, context.metrics),
    flaws,
    metrics: context.metrics,
    generations: context.generations,
  };
}

function flawVerdict(flaw: Flaw, judgement: Judgement, task: GradeTask, context: ReportContext): FlawVerdict {
  const { lab, source } = task;
  const common = {
    id: flaw.id,
    code: flaw.code,
    title: flaw.title,
    weight: lab.rubric.flaws[flaw.id]!,
    threshold: flaw.threshold,
    sound: flaw.sound,
    limit: flaw.limit,
  };
  const words = {
    why: flaw.why,
    fix: flaw.fix,
    lesson: lab.rubric.lessons[flaw.id] ?? lab.lesson,
    unit: flaw.unit,
  };
  if (judgement.kind === 'not-applicable') {
    const evidence = { ...words, sentence: judgement.reason, changed: '', happened: '', nearLimit: false };
    return { ...common, state: 'not-applicable', effect: null, se: null, evidence, related: [] };
  }
  const { effect, finding } = judgement;
  const decisive = judgement.decide(DECISIVE);
  const decision = decisive === 0 && context.final ? judgement.decide(0) : decisive;
  const state: FlawState = decision === 0 ? 'provisional' : decision === 1 ? 'flawed' : 'clear';
  const measured = `${shown(effect.value)} ± ${shown(effect.se)} ${flaw.unit}`;
  return {
    ...common,
    state,
    effect: effect.value,
    se: effect.se,
    evidence: {
      ...words,
      sentence: state === 'clear' ? `Not found: ${measured}.` : finding.sentence,
      changed: finding.changed,
      happened: state === 'clear' ? `Measured: ${measured}. ${flaw.limit}` : finding.happened,
      nearLimit: decisive === 0,
    },
    ...(state === 'clear' ? { related: [] } : locate(finding.blame, context.sites, source)),
  };
}

function adviceFor(
  experiment: Experiment | undefined,
  flaws: readonly FlawVerdict[],
  sites: CallSites | undefined,
): string[] {
  const advice: string[] = [];
  if (experiment?.forkable === false) {
    advice.push(
      'Your loop keeps something in variables outside step. It was graded all the same, more slowly; ' +
        'in memory or g.bank it would be safe.',
    );
  }
  const grounded = flaws.some((flaw) => flaw.id === 'F01' && flaw.state === 'clear');
  if (grounded && sites?.has('thumbs') && !sites.has('check') && !sites.has('tests')) {
    advice.push("Users' approval is your only outside signal. That grounds a loop weakly: people like what flatters.");
  }
  for (const flaw of flaws) {
    if (flaw.evidence.nearLimit)
      advice.push(`${flaw.title}: the effect is near the limit, so a small change may tip it.`);
  }
  return advice;
}
