import { type Flaw, shown } from '../flaw.ts';
import { rewardDrift as drift } from '../oversight.ts';
import { beyond } from '../statistics.ts';

/** F10: the reward model learns from its own labels, and drifts. */
export const rewardDrift: Flaw = {
  id: 'F10',
  code: 'RM_DRIFT',
  title: 'Reward model drifts',
  unit: 'reward units by which flattery gained on truth',
  threshold: 0.43,
  sound: 'at-most',
  limit: 'At most 0.43: in ten refreshes, about 17 % of the labels have to come from people.',
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
