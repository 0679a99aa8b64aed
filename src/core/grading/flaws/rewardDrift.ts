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
  title: 'Reward model drifts',
  unit: 'reward units by which flattery gained on truth',
  threshold: MOST_DRIFT,
  sound: 'at-most',
  limit: labelsNeeded,
  why: 'A reward model that labels its own training data likes what it liked before, a little more each time. Nothing pulls it back.',
  fix: 'Give every refresh a fixed share of labels by people: a fifth is enough.',
  after: [],
  judge(evidence) {
    if (!evidence.uses('refresh')) {
      return { kind: 'not-applicable', reason: 'Your loop never refreshes the reward model.' };
    }
    if (!evidence.uses('reward')) {
      return { kind: 'not-applicable', reason: 'Your loop refreshes the reward model but never asks it for a score.' };
    }
    const effect = drift(evidence);
    return {
      kind: 'judged',
      effect,
      decide: (z) => beyond(effect, this.threshold, z),
      finding: {
        sentence: 'Your reward model is refreshed on its own labels and drifts towards what flatters.',
        changed: "We took away the reward model's taste for flattery when it labels, and let the loop run again.",
        happened: `With it, flattery gained ${shown(effect.value)} on truth by the end of the run; a right answer is worth about 1.`,
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
    ? `At most ${MOST_DRIFT}: this reward model's own taste can't carry it that far in ${generations} refreshes.`
    : `At most ${MOST_DRIFT}: in ${generations} refreshes, at least ${people} % of the labels have to come from people.`;
}
