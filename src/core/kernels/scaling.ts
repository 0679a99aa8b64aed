import { exp, pow } from '../simulation/exactMath.ts';
import { requireNumber, requireShare } from './parameters.ts';

/** The constants of a scaling law L(N, D) = E + A / N^alpha + B / D^beta; losses in nats per token. */
export interface ScalingLaw {
  readonly E: number;
  readonly A: number;
  readonly B: number;
  readonly alpha: number;
  readonly beta: number;
}

/**
 * Published fits of one law to (nearly) the same runs. They disagree by a factor of six on how many tokens a model of 100
 * billion parameters should see, which is why "Chinchilla says …" needs its constants.
 */
export const SCALING_LAWS = {
  /** Hoffmann et al. 2022, approach 3, as rounded in the text. */
  hoffmannRounded: { E: 1.69, A: 406.4, B: 410.7, alpha: 0.34, beta: 0.28 },
  /** The same, with the digits of the paper's TeX source. */
  hoffmannTeX: { E: 1.69337368, A: 406.401018, B: 410.722827, alpha: 0.33917084, beta: 0.2849083 },
  /** Besiroglu et al. 2024, arXiv:2404.10102: refitted; the course's default, consistent with 20 tokens a parameter. */
  besiroglu: { E: 1.8172, A: 482.01, B: 2085.43, alpha: 0.3478, beta: 0.3658 },
  /** Muennighoff et al. 2023, App. A: the law under data repetition, from its logarithms. */
  muennighoff: {
    E: exp(0.6254804),
    A: exp(6.255414),
    B: exp(7.3049974),
    alpha: 0.3526596,
    beta: 0.3526596,
  },
} as const satisfies Record<string, ScalingLaw>;

/** R*: how fast repeated tokens lose value (Muennighoff et al. 2023, App. A). */
export const REPETITION_DECAY = 15.387756;
/** The same for parameters beyond what the unique data can use. */
const EXCESS_PARAMETER_DECAY = 5.309743;

/** Passes over one pool beyond which nobody has measured anything. */
export const MOST_EPOCHS = 10_000;

/** Floating-point operations per parameter and token: C = 6 N D. */
const FLOPS_PER_PARAMETER_TOKEN = 6;

const requireParameters = (value: number): void => {
  requireNumber('scaling.parameters', value, 1e6, 1e15);
};
const requireTokens = (path: string, value: number): void => {
  requireNumber(path, value, 1e6, 1e18);
};

/**
 * The loss of a model, in nats per token.
 * @param parameters N, from 1e6 to 1e15
 * @param tokens D, unique or effective, from 1e6 to 1e18
 */
export function loss(law: ScalingLaw, parameters: number, tokens: number): number {
  requireParameters(parameters);
  requireTokens('scaling.tokens', tokens);
  return law.E + law.A / pow(parameters, law.alpha) + law.B / pow(tokens, law.beta);
}

/** G of Hoffmann et al. 2022, eq. 4: N_opt = G (C/6)^(β/(α+β)). */
function allocationFactor({ A, B, alpha, beta }: ScalingLaw): number {
  return pow((alpha * A) / (beta * B), 1 / (alpha + beta));
}

/**
 * Where a fixed amount of compute is spent best (Hoffmann et al. 2022, eq. 4).
 * @param flops C = 6 N D, from 1e15 to 1e30
 */
export function computeOptimum(law: ScalingLaw, flops: number): { parameters: number; tokens: number } {
  requireNumber('scaling.flops', flops, 1e15, 1e30);
  const product = flops / FLOPS_PER_PARAMETER_TOKEN;
  const parameters = allocationFactor(law) * pow(product, law.beta / (law.alpha + law.beta));
  return { parameters, tokens: product / parameters };
}

/** D_opt: the tokens at which a model of this size is compute-optimal; `computeOptimum` solved for N. */
export function optimalTokens(law: ScalingLaw, parameters: number): number {
  requireParameters(parameters);
  return pow(parameters / allocationFactor(law), (law.alpha + law.beta) / law.beta) / parameters;
}

/**
 * What repeated tokens are worth in unique ones: U + U R* (1 − e^{−R/R*}) with R = epochs − 1 repetitions. Less than one
 * epoch is simply fewer tokens.
 * @param unique U, tokens
 * @param epochs from 0 to 10 000
 */
export function effectiveTokens(unique: number, epochs: number): number {
  requireTokens('scaling.unique', unique);
  requireNumber('scaling.epochs', epochs, 0, MOST_EPOCHS);
  return unique * saturating(epochs, REPETITION_DECAY);
}

/** What the last of `epochs` whole passes adds, in passes over unique data: 1 for the first, .850 for the fourth. */
export function valueOfLastEpoch(epochs: number): number {
  requireNumber('scaling.epochs', epochs, 1, MOST_EPOCHS);
  return saturating(epochs, REPETITION_DECAY) - saturating(epochs - 1, REPETITION_DECAY);
}

function saturating(multiple: number, decay: number): number {
  return multiple <= 1 ? multiple : 1 + decay * (1 - exp(-(multiple - 1) / decay));
}

/**
 * The loss under data repetition with Muennighoff's own constants; parameters beyond what the unique data can use lose
 * value too (App. A).
 * @param parameters N
 * @param unique U, tokens
 * @param tokens D, tokens seen; D / U epochs
 */
export function repetitionLoss(parameters: number, unique: number, tokens: number): number {
  const law = SCALING_LAWS.muennighoff;
  requireParameters(parameters);
  requireTokens('scaling.tokens', tokens);
  const usable = Math.min(unique * usableParametersPerToken(), parameters);
  const effectiveParameters = usable * saturating(parameters / usable, EXCESS_PARAMETER_DECAY);
  const effective = effectiveTokens(unique, tokens / unique);
  return law.E + law.A / pow(effectiveParameters, law.alpha) + law.B / pow(effective, law.beta);
}

/** U_N / U_D = G²: the parameters that one unique token can use, in Muennighoff's fit. */
export function usableParametersPerToken(): number {
  const factor = allocationFactor(SCALING_LAWS.muennighoff);
  return factor * factor;
}

/** A training set by where its tokens come from. */
export interface TokenMix {
  /** Unique human tokens, from 1e6. */
  readonly unique: number;
  /** Passes over them; 1 is each token once. */
  readonly epochs: number;
  /** Tokens that a model wrote. */
  readonly synthetic: number;
  /** Human tokens that one synthetic token is worth, 0 to 1. An assumption of the course, not a published constant. */
  readonly exchangeRate: number;
}

/** What a mix is worth in unique human tokens. */
export function worthInUniqueTokens({ unique, epochs, synthetic, exchangeRate }: TokenMix): number {
  requireNumber('scaling.synthetic', synthetic, 0, 1e18);
  requireShare('scaling.exchangeRate', exchangeRate);
  return effectiveTokens(unique, epochs) + synthetic * exchangeRate;
}
