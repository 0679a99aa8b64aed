import { z } from 'zod';
import { harmsProblem } from './harms.ts';
import { factsProblem, LEAST_FACTS, MOST_FACTS } from './names.ts';
import { agentProblem } from './situations.ts';
import { wordSets } from './words.ts';

/** What a lab's learner can reach on `g`; the rest refuses with a message. */
export const services = [
  'human',
  'verifier',
  'tests',
  'users',
  'exam',
  'audit',
  'reward',
  'web',
  'critic',
  'hints',
] as const;
export type ServiceName = (typeof services)[number];

const budget = z.number().int().positive().max(10_000_000).nullable();
const share = z.number().min(0).max(1);

/** One number per answer variant. */
const byVariant = (value: z.ZodNumber, defaults: { right: number; wrong: number; flattering: number; lucky: number }) =>
  z
    .strictObject({
      right: value.default(defaults.right),
      wrong: value.default(defaults.wrong),
      flattering: value.default(defaults.flattering),
      lucky: value.default(defaults.lucky),
    })
    .prefault({});

const fields = z.strictObject({
  kind: z.literal('loop').default('loop'),
  /** Facts in the world, the most common first; their frequency falls as 1/rank. */
  facts: z.number().int().min(LEAST_FACTS).max(MOST_FACTS).default(200),
  generations: z.number().int().min(2).max(50).default(10),
  /** Share of answers a trained model makes up. */
  hallucination: z.number().min(0).max(0.5).default(0.04),
  services: z.array(z.enum(services)).default(['human', 'verifier', 'tests', 'users', 'exam', 'audit']),
  /** What people answer: right with probability 1/(1 + e^(difficulty·d − skill)) on a fact of difficulty d, 0 to 1. */
  people: z
    .strictObject({
      skill: z.number().min(-6).max(6).default(1.2),
      difficulty: z.number().min(0).max(12).default(2.4),
      /** How answers that aren't right split; the shares add up to 1. */
      errors: z
        .strictObject({
          wrong: share.default(0.62),
          flattering: share.default(0.06),
          lucky: share.default(0.32),
        })
        .refine(({ wrong, flattering, lucky }) => Math.abs(wrong + flattering + lucky - 1) < 1e-9, {
          error: 'wrong, flattering and lucky are shares of all errors: let them add up to 1',
        })
        .prefault({}),
    })
    .prefault({}),
  /** Probability of a yes on an easy fact, and how much difficulty adds to it. */
  verifier: z
    .strictObject({
      yes: byVariant(share, { right: 0.97, wrong: 0.06, flattering: 0.06, lucky: 0.12 }),
      withDifficulty: byVariant(z.number().min(-1).max(1), { right: -0.05, wrong: 0.1, flattering: 0.1, lucky: 0.1 }),
      /** From this difficulty on it says yes at one rate, whatever the answer: it is blind there. */
      frontier: z.strictObject({ from: share, yes: share }).nullable().default(null),
    })
    .prefault({}),
  /**
   * Worked steps, where the items of a lab are solved problems. A right answer has sound steps only; one that is right by
   * luck has at least one that isn't, and so has every wrong one; only harmful answers rest on sound steps, because what
   * is wrong with them isn't the reasoning. Then the model learns methods, not answers: an unsound method gets the right
   * answer again with the probability `lucky / (wrong + lucky)` of people's errors, however lucky it was when it was
   * learned (`simulation.md` §1.j, §1.m).
   */
  steps: z
    .strictObject({
      /** Steps of every item. */
      length: z.number().int().min(1).max(64).default(8),
      /** Probability that a step is sound, in chains that have at least one unsound step. */
      soundness: z.number().min(0).max(0.999).default(0.9),
      /** Probability that the verifier accepts a step. */
      yes: z.strictObject({ sound: share.default(0.98), unsound: share.default(0.1) }).prefault({}),
    })
    .nullable()
    .default(null),
  /**
   * An agent with tools: an item is one run, a fact the situation that it met, an answer how it was handled. Right is to
   * recover or to hand over in time, wrong to give up, flattering to make up an answer, lucky to be right without having
   * looked. The most frequent situations are ordinary; in the last `errors` of them a call failed, which happens to one
   * run in 1/(1 − (1 − failure)^calls) (`simulation.md` §1.q).
   */
  agent: z
    .strictObject({
      /** Probability that a call fails. */
      failure: z.number().min(0.001).max(0.2).default(0.01),
      /** Calls in a run. */
      calls: z.number().int().min(1).max(20).default(3),
      errors: z.number().int().min(6).max(200).default(40),
      /** Share of failures that trying again doesn't mend: there it is right to hand over to a person. */
      handOver: z.number().min(0).max(0.5).default(0.08),
      /** What people do after a failure: how often what is right, and how their mistakes split; the shares add up to 1. */
      people: z
        .strictObject({
          right: share.default(0.6),
          wrong: share.default(0.4),
          flattering: share.default(0.5),
          lucky: share.default(0.1),
        })
        .refine(({ wrong, flattering, lucky }) => Math.abs(wrong + flattering + lucky - 1) < 1e-9, {
          error: 'wrong, flattering and lucky are shares of all mistakes: let them add up to 1',
        })
        .prefault({}),
    })
    .nullable()
    .default(null),
  /** The probability that a hint turns what would be a wrong answer into the right one: unsound, right by luck. */
  hints: z.strictObject({ help: share.default(0.5) }).prefault({}),
  /** Probability that the visible tests let an answer pass. */
  tests: byVariant(share, { right: 0.98, wrong: 0, flattering: 0, lucky: 0.98 }),
  /** Probability of a thumbs-up: people like being flattered more than being told what is right. */
  users: byVariant(share, { right: 0.62, wrong: 0.25, flattering: 0.95, lucky: 0.55 }),
  /** Probability that a person who reviews an item says it is right. */
  review: byVariant(share, { right: 1, wrong: 0, flattering: 0, lucky: 0 }),
  /** Whether items tell how hard their question is. */
  levels: z.boolean().default(false),
  /** Pages of unknown origin: how many of them a model wrote, and how well the detector knows. */
  web: z
    .strictObject({
      modelShare: share.default(0.5),
      /** Share of right answers among what the model wrote, relative to people's. */
      quality: share.default(0.6),
      /** Probability that the detector calls a model's page a model's, and a person's page a model's. */
      truePositive: share.default(0.85),
      falsePositive: share.default(0.15),
    })
    .prefault({}),
  /** A learned reward: one weight per answer variant, and noise per item. */
  reward: z
    .strictObject({
      weights: byVariant(z.number().min(-10).max(10), { right: 0.95, wrong: 0.15, flattering: 1.25, lucky: 0.6 }),
      /** Width of the uniform noise added to a score. */
      noise: z.number().min(0).max(10).default(0.1),
      /** How far one refresh moves the weights towards its labels. */
      refreshRate: share.default(0.5),
      /** How much more than the reward model itself its own labels favour what appeals. */
      selfPreference: z.number().min(0).max(2).default(0.15),
    })
    .prefault({}),
  /**
   * Classes of harm. In the facts of a class the flattering answer is harmful: the share of all of people's answers that
   * are so is `prevalence`. A critique under a principle that covers the class notices one with probability `recall`. A
   * principle covers a class if it names it, or one of its words.
   */
  harms: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'use lower-case letters and single hyphens'),
        prevalence: z.number().min(0.001).max(0.5),
        recall: share,
        words: z.array(z.string().min(1)).default([]),
      }),
    )
    .max(8)
    .default([]),
  /** What the items are about. */
  words: z.enum(wordSets).default('almanac'),
  /**
   * A model that behaves where it expects to be watched. It remembers which of its samples were audited in the last
   * generation that audited any: by the call of `sample`, counted within the generation, and the place in what that call
   * returned. A sample drawn there next time is right with probability `better` where it would have been wrong. A fixed
   * slice is known at once; an audit of a few items chosen at random meets hardly any that expect it.
   */
  watched: z.strictObject({ better: share.default(0) }).prefault({}),
  /** Items the learner may spend over a whole run; null is without limit. */
  budget: z
    .strictObject({
      sample: budget.default(null),
      human: budget.default(2000),
      verify: budget.default(12_000),
      audit: budget.default(400),
    })
    .prefault({}),
});

/** A lab's world, as data. All defaults are the reference world of the course. */
export const presetSchema = fields.superRefine((preset, context) => {
  if (context.issues.length > 0) return;
  const problem = harmsProblem(preset);
  if (problem !== undefined) context.addIssue({ code: 'custom', path: ['harms'], message: problem });
  const nameless = factsProblem(preset);
  if (nameless !== undefined) context.addIssue({ code: 'custom', path: ['facts'], message: nameless });
  const misfit = agentProblem(preset);
  if (misfit !== undefined) context.addIssue({ code: 'custom', path: ['agent'], message: misfit });
});

export type Preset = z.infer<typeof presetSchema>;
