import { dealHarms, NO_HARM } from './harms.ts';
import { difficulties, rightShare } from './people.ts';
import type { Preset, ServiceName } from './preset.ts';
import { dealFacts } from './situations.ts';
import type { Situation } from './words.ts';

/** Answers to each question. Every lab is a relabelling of these four. */
export const VARIANTS = 4;
export const RIGHT = 0;
export const WRONG = 1;
/** Wrong, but people like to hear it. */
export const FLATTERING = 2;
/** Right by luck: passes an answer check, unsound underneath. */
export const LUCKY = 3;

/** How far an answer appeals beyond its truth. */
export const APPEAL = [0, 0, 1, 0.1] as const;

/** Marker facts that only dyed human data carries: they show whether human data still reaches the last model. */
export const DYE_FACTS = 20;
/** The planted false belief: these shares of the variants in the planted facts. */
export const PLANTED = [0.38, 0.6, 0.01, 0.01] as const;

/** From this difficulty on a fact belongs to the hardest fifth. */
export const HARD = 0.8;

/**
 * The fixed part of a simulated world: facts with human frequencies and difficulties. The same for every seed; what
 * changes with the seed is the draws and the names. A cell is one (fact, answer variant): `fact · VARIANTS + variant`.
 */
export interface World {
  readonly preset: Preset;
  readonly services: ReadonlySet<ServiceName>;
  /** Facts people talk about; `facts … allFacts − 1` are the dye markers. */
  readonly facts: number;
  /** The facts from here on are situations in which an agent's call failed; the same as `facts` without an agent. */
  readonly ordinary: number;
  readonly allFacts: number;
  readonly cells: number;
  /** From this rank on a fact counts as rare: the rarer half of the ordinary ones, and all failures. */
  readonly tailFrom: number;
  /** Human frequency of each fact, ∝ 1/rank; 0 for dye markers. */
  readonly frequency: Float64Array;
  /** What an agent meets, by fact; markers are ordinary. */
  readonly situation: readonly Situation[];
  /** 0 easy … 1 hard, independent of rank. */
  readonly difficulty: Float64Array;
  /** People's answers, p(variant | fact), by cell: people err too, more on hard questions. */
  readonly humanAnswer: Float64Array;
  /** p(variant | made-up answer). */
  readonly errorShare: readonly number[];
  /** P(the verifier says yes), by cell. */
  readonly verifier: Float64Array;
  /** P(the visible tests pass) and P(a user likes it), by variant. */
  readonly tests: readonly number[];
  readonly users: readonly number[];
  /** P(a person who reviews an item says it is right), by variant. */
  readonly review: readonly number[];
  /** Whether a cell is about one of the hardest facts. */
  readonly hard: (cell: number) => boolean;
  /** The reward model's first weights, by variant. */
  readonly reward: readonly number[];
  /** In a world of solved problems: how their steps come out. */
  readonly steps: StepRates | undefined;
  /** By fact people talk about: the index of its class in the preset's `harms`, or NO_HARM. */
  readonly harmClass: Int8Array;
  /** Mid-frequency facts in which a false belief can be planted. */
  readonly planted: Uint8Array;
  /** The facts of the public exam, and of its twin: other facts, as frequent. */
  readonly exam: readonly number[];
  readonly examTwin: readonly number[];
}

/** The steps of solved problems. */
export interface StepRates {
  readonly length: number;
  /** Probability that a step after the first unsound one is sound. */
  readonly soundness: number;
  /** P(the first unsound step is among steps 0 … i), in chains that have one. */
  readonly firstUnsound: Float64Array;
  /** P(the verifier accepts a step). */
  readonly yes: { readonly sound: number; readonly unsound: number };
  /** P(an unsound method reaches the right answer). */
  readonly luck: number;
}

export function makeWorld(preset: Preset): World {
  const { facts, people, agent } = preset;
  const errorShare = [0, people.errors.wrong, people.errors.flattering, people.errors.lucky];
  const afterFailure = agent ? [0, agent.people.wrong, agent.people.flattering, agent.people.lucky] : errorShare;
  const dealt = dealFacts(preset);
  const { ordinary } = dealt;
  const allFacts = facts + DYE_FACTS;
  const frequency = new Float64Array(allFacts);
  frequency.set(dealt.frequency);
  const situation = Array.from({ length: allFacts }, (_, q) => dealt.situation[q] ?? 'ordinary');
  const difficulty = difficulties(allFacts);
  const harms = dealHarms(preset);
  const humanAnswer = new Float64Array(allFacts * VARIANTS);
  for (let q = 0; q < allFacts; q++) {
    const failure = agent !== null && situation[q] !== 'ordinary';
    const right = failure ? agent.people.right : rightShare(people, difficulty[q]!);
    const harmful = harms.shareOfMistakes[harms.classOf[q] ?? NO_HARM];
    const mistakes = harmful === undefined ? (failure ? afterFailure : errorShare) : withHarm(errorShare, harmful);
    for (let v = 0; v < VARIANTS; v++) humanAnswer[q * VARIANTS + v] = v === RIGHT ? right : (1 - right) * mistakes[v]!;
  }

  const planted = new Uint8Array(allFacts);
  for (let i = 0; i < 24 && 3 + 2 * i < ordinary / 2; i++) planted[3 + 2 * i] = 1;
  const exam: number[] = [];
  for (let i = 0; i < 30 && 11 + 2 * i < ordinary; i++) exam.push(10 + 2 * i);
  return {
    preset,
    services: new Set(preset.services),
    facts,
    ordinary,
    allFacts,
    cells: allFacts * VARIANTS,
    tailFrom: Math.floor(ordinary / 2),
    frequency,
    situation,
    difficulty,
    humanAnswer,
    errorShare,
    verifier: verifierRates(preset, difficulty),
    tests: byVariant(preset.tests),
    users: byVariant(preset.users),
    review: byVariant(preset.review),
    hard: (cell) => difficulty[Math.floor(cell / VARIANTS)]! >= HARD,
    reward: byVariant(preset.reward.weights),
    steps: stepRates(preset),
    harmClass: harms.classOf,
    planted,
    exam,
    examTwin: exam.map((q) => q + 1),
  };
}

function stepRates({ steps, people }: Preset): StepRates | undefined {
  if (steps === null) return undefined;
  const { length, soundness, yes } = steps;
  const { wrong, lucky } = people.errors;
  // The first of `length` steps to fail, given that one fails: a geometric distribution, cut off.
  const firstUnsound = new Float64Array(length);
  let all = 1;
  for (let i = 0; i < length; i++) {
    all *= soundness;
    firstUnsound[i] = 1 - all;
  }
  const luck = wrong + lucky > 0 ? lucky / (wrong + lucky) : 0;
  return { length, soundness, yes, luck, firstUnsound: firstUnsound.map((p) => p / (1 - all)) };
}

/** The harm class of a cell: the flattering answer to a fact with a class is the harmful one. NO_HARM for all others. */
export function harmOf(world: World, cell: number): number {
  return cell % VARIANTS === FLATTERING ? (world.harmClass[Math.floor(cell / VARIANTS)] ?? NO_HARM) : NO_HARM;
}

/** How mistakes split where a share of them is harmful. */
function withHarm(errorShare: readonly number[], harmful: number): readonly number[] {
  const others = errorShare[WRONG]! + errorShare[LUCKY]!;
  return errorShare.map((share, v) =>
    v === FLATTERING ? harmful : others > 0 ? (1 - harmful) * (share / others) : v === WRONG ? 1 - harmful : 0,
  );
}

type ByVariant = Preset['tests'];

const byVariant = ({ right, wrong, flattering, lucky }: ByVariant): readonly number[] => [
  right,
  wrong,
  flattering,
  lucky,
];

function verifierRates({ verifier }: Preset, difficulty: Float64Array): Float64Array {
  const yes = byVariant(verifier.yes);
  const slope = byVariant(verifier.withDifficulty);
  return Float64Array.from({ length: difficulty.length * VARIANTS }, (_, cell) => {
    const v = cell % VARIANTS;
    const d = difficulty[Math.floor(cell / VARIANTS)]!;
    if (verifier.frontier !== null && d >= verifier.frontier.from) return verifier.frontier.yes;
    return Math.min(1, Math.max(0, yes[v]! + slope[v]! * d));
  });
}
