import { z } from 'zod';
import { labMeasureSchema } from '../course/measure.ts';
import { MAKING_CALLS } from '../simulation/trace.ts';
import { capstoneVerdictSchema } from './capstoneVerdict.ts';

/**
 * The grade of one pipeline: the contract between the worker, the editor, the command line and whoever reads its JSON.
 * `schema` changes when a field changes meaning or goes away; new optional fields may be added under the same number.
 */
export const VERDICT_SCHEMA = 'groundloop.verdict/1';

const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);

/** Lines and columns count from 1, the end is exclusive. */
export const spanSchema = z.object({
  line: z.number().int().positive(),
  column: z.number().int().positive(),
  endLine: z.number().int().positive(),
  endColumn: z.number().int().positive(),
});

/** What stopped a run. Never a grade: `message` says what happened, `hint` what to try. */
export const faultSchema = z.object({
  kind: z.enum(['syntax', 'unsupported', 'runtime', 'contract', 'timeout', 'memory', 'crashed', 'internal']),
  message: z.string(),
  hint: z.string().optional(),
  where: spanSchema.optional(),
});

export const flawStates = ['clear', 'flawed', 'provisional', 'not-applicable'] as const;

/** An item that one of two training sets has and the other hasn't. */
export const whatIfItemSchema = z.object({
  text: z.string(),
  /** How many more of it there are. */
  count: z.number().int().positive(),
  /** Where this training set has it from. */
  from: z.array(z.enum(['human', 'model', 'exam', 'web', 'revised'])).min(1),
  /** What it is, in plain words: `true`, `flattering`, `wrong, rare: 1 in 900 of what people write is about this`. */
  what: z.string(),
  /** Set where this is what the flaw is about: what is wrong, rare, flattering, … */
  telling: z.literal(true).optional(),
});

/** The evidence for one flaw, in words for people. Each is one or two short sentences. */
export const evidenceSchema = z.object({
  /** The finding in one sentence. */
  sentence: z.string(),
  /** What was changed in the world. */
  changed: z.string(),
  /** What was compared, and what happened. */
  happened: z.string(),
  /** Why it matters. */
  why: z.string(),
  /** What to try next; never the solution. */
  fix: z.string(),
  /** The lesson section that explains it: `lessonId#section`; missing where no lesson does. */
  lesson: z.string().optional(),
  /** The unit of `effect`, `se` and `threshold`. */
  unit: z.string(),
  /** True when the effect is within the noise of the threshold after the last seed. */
  nearLimit: z.boolean(),
  /**
   * Two training sets of the first seed side by side: what differs where the world is changed in one generation. Only for
   * flaws that were found, where such a change shows them.
   */
  whatIf: z
    .object({
      /** Counted as in `metrics.generations`. */
      generation: count,
      /** Share of the training set that differs; exactly 0 where the change made no difference. */
      share,
      /** Items only in the learner's training set, and only in that of the changed world; the most telling, at most 12. */
      yours: z.array(whatIfItemSchema),
      changed: z.array(whatIfItemSchema),
    })
    .optional(),
});

export const flawVerdictSchema = z.object({
  /** `F01` … `F24`. */
  id: z.string().regex(/^F\d{2}$/),
  /** Stable name, e.g. `NO_GROUNDING`. */
  code: z.string(),
  title: z.string(),
  state: z.enum(flawStates),
  /** Points of the rubric. */
  weight: z.number().nonnegative(),
  /** Measured effect and its standard error, in `evidence.unit`; null where the flaw can't apply. */
  effect: z.number().nullable(),
  se: z.number().nonnegative().nullable(),
  threshold: z.number(),
  /** Which side of the threshold is sound: the effect must be at least or at most that. */
  sound: z.enum(['at-least', 'at-most']),
  /** The limit in the learner's own quantities. */
  limit: z.string(),
  evidence: evidenceSchema,
  where: spanSchema.optional(),
  related: z.array(z.object({ span: spanSchema, message: z.string() })).default([]),
});

/** One generation of the unchanged run, computed from the model exactly (no sampling noise). */
export const generationSchema = z.object({
  /** 0 is the model before any training; `t` is the model after generation t's training. */
  t: count,
  /** Share of questions, weighted by how often people meet them, that the model answers rightly. */
  knowledge: share,
  /** Share of the rarest half of the facts the model can still produce. */
  tailAlive: share,
  /** Entropy of the model's questions relative to people's. */
  diversity: z.number().nonnegative(),
  flattery: share,
  luck: share,
  /** In labs with classes of harm: probability of a harmful answer, in all and by class. */
  harm: z.object({ total: share, classes: z.record(z.string(), share) }).optional(),
  /**
   * In labs about an agent: share of orders handled rightly, as calls fail naturally and where three in ten fail, and the
   * share of failures, as they occur, that the agent has seen.
   */
  agent: z.object({ success: share, whenFailing: share, seen: share }).optional(),
  /** Items trained on in this generation, and how many of them people wrote. */
  trained: count,
  human: count,
  /** Items the model was asked for, and different items of the model's that were learned for the first time. */
  sampled: count.optional(),
  kept: count.optional(),
  /** In labs with measures of their own: what they came to, by id. */
  measures: z.record(z.string(), z.number()).optional(),
});

/**
 * What moved the share of an attribute among a model's answers, in percentage points: the share `before`, and four
 * changes, which add up to the share after the generation.
 */
export const ledgerPartsSchema = z.object({
  before: z.number(),
  /** By drawing: chance, and the temperature. */
  sampling: z.number(),
  /** By filters, and by revising. */
  selection: z.number(),
  /** By what is learned beside it: what people wrote, what was kept before. */
  mixing: z.number(),
  /** By what the model makes up when it learns. */
  learning: z.number(),
});

/** The Price ledger of one generation: what led from model `t` − 1 to model `t`. */
export const ledgerEntrySchema = z.object({
  t: count,
  /** Right answers, each question as often as the model brings it up. */
  truth: ledgerPartsSchema,
  flattery: ledgerPartsSchema,
  luck: ledgerPartsSchema,
  /** Anything said about the rarest half of the facts. */
  rare: ledgerPartsSchema,
  /** In labs with classes of harm. */
  harm: ledgerPartsSchema.optional(),
});

/** What the calls at one place in the pipeline came to, on average over these calls. */
export const callReportSchema = z.object({
  /** What was called: what makes items, or a batch's `filter`, `split` or `take` (`keep`). */
  call: z.enum([...MAKING_CALLS, 'keep']),
  span: spanSchema,
  /** Calls counted in the whole run; of very many in one generation the first ones only. */
  times: z.number().int().positive(),
  /** Items that came out, and the share of right ones among them. */
  items: z.number().nonnegative(),
  right: share.optional(),
  /** Items that went in, and the share of right ones among them; only for `keep`. */
  of: z.number().nonnegative().optional(),
  rightOf: share.optional(),
});

export const lostFactSchema = z.object({
  text: z.string(),
  /** One human sentence in this many said it. */
  oneIn: z.number().positive(),
  /** The last generation whose model could still say it. */
  lastSeen: count,
});

/** Items spent in a whole run. A unit of the price of data is one item of the first three: drafts cost nothing. */
export const spentSchema = z.object({
  /** Drawn from people. */
  human: count,
  /** Checked by the verifier, whole items or single steps. */
  verify: count,
  /** Looked at by people, in audits or one by one. */
  audit: count,
  /** Sampled from the model. */
  sample: count,
});

export const metricsSchema = z.object({
  generations: z.array(generationSchema),
  /** Facts the last model can no longer produce, rarest last; at most 200, and how many there are in all. */
  lost: z.array(lostFactSchema),
  lostCount: count.optional(),
  facts: count,
  ledger: z.array(ledgerEntrySchema).optional(),
  /** The calls that make items or choose among them, in the order of the source. */
  calls: z.array(callReportSchema).optional(),
  /** What the run spent, also of what has no limit. */
  spent: spentSchema.optional(),
  /** Price of data: units for each percentage point of knowledge gained on the first model; null where none was gained. */
  price: z.number().nonnegative().nullable().optional(),
  /** Set where the loop paused itself. */
  paused: z.object({ t: count, reason: z.string() }).optional(),
});

/** A plan for a token budget. Parameters and tokens in units of 1e9. */
export const planSchema = z.object({
  parameters: z.number().positive(),
  /** Unique tokens that people wrote, and how often each is seen. */
  human: z.number().nonnegative(),
  epochs: z.number().nonnegative(),
  /** Tokens that a model wrote. */
  synthetic: z.number().nonnegative(),
});

/** What an allocation came to in one world of the first seed. Losses in nats per token. */
export const allocationWorldSchema = z.object({
  /** The ledger as it is, with four times the unique human tokens, or with synthetic tokens that are worth nothing. */
  world: z.enum(['as-is', 'large-pool', 'worthless-synthetic']),
  uniqueHuman: z.number().positive(),
  /** Human tokens that one synthetic token is worth. */
  exchangeRate: share,
  plan: planSchema,
  /** Null where the plan teaches the model nothing. */
  loss: z.number().positive().nullable(),
  /** The best plan for the same compute, and its loss. */
  best: planSchema,
  bestLoss: z.number().positive(),
  /** Share of the compute that was wasted: without it, a good plan would have reached the same loss. */
  wasted: share,
});

/** One cycle of a race; capability and alignment are ratios to cycle 0. */
export const raceCycleSchema = z.object({
  n: count,
  capability: z.number().nonnegative(),
  alignment: z.number().nonnegative(),
  /** What the system says of its own alignment. */
  selfReport: z.number().nonnegative(),
});

/** One race of the first seed, as it runs without a pause, and what the rule did in all of its races. */
export const raceSchema = z.object({
  cycles: z.array(raceCycleSchema),
  /** The cycle by which a pause was due; null where none was. */
  due: count.nullable(),
  /** The cycle in which the rule paused; null where it never did. */
  paused: count.nullable(),
  /** Share of races paused in time where a pause was due, as they are and after alignment broke, and of calm races left running. */
  inTime: share,
  afterShock: share,
  leftRunning: share,
});

/** Measures that the lab brings itself, as its `lab.yaml` tells of them; their values are in `metrics.generations`. */
export const measuresSchema = z.object({
  /** `met`: whether the last generation comes to what is `required`; missing where nothing is, or the code failed. */
  list: z.array(labMeasureSchema.extend({ met: z.boolean().optional() })).min(1),
  /** Set where the code of the pack failed: then nothing was measured, and nothing is required. A place is in `measures.ts`. */
  fault: faultSchema.optional(),
});

export const verdictSchema = z.object({
  schema: z.literal(VERDICT_SCHEMA),
  lab: z.string(),
  pack: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
  grader: z.object({ version: z.string() }),
  /** SHA-256 of the pipeline's source as UTF-8, in hex. */
  code: z.object({ hash: z.string() }),
  /** The seeds that were run, in order. */
  seeds: z.array(z.number().int()),
  /** 0 to 100. */
  score: z.number().min(0).max(100),
  passed: z.boolean(),
  /** Set for a known system: its flaws are told and not scored, so `score` and `passMark` are 0 and `passed` is false. */
  scored: z.literal(false).optional(),
  /** Points needed to pass. */
  passMark: z.number().min(0).max(100),
  /** The verdict in one sentence. */
  summary: z.string(),
  /** Set when the pipeline couldn't be graded; then `flaws` is empty and `metrics` is null. */
  fault: faultSchema.optional(),
  flaws: z.array(flawVerdictSchema),
  /** The last `return` of the function that was graded. */
  returns: spanSchema.optional(),
  /** Things worth knowing that are not flaws. */
  advice: z.array(z.string()),
  /** The run of a loop; null for labs of another kind. */
  metrics: metricsSchema.nullable(),
  /** In labs about a token budget: the plan in each world. */
  allocation: z.array(allocationWorldSchema).optional(),
  /** In labs about a race of capability against alignment. */
  race: raceSchema.optional(),
  /** In capstone labs: how the loop does beside the reference points. Then `score` is its place among them. */
  capstone: capstoneVerdictSchema.optional(),
  /** In labs with measures of their own. */
  measures: measuresSchema.optional(),
  /** Milliseconds by phase, and the work done. */
  timings: z.object({
    total: z.number().nonnegative(),
    compile: z.number().nonnegative(),
    grade: z.number().nonnegative(),
    /** Calls of the learner's function: generations of a loop, cycles of a race, plans. */
    generations: count,
  }),
});

export type Fault = z.infer<typeof faultSchema>;
export type FlawState = (typeof flawStates)[number];
export type FlawVerdict = z.infer<typeof flawVerdictSchema>;
export type GenerationMetrics = z.infer<typeof generationSchema>;
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;
export type LedgerParts = z.infer<typeof ledgerPartsSchema>;
export type CallReport = z.infer<typeof callReportSchema>;
export type Metrics = z.infer<typeof metricsSchema>;
export type OwnMeasures = z.infer<typeof measuresSchema>;
export type Spent = z.infer<typeof spentSchema>;
export type Plan = z.infer<typeof planSchema>;
export type AllocationWorld = z.infer<typeof allocationWorldSchema>;
export type RaceReport = z.infer<typeof raceSchema>;
export type Verdict = z.infer<typeof verdictSchema>;
