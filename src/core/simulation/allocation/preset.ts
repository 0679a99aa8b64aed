import { z } from 'zod';
import { MOST_EPOCHS, SCALING_LAWS, type ScalingLaw } from '../../kernels/scaling.ts';

/** The published fits a lab may choose from. */
const laws = ['besiroglu', 'hoffmannRounded', 'hoffmannTeX'] as const satisfies readonly (keyof typeof SCALING_LAWS)[];
const MOST_UNIQUE = 1_000_000;
const share = z.number().min(0).max(1);

const fields = z.strictObject({
  kind: z.literal('allocation'),
  /** Parameters of the model that is planned. */
  parameters: z.number().min(0.1).max(10_000).default(100),
  /** Compute, as the tokens that a model of this size can be trained on. */
  tokens: z.number().min(10).max(1_000_000).default(8000),
  /** Unique tokens that people wrote. */
  uniqueHuman: z.number().min(1).max(MOST_UNIQUE).default(2000),
  /** How much smaller a seed's pool may be, as a share of it. */
  spread: z.number().min(0).max(0.5).default(0.1),
  law: z.enum(laws).default('besiroglu'),
  /** Human tokens that one synthetic token is worth, by seed; an assumption of the course, not a published constant. */
  exchangeRate: z
    .strictObject({
      least: share.default(0.2),
      most: share.default(0.6),
      /** Standard deviation of one measurement. */
      noise: z.number().min(0).max(0.5).default(0.05),
    })
    .refine(({ least, most }) => least <= most, { error: 'least is a number up to most' })
    .prefault({}),
});

/** The world of a lab about a token budget, as data. Parameters and tokens in units of 1e9. */
export const allocationPresetSchema = fields.superRefine(({ tokens, uniqueHuman, spread }, context) => {
  if (context.issues.length > 0) return;
  const least = tokens / MOST_EPOCHS / (1 - spread);
  if (uniqueHuman >= least) return;
  const range = `from ${Math.ceil(least * 1000) / 1000} to ${MOST_UNIQUE}`;
  const message = `${tokens} tokens would read it more than ${MOST_EPOCHS} times; let it be a number ${range}, or lower tokens`;
  context.addIssue({ code: 'custom', path: ['uniqueHuman'], message });
});

export type AllocationPreset = z.infer<typeof allocationPresetSchema>;

export const lawOf = ({ law }: AllocationPreset): ScalingLaw => SCALING_LAWS[law];
