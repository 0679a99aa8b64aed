/**
 * What a kernel's draw decides, as the stream of `streamKey(seed, generation, stream)`. They start far above the streams
 * of the Almanac (`simulation/random.ts`), so that a kernel and a world with one seed share no draw. New streams go at
 * the end.
 */
export const KERNEL_STREAM = {
  capability: 64,
  alignment: 65,
  parent: 66,
  human: 67,
  source: 68,
  mean: 69,
  spread: 70,
  freshMean: 71,
  freshSpread: 72,
  design: 73,
  noise: 74,
  candidate: 75,
  exploit: 76,
  kept: 77,
  step: 78,
  luck: 79,
  check: 80,
  path: 81,
  tool: 82,
  action: 83,
  harm: 84,
  critique: 85,
  /** The labs that are not loops. */
  ledger: 120,
  exchangeRate: 121,
  scenario: 122,
  audit: 123,
  onset: 124,
} as const;
