import { say } from '../../base/say.ts';
import { normal } from '../../kernels/normal.ts';
import { MOST_EPOCHS } from '../../kernels/scaling.ts';
import { KERNEL_STREAM } from '../../kernels/streams.ts';
import { describe } from '../batch.ts';
import { ContractError, type Words } from '../contractError.ts';
import { streamKey, uniform } from '../random.ts';
import type { Program } from '../run.ts';
import { freezeParts } from '../seal.ts';
import { computeOf, type Economy, LEAST, MOST_PARAMETERS, MOST_TOKENS, type Plan } from './economy.ts';
import { type AllocationPreset, lawOf } from './preset.ts';

/** What a ledger can be asked that the grader wants to know of. */
export type LedgerCall = 'exchangeRate';

/** What the learner gets as `l`. Parameters and tokens in units of 1e9, compute in units of 1e18 operations. */
interface Ledger {
  readonly parameters: number;
  readonly compute: number;
  readonly uniqueHuman: number;
  exchangeRate(): number;
}

/** The economy of a seed: how many tokens people wrote, and what a synthetic one is worth, differ from seed to seed. */
export function drawEconomy(preset: AllocationPreset, seed: number): Economy {
  const { least, most } = preset.exchangeRate;
  const key = streamKey(seed, 0, KERNEL_STREAM.ledger);
  const pool = 1 - preset.spread * uniform(key, 0);
  return {
    law: lawOf(preset),
    compute: computeOf({ parameters: preset.parameters, human: 0, epochs: 0, synthetic: preset.tokens }),
    uniqueHuman: Math.max(1, Math.round(preset.uniqueHuman * pool)),
    exchangeRate: least + (most - least) * uniform(key, 1),
  };
}

/**
 * The learner's plan for an economy. Two economies that differ in one thing share the noise of every measurement.
 * @throws ContractError for what is no plan: which part, what it is, and what is permitted
 */
export function planFor(
  program: Program,
  economy: Economy,
  { preset, seed, watch }: { preset: AllocationPreset; seed: number; watch?: (call: LedgerCall) => void },
): Plan {
  const key = streamKey(seed, 0, KERNEL_STREAM.exchangeRate);
  let measurements = 0;
  const ledger: Ledger = {
    parameters: preset.parameters,
    compute: economy.compute,
    uniqueHuman: economy.uniqueHuman,
    exchangeRate() {
      watch?.('exchangeRate');
      const measured = economy.exchangeRate + preset.exchangeRate.noise * normal(key, measurements++);
      return Math.min(1, Math.max(0, measured));
    },
  };
  return readPlan(program.step(freezeParts(ledger), undefined), preset, economy);
}

/** Rounding of the learner's own arithmetic is no overdraft. */
const TOLERANCE = 1e-9;

function readPlan(
  returned: unknown,
  { parameters: planned }: AllocationPreset,
  { compute, uniqueHuman }: Economy,
): Plan {
  const ledger: Words = () =>
    say(
      'This was on a ledger with parameters {planned}, compute {compute} and uniqueHuman {uniqueHuman}; they differ from run to run.',
      { planned, compute, uniqueHuman },
    );
  const refuse = (message: Words, hint = ledger): ContractError => new ContractError(message, 'return', hint);
  if (typeof returned !== 'object' || returned === null) {
    const what = (): string => (returned === undefined ? say('nothing') : describe(returned));
    throw refuse(
      () => say('allocate returned {what}; it must return a plan.', { what: what() }),
      () => say('Return { parameters, human, epochs, synthetic }, parameters and tokens in units of 1e9.'),
    );
  }
  const read = (name: keyof Plan, least: number, most: number): number => {
    const value: unknown = Object.getOwnPropertyDescriptor(returned, name)?.value;
    if (typeof value === 'number' && value >= least && value <= most * (1 + TOLERANCE)) return Math.min(value, most);
    throw refuse(() => {
      const is = typeof value === 'number' ? String(value) : describe(value);
      const given = { name, least, most, is };
      if (value === undefined) {
        return say("The plan's {name} is missing; it may be a number from {least} to {most}.", given);
      }
      return name === 'human'
        ? say("The plan's {name} is {is}; it may be a number from {least} to {most}, which is l.uniqueHuman.", given)
        : say("The plan's {name} is {is}; it may be a number from {least} to {most}.", given);
    });
  };
  const plan: Plan = {
    parameters: read('parameters', LEAST, MOST_PARAMETERS),
    human: read('human', 0, uniqueHuman),
    epochs: read('epochs', 0, MOST_EPOCHS),
    synthetic: read('synthetic', 0, MOST_TOKENS),
  };
  if (plan.human * plan.epochs + plan.synthetic < LEAST) {
    throw refuse(() =>
      say('The plan reads no tokens; human × epochs + synthetic must be at least {least}.', { least: LEAST }),
    );
  }
  return plan;
}

/** @throws ContractError for a plan that needs more compute than there is */
export function requireAffordable(plan: Plan, { compute, uniqueHuman }: Economy): void {
  const needed = computeOf(plan);
  if (needed <= compute * (1 + TOLERANCE)) return;
  throw new ContractError(
    () =>
      say('The plan needs {needed} of compute; it may need from 0 to {compute}, which is l.compute.', {
        needed: Math.round(needed),
        compute: Math.round(compute),
      }),
    'return',
    () =>
      say('Compute is 6 × parameters × (human × epochs + synthetic). On this ledger uniqueHuman is {uniqueHuman}.', {
        uniqueHuman,
      }),
  );
}

/** What becomes of a plan that needs more compute than there is: it is cut short. */
export function cutShort(plan: Plan, { compute }: Economy): Plan {
  const share = Math.min(1, compute / computeOf(plan));
  return { ...plan, epochs: plan.epochs * share, synthetic: plan.synthetic * share };
}
