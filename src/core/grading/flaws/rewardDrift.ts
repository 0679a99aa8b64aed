import { say } from '../../base/say.ts';
import type { Preset } from '../../simulation/preset.ts';
import type { Flaw } from '../flaw.ts';
import { rewardDrift as drift } from '../oversight.ts';
import { beyond } from '../statistics.ts';
import { shown } from '../units.ts';

const MOST_DRIFT = 0.43;

/** F10: the reward model learns from its own labels, and drifts. */
export const rewardDrift: Flaw = {
  id: 'F10',
  code: 'RM_DRIFT',
  get title() {
    return say('Reward model drifts');
  },
  get unit() {
    return say('reward units by which flattery gained on truth');
  },
  threshold: MOST_DRIFT,
  sound: 'at-most',
  limit: labelsNeeded,
  get why() {
    return say(
      'A reward model that labels its own training data likes what it liked before, a little more each time. Nothing pulls it back.',
    );
  },
  get fix() {
    return say('Give every refresh a fixed share of labels by people: a fifth is enough.');
  },
  after: [],
  judge(evidence) {
    if (!evidence.uses('refresh')) {
      return { kind: 'not-applicable', reason: say('Your loop never refreshes the reward model.') };
    }
    if (!evidence.uses('reward')) {
      return {
        kind: 'not-applicable',
        reason: say('Your loop refreshes the reward model but never asks it for a score.'),
      };
    }
    const effect = drift(evidence);
    return {
      kind: 'judged',
      effect,
      decide: (z) => beyond(effect, this.threshold, z),
      finding: {
        sentence: say('Your reward model is refreshed on its own labels and drifts towards what flatters.'),
        changed: say("We took away the reward model's taste for flattery when it labels, and let the loop run again."),
        happened: say(
          'With it, flattery gained {value} on truth by the end of the run; a right answer is worth about 1.',
          { value: shown(effect.value) },
        ),
        blame: { calls: ['refresh'] },
      },
    };
  },
};

/**
 * The limit in labels by people. With the rate a of a refresh, a share f of its own labels and its own taste δ, flattery
 * gains x′ = (1 − a(1 − f)) x + a f δ in each generation (`simulation.md` §1.o).
 */
function labelsNeeded({ generations, reward }: Pick<Preset, 'generations' | 'reward'>): string {
  const drifts = (f: number): number => {
    let x = 0;
    for (let t = 0; t < generations; t++) {
      x = (1 - reward.refreshRate * (1 - f)) * x + reward.refreshRate * f * reward.selfPreference;
    }
    return x;
  };
  let people = 0;
  while (drifts(1 - people / 100) > MOST_DRIFT) people++;
  return people === 0
    ? say("At most {mostDrift}: this reward model's own taste can't carry it that far in {generations} refreshes.", {
        mostDrift: MOST_DRIFT,
        generations,
      })
    : say(
        'At most {mostDrift}: in {generations} refreshes, at least {people} % of the labels have to come from people.',
        { mostDrift: MOST_DRIFT, generations, people },
      );
}
