import type { Verifier } from '../kernels/verifierFilter.ts';

/** A filter that lets nothing through has no ratio to go by: it counts as one that hardly ever does. */
const HARDLY = 1e-6;

/** A verifier as the kernels ask for it, where a figure's slider may go down to 0. */
export const verifierOf = (truePositive: number, falsePositive: number): Verifier => ({
  truePositive: Math.max(HARDLY, truePositive),
  falsePositive: Math.max(HARDLY, falsePositive),
});
