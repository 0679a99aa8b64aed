import { effectiveTokens, loss, MOST_EPOCHS, REPETITION_DECAY, type ScalingLaw } from '../../kernels/scaling.ts';
import { exp, log } from '../exactMath.ts';

/** What tokens are worth in one world. Parameters and tokens in units of 1e9, compute in units of 1e18 operations. */
export interface Economy {
  readonly law: ScalingLaw;
  /** 6 × parameters × tokens seen. */
  readonly compute: number;
  readonly uniqueHuman: number;
  /** Human tokens that one synthetic token is worth, 0 to 1. */
  readonly exchangeRate: number;
}

/** How compute is spent: a model of `parameters` sees `human` unique tokens `epochs` times, and `synthetic` once. */
export interface Plan {
  readonly parameters: number;
  readonly human: number;
  readonly epochs: number;
  readonly synthetic: number;
}

const UNIT = 1e9;
/** The smallest model and the smallest training set that a scaling law is asked about. */
export const LEAST = 0.01;
/** The largest model and the largest training set that it is asked about. */
export const MOST_PARAMETERS = 1e6;
export const MOST_TOKENS = 1e9;
const FLOPS_PER_PARAMETER_TOKEN = 6;

/** C = 6 N D. */
export const computeOf = ({ parameters, human, epochs, synthetic }: Plan): number =>
  FLOPS_PER_PARAMETER_TOKEN * parameters * (human * epochs + synthetic);

/** The tokens that a model can be trained on. */
export const tokensFor = (compute: number, parameters: number): number =>
  compute / (FLOPS_PER_PARAMETER_TOKEN * parameters);

/** What a plan's tokens are worth in unique human ones: repetition by Muennighoff et al. 2023, plus the synthetic. */
export function worthOf({ human, epochs, synthetic }: Plan, { exchangeRate }: Economy): number {
  const read = human >= LEAST ? effectiveTokens(human * UNIT, epochs) / UNIT : 0;
  return read + synthetic * exchangeRate;
}

/** The loss of a plan in nats per token; undefined where its tokens teach the model nothing. */
export function lossOf(plan: Plan, economy: Economy): number | undefined {
  const worth = worthOf(plan, economy);
  return worth < LEAST ? undefined : loss(economy.law, plan.parameters * UNIT, Math.min(worth, MOST_TOKENS) * UNIT);
}

/**
 * The best training set of a size: people's tokens once, then whichever is worth more, another pass over them or synthetic
 * tokens. A pass is worth less each time, e^{−repetitions/R*}; so passes stop where that falls to the exchange rate, and
 * nothing more is read where synthetic tokens are worth nothing and the pool is worn out.
 */
function bestMix(parameters: number, tokens: number, { uniqueHuman, exchangeRate }: Economy): Plan {
  if (tokens <= uniqueHuman) return { parameters, human: tokens, epochs: 1, synthetic: 0 };
  const worthwhile = exchangeRate > 0 ? 1 - REPETITION_DECAY * log(exchangeRate) : Infinity;
  const epochs = Math.min(tokens / uniqueHuman, worthwhile, MOST_EPOCHS);
  const synthetic = exchangeRate > 0 ? Math.max(0, tokens - uniqueHuman * epochs) : 0;
  return { parameters, human: uniqueHuman, epochs, synthetic };
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;
const SEARCH_STEPS = 44;

/** The plan with the least loss for the economy's compute, by golden section over the logarithm of the model's size. */
export function bestPlan(economy: Economy): { readonly plan: Plan; readonly loss: number } {
  const at = (logSize: number): { plan: Plan; loss: number } => {
    const parameters = exp(logSize);
    const plan = bestMix(parameters, tokensFor(economy.compute, parameters), economy);
    return { plan, loss: lossOf(plan, economy) ?? Infinity };
  };
  let low = log(LEAST);
  let high = log(Math.min(tokensFor(economy.compute, LEAST), MOST_PARAMETERS));
  let left = at(high - GOLDEN * (high - low));
  let right = at(low + GOLDEN * (high - low));
  for (let i = 0; i < SEARCH_STEPS; i++) {
    if (left.loss <= right.loss) {
      high = low + GOLDEN * (high - low);
      right = left;
      left = at(high - GOLDEN * (high - low));
    } else {
      low = high - GOLDEN * (high - low);
      left = right;
      right = at(low + GOLDEN * (high - low));
    }
  }
  return left.loss <= right.loss ? left : right;
}

const BISECTIONS = 30;

/**
 * The share of the compute without which a good plan would have reached the same loss, 0 to 1: what the plan wasted. A
 * plan that teaches nothing wastes everything.
 */
export function wastedBy(plan: Plan, economy: Economy): number {
  const reached = lossOf(plan, economy);
  if (reached === undefined) return 1;
  // From a thousandth of the compute on: less is not told apart.
  let low = log(1e-3);
  let high = 0;
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (bestPlan({ ...economy, compute: economy.compute * exp(middle) }).loss > reached) low = middle;
    else high = middle;
  }
  return 1 - exp(high);
}
