import { MOST_EPOCHS } from '../../kernels/scaling.ts';
import {
  bestPlan,
  computeOf,
  type Economy,
  lossOf,
  type Plan,
  tokensFor,
  wastedBy,
} from '../../simulation/allocation/economy.ts';
import {
  cutShort,
  drawEconomy,
  type LedgerCall,
  planFor,
  requireAffordable,
} from '../../simulation/allocation/ledger.ts';
import type { AllocationPreset } from '../../simulation/allocation/preset.ts';
import type { Program } from '../program.ts';
import type { AllocationWorld } from '../verdict.ts';

export type WorldName = AllocationWorld['world'];

const POOL_FACTOR = 4;

/** The ledger as it is, and what is changed in it. Nothing the learner sees tells which world it is. */
const WORLDS: Readonly<Record<WorldName, (economy: Economy) => Economy>> = {
  'as-is': (economy) => economy,
  'large-pool': (economy) => ({ ...economy, uniqueHuman: economy.uniqueHuman * POOL_FACTOR }),
  'worthless-synthetic': (economy) => ({ ...economy, exchangeRate: 0 }),
};
export const worldNames = Object.keys(WORLDS) as readonly WorldName[];

/** What became of a plan in one world of one seed. */
export interface Planned {
  readonly economy: Economy;
  readonly plan: Plan;
  readonly wasted: number;
  /** The same, had people's tokens been read wherever synthetic ones were. */
  readonly wastedRepaired: number;
  /** Share of people's tokens left out while synthetic ones were read in their place. */
  readonly displaced: number;
}

export type SeedPlans = Readonly<Record<WorldName, Planned>>;

/** Asks for a plan in every world of a seed. */
export function gatherPlans(
  preset: AllocationPreset,
  seed: number,
  instantiate: () => Program,
  watch: (call: LedgerCall) => void,
): SeedPlans {
  const asDrawn = drawEconomy(preset, seed);
  const inWorld = (name: WorldName): Planned => {
    const economy = WORLDS[name](asDrawn);
    const written = planFor(instantiate(), economy, { preset, seed, watch });
    // The learner can know the ledger as it is. What is too dear in a changed one ends when the compute does.
    if (name === 'as-is') requireAffordable(written, economy);
    const plan = cutShort(written, economy);
    const wasted = wastedBy(plan, economy);
    return {
      economy,
      plan,
      wasted,
      wastedRepaired: plan.synthetic > 0 ? wastedBy(withoutSynthetic(plan, economy), economy) : wasted,
      displaced: Math.min(economy.uniqueHuman - plan.human, plan.synthetic) / economy.uniqueHuman,
    };
  };
  return {
    'as-is': inWorld('as-is'),
    'large-pool': inWorld('large-pool'),
    'worthless-synthetic': inWorld('worthless-synthetic'),
  };
}

/** The same model and number of tokens, all of them people's, read as often as that takes, and at most as can be. */
function withoutSynthetic(plan: Plan, { uniqueHuman }: Economy): Plan {
  const tokens = tokensFor(computeOf(plan), plan.parameters);
  const human = Math.min(tokens, uniqueHuman);
  return { parameters: plan.parameters, human, epochs: Math.min(tokens / human, MOST_EPOCHS), synthetic: 0 };
}

/** For the report: the plan beside the best one. */
export function describeWorld(world: WorldName, { economy, plan, wasted }: Planned): AllocationWorld {
  const best = bestPlan(economy);
  const { uniqueHuman, exchangeRate } = economy;
  return {
    world,
    uniqueHuman,
    exchangeRate,
    plan: { ...plan },
    loss: lossOf(plan, economy) ?? null,
    best: { ...best.plan },
    bestLoss: best.loss,
    wasted,
  };
}
