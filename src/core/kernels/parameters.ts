/** A parameter of a kernel lies outside what the kernel is defined for: which one, what it is, and what is permitted. */
export class ParameterError extends RangeError {
  override readonly name = 'ParameterError';
  /** Such as `race.capability.mean`. */
  readonly path: string;
  /** Such as `number from 0.5 to 2`. */
  readonly permitted: string;
  constructor(path: string, value: unknown, permitted: string) {
    super(`${path} is ${String(value)}; it must be a ${permitted}.`);
    this.path = path;
    this.permitted = permitted;
  }
}

/** Refuses anything but a number in [min, max]. */
export function requireNumber(path: string, value: number, min: number, max: number): void {
  if (!(value >= min && value <= max)) throw new ParameterError(path, value, `number from ${min} to ${max}`);
}

/** Refuses anything but a whole number in [min, max]. */
export function requireWhole(path: string, value: number, min: number, max: number): void {
  if (!(Number.isInteger(value) && value >= min && value <= max)) {
    throw new ParameterError(path, value, `whole number from ${min} to ${max}`);
  }
}

/** Refuses anything but a share, a number from 0 to 1. */
export function requireShare(path: string, value: number): void {
  requireNumber(path, value, 0, 1);
}

/** Refuses anything but a seed: a whole number that fits in 32 bits. */
export function requireSeed(path: string, value: number): void {
  requireWhole(path, value, -0x80000000, 0xffffffff);
}
