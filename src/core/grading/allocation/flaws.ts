import { say } from '../../base/say.ts';
import { valueOfLastEpoch } from '../../kernels/scaling.ts';
import { LEAST, worthOf } from '../../simulation/allocation/economy.ts';
import type { LedgerCall } from '../../simulation/allocation/ledger.ts';
import type { CallBlame } from '../callPlaces.ts';
import { found, type Judged, type Judgement, percent } from '../flaw.ts';
import { replaceHuman } from '../flaws/replaceHuman.ts';
import type { FlawWords } from '../flawVerdict.ts';
import { beyond, type Decision, either, type Estimate, mean } from '../statistics.ts';
import { DECISIVE } from '../ladder.ts';
import { billions } from '../units.ts';
import { type SeedPlans, type WorldName, worldNames } from './evidence.ts';

export type LedgerBlame = CallBlame<LedgerCall>;

export interface AllocationFlaw extends FlawWords {
  judge(seeds: readonly SeedPlans[], others: Judged<LedgerBlame>): Judgement<LedgerBlame>;
}

/** Less than this share of the pool in synthetic tokens takes nobody's place. */
const HARDLY_ANY = 0.01;

/** F04 where tokens are budgeted: synthetic tokens take the place of people's. */
const displaceHuman: AllocationFlaw = {
  id: replaceHuman.id,
  code: replaceHuman.code,
  get title() {
    return replaceHuman.title;
  },
  get unit() {
    return say('of people’s tokens left out for synthetic ones');
  },
  threshold: 0.45,
  sound: 'at-most',
  get limit() {
    return say('At most 45 % of what people wrote may make room for what a model wrote.');
  },
  get why() {
    return say(
      'A token that a person wrote, read for the first time, is worth more than any that a model wrote, and it can hold what no model knows.',
    );
  },
  get fix() {
    return say('Read what people wrote once before you read anything else.');
  },
  judge(seeds) {
    const plans = seeds.map((seed) => seed['as-is']);
    if (plans.every(({ plan, economy }) => plan.synthetic < HARDLY_ANY * economy.uniqueHuman)) {
      return {
        kind: 'not-applicable',
        reason: say('Your plan reads no synthetic tokens that could take people’s place.'),
      };
    }
    const effect = mean(plans.map(({ displaced }) => displaced));
    const { plan, economy } = plans[0]!;
    return {
      kind: 'judged',
      effect,
      decide: (z) => beyond(effect, this.threshold, z),
      finding: {
        sentence: say('Synthetic tokens take the place of what people wrote.'),
        changed: say('We counted, for each ledger, the human tokens you leave unread and the synthetic ones you read.'),
        happened: say(
          'You read {synthetic} synthetic tokens and leave {human} of the {uniqueHuman} human ones unread.',
          {
            synthetic: billions(plan.synthetic),
            human: billions(economy.uniqueHuman - plan.human),
            uniqueHuman: billions(economy.uniqueHuman),
          },
        ),
        blame: 'return',
      },
    };
  },
};

/** F23: the plan is far from the best one for the same compute. */
const badAllocation: AllocationFlaw = {
  id: 'F23',
  code: 'BAD_ALLOCATION',
  get title() {
    return say('Compute spent badly');
  },
  get unit() {
    return say('of the compute wasted');
  },
  threshold: 0.5,
  sound: 'at-most',
  get limit() {
    return say('At most 50 %: half of the compute, spent well, must not reach the loss that you reach.');
  },
  get why() {
    return say(
      'Compute is spent once. A model too large for its data, or data read too often, learns less than the same compute could teach.',
    );
  },
  get fix() {
    return say(
      'Ask of every further token what it adds: a new one, one read again, or one that a model wrote. Ask of the model’s size the same.',
    );
  },
  judge(seeds, others) {
    // Synthetic tokens in people's place are F04 already: then only what would still be wasted without them counts.
    const explained = found(others, displaceHuman.id, 0) === 1;
    const wasted = (name: WorldName): Estimate =>
      mean(seeds.map((seed) => (explained ? seed[name].wastedRepaired : seed[name].wasted)));
    const isBeyond = (name: WorldName, z: number): Decision => beyond(wasted(name), this.threshold, z);
    // The plainest case is shown: the ledger as it is, where that says enough.
    const worst =
      worldNames.find((name) => isBeyond(name, DECISIVE) === 1) ??
      worldNames.reduce((a, b) => (wasted(b).value > wasted(a).value ? b : a));
    const effect = wasted(worst);
    if (explained && either(...worldNames.map((name) => isBeyond(name, 0))) === -1) {
      return {
        kind: 'not-applicable',
        reason: say('Mend {id} first: then it shows how well the rest is spent.', { id: displaceHuman.id }),
      };
    }
    return {
      kind: 'judged',
      effect,
      ...(explained && { unit: say('of the compute wasted besides ({id})', { id: displaceHuman.id }) }),
      decide: (z) => either(...worldNames.map((name) => isBeyond(name, z))),
      finding: {
        sentence: SENTENCES[worst],
        changed: CHANGED[worst],
        happened: explained
          ? say(
              'Even with people’s text read first, {share} of your compute, spent well, would have reached the same loss. {what}',
              { share: percent(1 - effect.value), what: whatIsWrong(seeds[0]!, worst) },
            )
          : say('{share} of your compute, spent well, would have reached the same loss. {what}', {
              share: percent(1 - effect.value),
              what: whatIsWrong(seeds[0]!, worst),
            }),
        blame: worst === 'worthless-synthetic' ? 'exchangeRate' : 'return',
      },
    };
  },
};

/** In the order they are judged. */
export const ALLOCATION_FLAWS: readonly AllocationFlaw[] = [displaceHuman, badAllocation];

const SENTENCES: Readonly<Record<WorldName, string>> = {
  get 'as-is'() {
    return say('Most of the compute is wasted.');
  },
  get 'large-pool'() {
    return say('The plan doesn’t use what people wrote when there is more of it.');
  },
  get 'worthless-synthetic'() {
    return say('The plan trusts synthetic tokens even where they are worth nothing.');
  },
};

const CHANGED: Readonly<Record<WorldName, string>> = {
  get 'as-is'() {
    return say('Nothing: we compared your plan with the best one for the same compute.');
  },
  get 'large-pool'() {
    return say('We made the pool of human tokens four times as large and asked for a plan again.');
  },
  get 'worthless-synthetic'() {
    return say('We made synthetic tokens worth nothing, let exchangeRate() measure that, and asked for a plan again.');
  },
};

/** Tokens for a parameter that are fewer than any published fit finds best at this size. */
const STARVED = 5;
/** The last pass over a pool is worth less than this share of the first. */
const WORN_OUT = 0.5;

/** The first thing to look at, in the learner's own quantities. */
function whatIsWrong(seed: SeedPlans, world: WorldName): string {
  const { plan, economy } = seed[world];
  const tokens = plan.human * plan.epochs + plan.synthetic;
  const lastEpoch = plan.human >= LEAST && plan.epochs > 1 ? valueOfLastEpoch(plan.epochs) : 1;
  if (lastEpoch < WORN_OUT) {
    return say('{epochs} epochs: the last one is worth {lastEpoch} of a fresh one.', {
      epochs: Math.round(plan.epochs),
      lastEpoch: percent(lastEpoch),
    });
  }
  if (tokens / plan.parameters < STARVED) {
    const perParameter = (tokens / plan.parameters).toFixed(1);
    return say('The model reads {perParameter} tokens for each parameter: it is too large for its data.', {
      perParameter,
    });
  }
  if (world === 'worthless-synthetic' && plan.synthetic > 0) {
    return say('You still read {synthetic} synthetic tokens.', { synthetic: billions(plan.synthetic) });
  }
  return say(
    'A model of {parameters} parameters reads {tokens} tokens, which are worth {worth} human ones read once.',
    { parameters: billions(plan.parameters), tokens: billions(tokens), worth: billions(worthOf(plan, economy)) },
  );
}
