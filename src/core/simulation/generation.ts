import type * as Api from 'groundloop';
import { type Arena, FROM, type Origin } from './arena.ts';
import { Batch, describe, wholeNumber } from './batch.ts';
import { type Changes, DYE_SHARE } from './changes.ts';
import { ContractError } from './contractError.ts';
import { log } from './exactMath.ts';
import { Item } from './item.ts';
import { examScore } from './metrics.ts';
import type { Model } from './model.ts';
import { type Names, TOPICS } from './names.ts';
import type { ServiceName } from './preset.ts';
import { mix32, STREAM, streamKey, subKey, uniform } from './random.ts';
import { sealClass, sealObject } from './seal.ts';
import { APPEAL, DYE_FACTS, LUCKY, RIGHT, VARIANTS, type World } from './world.ts';

/** Services whose calls can be watched, to find the learner's line. `text` is reading an item. */
export type CallName = 'sample' | 'judge' | 'likelihood' | 'human' | 'check' | 'tests' | 'thumbs' | 'audit' | 'text' | 'exam';

/** Answers that come from outside the model. */
export const EVALUATORS = ['check', 'tests', 'thumbs'] as const;
export type Evaluator = (typeof EVALUATORS)[number];

/** How often an evaluator was asked, and how often it said yes. */
export interface Asked {
  asked: number;
  yes: number;
}

export type Spending = Record<'sample' | 'human' | 'verify' | 'audit', number>;
export type Past = readonly { readonly examScore: number; readonly trained: number }[];

/** What one generation starts from, and where it writes what happened. */
export interface GenerationState {
  readonly world: World;
  readonly seed: number;
  readonly t: number;
  readonly model: Model;
  /** What people say: the initial model. */
  readonly people: Model;
  readonly names: Names;
  readonly arena: Arena;
  readonly changes: Changes;
  /** Accept rates in the unchanged run, for coins that can't be told apart by counting. */
  readonly acceptRates: Readonly<Partial<Record<Evaluator, number>>>;
  readonly past: Past;
  /** Left to spend; lowered as it is spent. */
  readonly left: Spending;
  readonly bank: Map<string, Int32Array>;
  /** Items sampled in this generation, by cell. */
  readonly candidates: Int32Array;
  readonly asked: Record<Evaluator, Asked>;
  readonly watch?: ((call: CallName) => void) | undefined;
}

const MAX_DRAW = 50_000;
const DEFAULT_AUDIT = 50;

/** What `g.pause` returns; anything else that claims to be a pause isn't one. */
export class Pause implements Api.Pause {
  readonly #reason: string;
  constructor(reason: string) {
    this.#reason = reason;
    Object.freeze(this);
  }
  get reason(): string {
    return this.#reason;
  }
  static isPause(value: unknown): value is Pause {
    return typeof value === 'object' && value !== null && #reason in value;
  }
}
sealClass(Pause);

/** The `g` of one generation: sealed, so that nothing can be hidden on it or changed. */
export function makeGeneration(state: GenerationState): Api.Generation {
  const { world, seed, t, model, names, arena, changes, left, bank } = state;
  const key = (stream: number): number => streamKey(seed, t, stream);
  /** Judgements are about an item, not about the moment: asking twice gives the same answer. */
  const lasting = (stream: number): number => streamKey(seed, 0, stream);

  let choices = 0;
  const deal = () => {
    const call = subKey(key(STREAM.choice), choices++);
    return (index: number) => uniform(call, index);
  };
  const batch = (rows: Int32Array): Batch => new Batch(arena, rows, deal);

  const saw = (call: CallName): void => {
    state.watch?.(call);
  };
  const only = (service: ServiceName): void => {
    if (!world.preset.services.includes(service)) {
      throw new ContractError(`This lab has no ${SERVICE_WORDS[service]}.`, 'call', 'The README lists what it offers.');
    }
  };
  const rowOf = (item: unknown, user: string): number => {
    const row = Item.rowOf(item, arena);
    if (row >= 0) return row;
    throw Item.isItem(item)
      ? new ContractError(
          `${user} was given an item of another run.`,
          'call',
          'Keep items in batches, and batches in g.bank.',
        )
      : new ContractError(`${user} needs an item, and got ${describe(item)}.`, 'call');
  };
  const spend = (what: keyof Spending, n: number): number => {
    const granted = Math.min(n, left[what]);
    left[what] -= granted;
    return granted;
  };

  const scored = (evaluator: Evaluator, row: number, probability: () => number, stream: number): boolean => {
    arena.work(1);
    const event = arena.events[row]!;
    const yes =
      changes.evaluators === 'coin'
        ? uniform(lasting(STREAM.coin), event) < (state.acceptRates[evaluator] ?? 0.5)
        : uniform(lasting(stream), event) < probability();
    const asked = state.asked[evaluator];
    asked.asked++;
    if (yes) asked.yes++;
    return yes;
  };
  /** The cell the model is asked about: under noise, that of another item it could have drawn. */
  const judgedCell = (row: number): number => {
    arena.work(1);
    if (changes.self !== 'noise') return arena.cells[row]!;
    const event = arena.events[row]!;
    const noise = key(STREAM.selfNoise);
    return model.sampler(1).cell(uniform(noise, event), uniform(subKey(noise, 1), event));
  };

  let sampleCalls = 0;
  let humanCalls = 0;
  const draw = (n: number, from: Origin, stream: number, call: number, cellAt: (j: number) => number): Batch => {
    arena.work(n);
    const rows = new Int32Array(n);
    const events = subKey(key(stream), call);
    for (let j = 0; j < n; j++) rows[j] = arena.add(cellAt(j), mix32(events ^ Math.imul(j + 1, 0x9e3779b1)), from, t);
    return batch(rows);
  };

  const sample = (n: number, options: unknown): Batch => {
    saw('sample');
    const count = spend('sample', drawSize(n, 'sample'));
    const { temperature, about } = sampleOptions(options, arena);
    const wanted = about === undefined ? undefined : factsAbout(about, world, names, arena);
    const sampler = model.sampler(changes.temperature ?? temperature, wanted);
    const call = sampleCalls++;
    if (sampler.total === 0) return batch(new Int32Array(0));
    const questions = subKey(key(STREAM.question), call);
    const answers = subKey(key(STREAM.answer), call);
    return draw(count, FROM.model, STREAM.question, call, (j) => {
      const cell = sampler.cell(uniform(questions, j), uniform(answers, j));
      state.candidates[cell]!++;
      return cell;
    });
  };

  const humanDraw = (n: number, about: unknown): Batch => {
    saw('human');
    only('human');
    const count = spend('human', drawSize(n, 'draw'));
    const wanted = about === undefined ? undefined : factsAbout(about, world, names, arena);
    const people = state.people.sampler(1, wanted);
    const call = humanCalls++;
    if (people.total === 0) return batch(new Int32Array(0));
    const questions = subKey(key(STREAM.humanQuestion), call);
    const answers = subKey(key(STREAM.humanAnswer), call);
    const dye = subKey(key(STREAM.dye), call);
    return draw(count, FROM.human, STREAM.humanQuestion, call, (j) => {
      const answer = uniform(answers, j);
      if (changes.human === 'dyed' && uniform(dye, j) < DYE_SHARE) {
        const marker = world.facts + Math.floor(uniform(subKey(dye, 1), j) * DYE_FACTS);
        return marker * VARIANTS + answerOf(world, marker, answer);
      }
      return people.cell(uniform(questions, j), answer);
    });
  };

  const refuse = (what: string) => (): never => {
    throw new ContractError(`This lab has no ${what}.`, 'call', 'The README lists what it offers.');
  };

  let randoms = 0;
  let audits = 0;
  let examItems: Batch | undefined;
  const score = examScore(world, model);

  return sealObject<Api.Generation>({
    t,
    of: world.preset.generations,
    model: {
      sample: (n, options) => sample(n, options),
      judge: (item) => {
        saw('judge');
        const cell = judgedCell(rowOf(item, 'judge'));
        return Math.min(1, model.answer[cell]! + 0.15 * APPEAL[cell % VARIANTS]!);
      },
      likelihood: (item) => {
        saw('likelihood');
        return log(Math.max(model.probability(judgedCell(rowOf(item, 'likelihood'))), 1e-18));
      },
      revise: refuse('constitutional revision'),
    },
    human: { draw: (n, about) => humanDraw(n, about) },
    verifier: {
      check: (item) => {
        saw('check');
        only('verifier');
        const row = rowOf(item, 'check');
        if (left.verify < 1) {
          throw new ContractError(
            `The verification budget is spent: ${world.preset.budget.verify} checks for the whole run.`,
            'call',
            'Check fewer items a generation, or ask g.budget.verify before checking.',
          );
        }
        left.verify--;
        return scored('check', row, () => verifierRate(world, arena.cells[row]!), STREAM.verifier);
      },
    },
    tests: {
      pass: (item) => {
        saw('tests');
        only('tests');
        const row = rowOf(item, 'pass');
        const variant = arena.cells[row]! % VARIANTS;
        return scored('tests', row, () => (variant === RIGHT || variant === LUCKY ? 0.98 : 0), STREAM.tests);
      },
    },
    users: {
      thumbs: (item) => {
        saw('thumbs');
        only('users');
        const row = rowOf(item, 'thumbs');
        const variant = arena.cells[row]! % VARIANTS;
        const rates = changes.users === 'truth' ? HONEST_THUMBS : THUMBS;
        return scored('thumbs', row, () => rates[variant]!, STREAM.users);
      },
    },
    reward: { score: refuse('reward model'), refresh: refuse('reward model') },
    web: { draw: refuse('web pool'), detector: refuse('web pool') },
    exam: {
      get items(): Batch {
        saw('exam');
        only('exam');
        return (examItems ??= draw(world.exam.length, FROM.exam, STREAM.exam, 0, (j) => world.exam[j]! * VARIANTS));
      },
    },
    bank: {
      put: (name, value) => {
        bank.set(bankName(name), Batch.rowsOf(value, arena, 'bank.put'));
        return value;
      },
      get: (name) => batch(bank.get(bankName(name)) ?? new Int32Array(0)),
      get names(): readonly string[] {
        return Object.freeze([...bank.keys()]);
      },
    },
    report: { examScore: score, history: sealObject(state.past.map((entry) => ({ ...entry }))) },
    budget: {
      get sample(): number {
        return left.sample;
      },
      get human(): number {
        return left.human;
      },
      get verify(): number {
        return left.verify;
      },
      get audit(): number {
        return left.audit;
      },
    },
    audit: (value, n = DEFAULT_AUDIT) => {
      saw('audit');
      only('audit');
      const rows = Batch.rowsOf(value, arena, 'audit');
      const looked = spend('audit', Math.min(wholeNumber(n, 'audit'), rows.length));
      arena.work(looked);
      const choice = subKey(key(STREAM.audit), audits++);
      const pool = rows.slice();
      let bad = 0;
      for (let i = 0; i < looked; i++) {
        const j = i + Math.floor(uniform(choice, i) * (pool.length - i));
        const row = pool[j]!;
        pool[j] = pool[i]!;
        if (arena.cells[row]! % VARIANTS !== RIGHT) bad++;
      }
      return sealObject({ of: looked, bad, harms: {} });
    },
    random: () => uniform(key(STREAM.learner), randoms++),
    pause: (reason) => new Pause(String(reason).slice(0, 500)),
  });
}

const SERVICE_WORDS: Readonly<Record<ServiceName, string>> = {
  human: 'human pool',
  verifier: 'verifier',
  tests: 'visible tests',
  users: 'users',
  exam: 'public exam',
  audit: 'audit',
};

/** P(thumbs up | variant): people like being flattered more than being told what is right. */
const THUMBS = [0.62, 0.25, 0.95, 0.55] as const;
const HONEST_THUMBS = [0.8, 0.25, 0.25, 0.25] as const;

/** P(the verifier says yes): its true and false positive rates both suffer from difficulty. */
function verifierRate(world: World, cell: number): number {
  const variant = cell % VARIANTS;
  const difficulty = world.difficulty[Math.floor(cell / VARIANTS)]!;
  if (variant === RIGHT) return 0.97 - 0.05 * difficulty;
  return (variant === LUCKY ? 0.12 : 0.06) + 0.1 * difficulty;
}

function answerOf(world: World, fact: number, u: number): number {
  let rest = u;
  for (let v = 0; v < VARIANTS - 1; v++) {
    rest -= world.humanAnswer[fact * VARIANTS + v]!;
    if (rest < 0) return v;
  }
  return VARIANTS - 1;
}

function drawSize(n: unknown, user: string): number {
  const count = wholeNumber(n, user);
  if (count > MAX_DRAW) {
    throw new ContractError(`${user}(${count}) asks for too much at once; ${MAX_DRAW} is the most.`, 'call');
  }
  return count;
}

function bankName(name: unknown): string {
  if (typeof name === 'string') return name;
  throw new ContractError(`A name in the bank is a string, not ${describe(name)}.`, 'call');
}

function sampleOptions(value: unknown, arena: Arena): { temperature: number; about: string | Batch | undefined } {
  if (value === undefined) return { temperature: 1, about: undefined };
  if (typeof value !== 'object' || value === null) {
    throw new ContractError(`The options of sample are an object like { temperature: 1 }, not ${describe(value)}.`, 'call');
  }
  const { temperature = 1, about, hint } = value as { temperature?: unknown; about?: unknown; hint?: unknown };
  if (typeof temperature !== 'number' || !(temperature >= 0 && temperature <= 20)) {
    throw new ContractError(`A temperature is a number from 0 to 20, not ${describe(temperature)}.`, 'call');
  }
  if (hint === true) throw new ContractError('This lab has no hints to give the model.', 'call');
  if (about !== undefined && typeof about !== 'string') Batch.rowsOf(about, arena, 'about');
  return { temperature: Math.max(temperature, 0.05), about: about as string | Batch | undefined };
}

/** Facts (1) that a topic or a batch is about. */
function factsAbout(about: unknown, world: World, names: Names, arena: Arena): Uint8Array {
  const wanted = new Uint8Array(world.allFacts);
  if (typeof about === 'string') {
    if (!TOPICS.includes(about)) {
      throw new ContractError(`There is no topic ${describe(about)}.`, 'call', `Topics: ${TOPICS.join(', ')}.`);
    }
    for (let q = 0; q < world.facts; q++) if (names.topic(q) === about) wanted[q] = 1;
  } else {
    for (const row of Batch.rowsOf(about, arena, 'about')) wanted[Math.floor(arena.cells[row]! / VARIANTS)] = 1;
  }
  return wanted;
}

