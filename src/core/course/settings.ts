import { z } from 'zod';
import { fail, succeed, type Result } from '../base/result.ts';
import { allocationPresetSchema } from '../simulation/allocation/preset.ts';
import { presetSchema } from '../simulation/preset.ts';
import { racePresetSchema } from '../simulation/race/preset.ts';
import { labWorldSchema, type LabWorld, type WorldKind } from './world.ts';

/** A number in a lab's world that may be changed to see what happens: `people.skill`, `budget.human`. */
export interface Setting {
  readonly name: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

const schemas: Readonly<Record<WorldKind, z.ZodType>> = {
  loop: presetSchema,
  allocation: allocationPresetSchema,
  race: racePresetSchema,
};

/** The numbers that a lab's world has, with the ranges of its schema. What is switched off in it (null) stays off. */
export const settingsOf = (world: LabWorld): Setting[] => numbersIn(schemas[world.kind], world, []);

function numbersIn(schema: unknown, value: unknown, path: readonly string[]): Setting[] {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodNumber && typeof value === 'number') {
    const { minValue, maxValue, format } = inner;
    const whole = format === 'safeint';
    return [{ name: path.join('.'), value, min: minValue ?? -Infinity, max: maxValue ?? Infinity, whole }];
  }
  if (!(inner instanceof z.ZodObject) || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => numbersIn(inner.shape[key], held, [...path, key]));
}

function unwrapped(schema: unknown): unknown {
  const wrapper = schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodNullable;
  return wrapper ? unwrapped(schema.unwrap()) : schema;
}

/** A world with settings changed, or in words why there is no such world. The world that it is made from stays as it is. */
export function withSettings(world: LabWorld, change: Readonly<Record<string, number>>): Result<LabWorld, string> {
  const names = new Set(settingsOf(world).map(({ name }) => name));
  const changed = copyOf(world);
  for (const [name, value] of Object.entries(change)) {
    if (!names.has(name)) return fail(`There is no setting "${name}".`);
    put(changed, name.split('.'), value);
  }
  const parsed = labWorldSchema.safeParse(changed);
  if (parsed.success) return succeed(parsed.data);
  return fail(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

/** The core has no `structuredClone`; a world is plain data. */
const copyOf = (world: LabWorld): Record<string, unknown> =>
  JSON.parse(JSON.stringify(world)) as Record<string, unknown>;

function put(into: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: number): void {
  if (rest.length === 0) into[key] = value;
  else put(into[key] as Record<string, unknown>, rest, value);
}
