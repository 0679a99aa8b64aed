/**
 * `log`, `exp` and `pow` from +, −, ×, ÷ and powers of two alone. IEEE 754 fixes those bit for bit; `Math.log` and its
 * kin differ between engines and versions, and a verdict must replay exactly. Relative error about 1e-15.
 */

const LN2 = 0.6931471805599453;
const SQRT_HALF = 0.7071067811865476;

/** Natural logarithm of a normal positive number; −Infinity for 0. */
export function log(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0) || x === Infinity) return x > 0 ? Infinity : NaN;
  let exponent = 0;
  while (x >= 4294967296) {
    x *= 2.3283064365386963e-10;
    exponent += 32;
  }
  while (x < 2.3283064365386963e-10) {
    x *= 4294967296;
    exponent -= 32;
  }
  while (x >= 1) {
    x *= 0.5;
    exponent++;
  }
  while (x < 0.5) {
    x *= 2;
    exponent--;
  }
  if (x < SQRT_HALF) {
    x *= 2;
    exponent--;
  }
  // ln x = 2 atanh(s), s = (x − 1)/(x + 1), |s| ≤ 0.1716
  const s = (x - 1) / (x + 1);
  const z = s * s;
  let sum = 0;
  for (let k = 21; k >= 1; k -= 2) sum = sum * z + 1 / k;
  return exponent * LN2 + 2 * s * sum;
}

/** e to the x; 0 below −745, Infinity above 709. */
export function exp(x: number): number {
  if (x < -745) return 0;
  if (x > 709) return Infinity;
  const n = Math.floor(x / LN2 + 0.5);
  const r = x - n * LN2;
  let sum = 1;
  for (let k = 14; k >= 1; k--) sum = 1 + (sum * r) / k;
  return scale(sum, n);
}

/** x to the power a, for x > 0. */
export function pow(x: number, a: number): number {
  return a === 1 ? x : exp(a * log(x));
}

function scale(x: number, n: number): number {
  while (n > 30) {
    x *= 1073741824;
    n -= 30;
  }
  while (n < -30) {
    x /= 1073741824;
    n += 30;
  }
  return n >= 0 ? x * (1 << n) : x / (1 << -n);
}
