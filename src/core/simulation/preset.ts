import { z } from 'zod';

/** What a lab's learner can reach on `g`; the rest refuses with a message. */
export const services = ['human', 'verifier', 'tests', 'users', 'exam', 'audit'] as const;
export type ServiceName = (typeof services)[number];

const budget = z.number().int().positive().max(10_000_000).nullable();

/** A lab's world, as data. All defaults are the reference world of the course. */
export const presetSchema = z.strictObject({
  /** Facts in the world, the most common first; their frequency falls as 1/rank. */
  facts: z.number().int().min(20).max(2000).default(200),
  generations: z.number().int().min(2).max(50).default(10),
  /** Share of answers a trained model makes up. */
  hallucination: z.number().min(0).max(0.5).default(0.04),
  services: z.array(z.enum(services)).default(['human', 'verifier', 'tests', 'users', 'exam', 'audit']),
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

export type Preset = z.infer<typeof presetSchema>;
