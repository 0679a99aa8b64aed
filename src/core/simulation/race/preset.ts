import { z } from 'zod';
import { RACE_SCENARIOS } from '../../kernels/race.ts';

/** What a quantity is multiplied by in one cycle. */
const growthSchema = z.strictObject({
  mean: z.number().min(0.9).max(1.3),
  sd: z.number().min(0).max(0.2),
});
const raceSchema = z.strictObject({ capability: growthSchema, alignment: growthSchema });

/** The world of a lab about the race of capability against alignment, as data. All quantities are ratios to cycle 0. */
export const racePresetSchema = z.strictObject({
  kind: z.literal('race'),
  /** Cycles of one race. */
  cycles: z.number().int().min(12).max(60).default(24),
  /** The races as they are: each has one of these, by seed. Unless told, those of the public specification. */
  scenarios: z.array(raceSchema).min(1).max(10).default(Object.values(RACE_SCENARIOS)),
  /** A pause is due as soon as capability − alignment and capability / alignment have both reached these. */
  due: z
    .strictObject({
      gap: z.number().min(0.5).max(10).default(2),
      ratio: z.number().min(1.1).max(10).default(2),
      /** Cycles within which the pause must come then. */
      within: z.number().int().min(0).max(10).default(3),
    })
    .prefault({}),
  /** How much of a gap the system's own report leaves out. */
  selfReport: z.strictObject({ hides: z.number().min(0).max(1).default(0.9) }).prefault({}),
  audit: z
    .strictObject({
      /** Audits that a race's rule may buy. */
      budget: z.number().int().min(1).max(1000).default(60),
      /** Standard deviation of one audit, as a share of what it measures. */
      noise: z.number().min(0).max(0.3).default(0.03),
      /** In every so many cycles the system knows that an audit would come. */
      announcedEvery: z.number().int().min(1).max(60).default(3),
      /** How much of a gap it hides from an audit that it knows of. */
      hides: z.number().min(0).max(1).default(0.9),
    })
    .prefault({}),
});

export type RacePreset = z.infer<typeof racePresetSchema>;
