/**
 * Groundloop's learner API, version 1.
 *
 * A loop lab asks you for one function: `step`, one generation of a self-improvement loop. It is given the current
 * model and the services around it, and returns the batch that the next model is trained on. Groundloop calls it once
 * per generation, over many seeds, and then again in worlds where one service was changed.
 *
 * ```ts
 * import type { Batch, Generation } from 'groundloop';
 *
 * export const memory = { kept: 0 };
 *
 * export function step(g: Generation, memory: { kept: number }): Batch {
 *   const people = g.human.draw(150);
 *   const drafts = g.model.sample(600).filter((item) => g.verifier.check(item));
 *   memory.kept += drafts.size;
 *   return g.bank.put('all', g.bank.get('all').plus(people, drafts));
 * }
 * ```
 */
declare module 'groundloop' {
  export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

  /**
   * One generation. Keep it pure: whatever must survive to the next generation goes into `memory` (plain JSON, change
   * it in place) or into `g.bank` (batches). Variables outside `step` are not carried over.
   */
  export type Step<M extends Json = Json> = (g: Generation, memory: M) => Batch | Pause;

  /** Everything a generation can see and use. */
  export interface Generation {
    /** This generation's number, from 0. */
    readonly t: number;
    /** How many generations the lab runs. */
    readonly of: number;
    readonly model: Model;
    readonly human: HumanPool;
    readonly verifier: Verifier;
    readonly tests: Tests;
    readonly users: Users;
    readonly reward: RewardModel;
    readonly web: WebPool;
    readonly exam: Exam;
    /** Batches kept from one generation to the next, by name. */
    readonly bank: Bank;
    readonly report: Report;
    /** What is left to spend in the whole run, in items. `Infinity` where the lab sets no limit. */
    readonly budget: Readonly<Record<'sample' | 'human' | 'verify' | 'audit', number>>;
    /**
     * Has people label a random part of a batch. Spends `budget.audit`; looks at fewer when less is left.
     * @param n how many to look at; 50 unless told.
     */
    audit(batch: Batch, n?: number): AuditResult;
    /**
     * A person reads one item and says whether it is right. Spends one of `budget.audit`; throws when nothing is left.
     */
    review(item: Item): boolean;
    /** Uniform in [0, 1). The only randomness there is: `Math.random` and the clock are not available. */
    random(): number;
    /** Ends the loop before this generation trains: `return g.pause('the audit failed')`. */
    pause(reason: string): Pause;
  }

  /** The model under improvement. */
  export interface Model {
    /**
     * Draws `n` items from the model; spends `budget.sample`.
     * - `temperature`: 1 is the model as it is; below 1 sharpens (common things more often), above 1 flattens.
     * - `about`: only these questions, by topic or as they occur in a batch. Topics of an agent are kinds of situations.
     * - `hint`: shows the model the right answer first (labs with problems only). Some answers that would have been
     *   wrong are right then, but the steps were written to fit the answer: they are no sounder than before.
     */
    sample(n: number, options?: { temperature?: number; about?: Topic | Batch; hint?: boolean }): Batch;
    /**
     * The model's own opinion of an item, 0 to 1. It shares the model's mistakes. Under a principle that says what to look
     * for the model is a critic: below 0.5 for an item in which it notices that harm, 0.6 and more for all others.
     */
    judge(item: Item, principle?: Principle): number;
    /** Natural logarithm of the probability the model gives to the item. */
    likelihood(item: Item): number;
    /**
     * The model rewrites a batch under a principle (constitutional revision): as many items, from 'revised'. Where it
     * notices harm that the principle covers, it says something else instead; all other answers stay. The same words a
     * second time find nothing new. A principle that names nothing in particular leaves it to the model's own taste.
     */
    revise(batch: Batch, principle: Principle): Batch;
  }

  /** What people wrote, people's mistakes included. */
  export interface HumanPool {
    /** Draws `n` items; spends `budget.human` and returns fewer when less is left. */
    draw(n: number, about?: Topic): Batch;
  }

  /** A checker outside the model: mostly right, less so on hard questions. */
  export interface Verifier {
    /**
     * `true`: the verifier takes the item to be right. It errs now and then, more often on hard questions.
     * Spends one of `budget.verify`; throws when nothing is left.
     */
    check(item: Item): boolean;
    /**
     * Looks at one step of an item and nothing else, in labs with problems: does it follow? Mostly right. A chain is sound
     * when all of its steps are; what the checker says of each is your material, and how to add it up is your decision.
     * Spends one of `budget.verify`; throws when nothing is left.
     * @param index the step's place in `item.steps`, from 0
     */
    checkStep(item: Item, index: number): boolean;
  }

  /** The visible tests: free, and incomplete. They look at the answer, never at how it was reached. */
  export interface Tests {
    /** `true`: the item's answer passes. A wrong answer may pass too. */
    pass(item: Item): boolean;
  }

  /** People who use the model. */
  export interface Users {
    /** Whether a user likes the item. What flatters is liked more than what is right. */
    thumbs(item: Item): boolean;
  }

  /** A learned reward. */
  export interface RewardModel {
    /** How much the reward model likes the item: more is better in its eyes, which need not be better. */
    score(item: Item): number;
    /** Retrains it on items it labels itself (`ai`) and, where given, on items that people label (`human`). */
    refresh(labels: { ai: Batch; human?: Batch }): void;
  }

  /** Pages of unknown origin. */
  export interface WebPool {
    draw(n: number): Batch;
    /** A fallible detector's probability that a model wrote the item. */
    detector(item: Item): number;
  }

  /** The public evaluation set. */
  export interface Exam {
    readonly items: Batch;
  }

  /** A handle on one sentence: read it, keep it in batches. It can't be made, copied or changed. */
  export interface Item {
    readonly text: string;
    readonly question: string;
    readonly from: 'human' | 'model' | 'web' | 'exam' | 'revised';
    /** How hard the question is, where the lab tells. */
    readonly level?: 'easy' | 'medium' | 'hard' | undefined;
    /**
     * The worked steps that lead to the answer, in labs with problems; otherwise undefined. A right answer may rest on a
     * step that doesn't follow: it was luck then. The words don't tell; `verifier.checkStep` does, mostly.
     * Of an agent, the calls of its run with their results: you can read whether one failed, not whether that was handled
     * rightly.
     */
    readonly steps?: readonly string[] | undefined;
  }

  /** An immutable list of items. Every method gives a new batch. */
  export interface Batch extends Iterable<Item> {
    readonly size: number;
    /** The items for which `keep` returns something truthy. */
    filter(keep: (item: Item, index: number) => unknown): Batch;
    /** The first `n`. */
    take(n: number): Batch;
    /** `n` at random, without replacement. */
    some(n: number): Batch;
    plus(...batches: Batch[]): Batch;
    /**
     * In ascending order: the **lowest** score comes first. The 100 best are
     * `batch.sortBy((item) => -g.reward.score(item)).take(100)`. A score of NaN is an error.
     */
    sortBy(score: (item: Item) => number): Batch;
    /** [those for which `test` holds, the others]. */
    split(test: (item: Item) => unknown): [Batch, Batch];
    /** One item of each text. */
    unique(): Batch;
  }

  /** Batches that live on from generation to generation. */
  export interface Bank {
    /** Stores a batch under a name and returns it. */
    put(name: string, batch: Batch): Batch;
    /** The batch under a name; of a name never put, the empty batch. */
    get(name: string): Batch;
    readonly names: readonly string[];
  }

  /** The model's score on the public exam, now and before. */
  export interface Report {
    readonly examScore: number;
    readonly history: readonly { examScore: number; trained: number }[];
  }

  export interface AuditResult {
    /** How many were looked at. */
    readonly of: number;
    readonly bad: number;
    /** How many of the bad ones are harmful, by class of harm, where the lab has such classes. */
    readonly harms: Readonly<Record<string, number>>;
  }

  export interface Pause {
    readonly reason: string;
  }

  /** A rule of a constitution: what a critic is to look for. */
  export interface Principle {
    readonly id: string;
    /** The rule in words. It covers the classes of harm that it names or describes. */
    readonly text?: string;
    /** The classes of harm it covers, as audits name them; in place of finding them in the text. */
    readonly covers?: readonly string[];
  }

  export type Topic = string;

  // --- labs that are not loops ---------------------------------------------------------------------------------------

  /**
   * What there is to spend in a lab about tokens, whose pipeline is `export function allocate(l: Ledger): Allocation`.
   * Parameters and tokens are in units of 1e9 (a billion). The numbers differ from run to run.
   */
  export interface Ledger {
    /** Parameters of the model that was planned. Your plan may have another size. */
    readonly parameters: number;
    /**
     * What may be spent: 6 × parameters × tokens read, in units of 1e18 operations. So `compute / (6 * parameters)` is how
     * many tokens (in units of 1e9) a model of a size can read.
     */
    readonly compute: number;
    /** How many different tokens people wrote. */
    readonly uniqueHuman: number;
    /**
     * Measures what a synthetic token is worth, 0 to 1, where 1 is a human token that is read for the first time. Each call
     * measures anew, with some noise.
     */
    exchangeRate(): number;
  }

  /** A plan: how large the model is, and what it reads. */
  export interface Allocation {
    /** The model's size, in units of 1e9. */
    parameters: number;
    /** Different human tokens that it reads, in units of 1e9: at most `uniqueHuman`. */
    human: number;
    /** How often it reads each of them. A second time is worth less than the first, a fortieth hardly anything. */
    epochs: number;
    /** Tokens that a model wrote, in units of 1e9; each is read once. */
    synthetic: number;
  }

  /**
   * One cycle of a race of capability against alignment, in labs whose pipeline is
   * `export function shouldPause(c: Cycle, memory: Json): boolean`. It is asked after each cycle, from the first. `true`
   * pauses, and a pause holds until a person lifts it: your function is asked on, and must not take it back. Capability and
   * alignment are ratios to cycle 0, so both were 1 there.
   */
  export interface Cycle {
    /** This cycle's number, from 1. */
    readonly n: number;
    readonly capability: number;
    readonly alignment: number;
    /** What the system says of its own alignment, as a ratio too. Nobody checks it. */
    readonly selfReport: number;
    /** An external measurement of alignment, with some noise. Spends one of `budget.audit`; throws when nothing is left. */
    audit(): number;
    /** What was measured before, from cycle 0 to the one before this. */
    readonly history: readonly { readonly capability: number; readonly alignment: number }[];
    /** Audits that are left to buy in this race. */
    readonly budget: { readonly audit: number };
  }

  // --- measures that a lab brings itself -----------------------------------------------------------------------------

  /**
   * `export const measure: Measure`, in a lab's `measures.ts`: it is asked about each generation of the unchanged run of the
   * first seed, from generation 0, the model before any training. Its answer has a number for each measure in `lab.yaml`,
   * by id.
   */
  export type Measure = (g: Measured, before: readonly Measured[]) => Readonly<Record<string, number>>;

  /** A model, and what it was trained on. Computed exactly, nothing is sampled; it can be read, not changed. */
  export interface Measured {
    /** 0 is the model before any training; `t` the model after generation t's training. */
    readonly t: number;
    /** Shares from 0 to 1, as in the report's charts. */
    readonly knowledge: number;
    readonly tailAlive: number;
    readonly diversity: number;
    readonly flattery: number;
    readonly luck: number;
    /** Items trained on, how many of them people wrote, items sampled, and different ones of the model's learned anew. */
    readonly trained: number;
    readonly human: number;
    readonly sampled: number;
    readonly kept: number;
    /** The most frequent first. */
    readonly facts: readonly MeasuredFact[];
  }

  export interface MeasuredFact {
    /** Share of what people write that is about it. */
    readonly frequency: number;
    /** Whether it belongs to the rarer half. */
    readonly rare: boolean;
    /** 0 easy, 1 hard. */
    readonly difficulty: number;
    /** Its class, in labs with classes of harm; else null. */
    readonly harm: string | null;
    /** Share of what the model says that is about it; at 0 the model has forgotten it for good. */
    readonly says: number;
    /** What the model says where it speaks of it: shares that add up to 1, or are all 0. */
    readonly answers: ByAnswer;
    /** How many items of the training set are about it. */
    readonly trained: ByAnswer;
    /** Where these items came from. */
    readonly from: readonly ('human' | 'model' | 'exam' | 'web' | 'revised')[];
  }

  export interface ByAnswer {
    readonly right: number;
    readonly wrong: number;
    readonly flattering: number;
    /** Right by luck. */
    readonly lucky: number;
  }
}
