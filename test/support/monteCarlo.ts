import assert from 'node:assert/strict';

/** The mean of a sample and its standard error. */
export function meanAndError(values: ArrayLike<number>): { mean: number; error: number } {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]!;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i]! - mean) ** 2;
  return { mean, error: Math.sqrt(squares / (n - 1) / n) };
}

/**
 * The tolerance rule of simulation.md §1: |simulated − closed| ≤ max(4·SE, abs). A sample without spread must be exact,
 * and a tolerance so wide that it proves nothing is refused: 4·SE must be under `loosest` (a fifth of the value).
 */
export function assertMean(
  values: ArrayLike<number>,
  closed: number,
  what: string,
  { abs = 1e-9, loosest = Math.max(0.2 * Math.abs(closed), abs) }: { abs?: number; loosest?: number } = {},
): void {
  const { mean, error } = meanAndError(values);
  assert.ok(4 * error <= loosest, `${what}: too few runs, 4·SE is ${4 * error}, more than ${loosest}`);
  assert.ok(Math.abs(mean - closed) <= Math.max(4 * error, abs), `${what}: ${mean} ± ${error}, expected ${closed}`);
}

/** A value against a published table, to the digits the table prints: '.9707', '333.7', '99.98'. */
export function assertPrinted(actual: number, printed: string, what: string): void {
  const digits = printed.split('.')[1]?.length ?? 0;
  const half = 0.5 * 10 ** -digits;
  assert.ok(Math.abs(actual - Number(printed)) <= half * (1 + 1e-9), `${what}: ${actual}, the table says ${printed}`);
}

/** One value per seed 1 … runs. */
export function perSeed(runs: number, value: (seed: number) => number): Float64Array {
  return Float64Array.from({ length: runs }, (_, i) => value(i + 1));
}
