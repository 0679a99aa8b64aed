import { say } from '../../base/say.ts';
import { log } from '../../simulation/exactMath.ts';
import type { Flaw } from '../flaw.ts';
import { beyond, both, type Decision, type Estimate, exactly } from '../statistics.ts';

/** Share of the samples that a loop keeps at least, or it may be starved. */
const ENOUGH = 0.01;

/** F24: the check is so strict that almost nothing is learned. */
export const starved: Flaw = {
  id: 'F24',
  code: 'STARVED',
  get title() {
    return say('Almost nothing passes');
  },
  get unit() {
    return say('times as much kept with a check that never turns down what is right');
  },
  threshold: 10,
  sound: 'at-most',
  get limit() {
    return say(
      'At most 10 times as much, where less than 1 % of the drafts is kept. A check that accepts a sound step 8 times in 10, ' +
        'asked 24 times in a row, lets through one sound draft in 200.',
    );
  },
  get why() {
    return say(
      'A check that accepts a sound step nine times in ten accepts all 32 steps of one sound draft in thirty. The rest is lost.',
    );
  },
  get fix() {
    return say(
      'Count how many steps pass and ask for most of them, or look at a few steps, instead of asking for all.',
    );
  },
  after: [],
  judge(evidence) {
    if (!evidence.uses('check', 'checkStep')) {
      return { kind: 'not-applicable', reason: say('Your loop asks no verifier.') };
    }
    const { base, changed } = evidence.harvest('generous');
    if (changed.kept === 0) {
      return { kind: 'not-applicable', reason: say('Your loop learned nothing that the model made.') };
    }
    const keptShare = (base.kept + 0.5) / (base.sampled + 1);
    const ratio = (changed.kept + 0.5) / (changed.sampled + 1) / keptShare;
    // Counts of few items: their logarithms have about these errors.
    const lnRatio: Estimate = {
      value: log(ratio),
      se: Math.sqrt(1 / (base.kept + 0.5) + 1 / (changed.kept + 0.5)),
    };
    const lnShare: Estimate = { value: -log(keptShare), se: Math.sqrt(1 / (base.kept + 0.5)) };
    const starves = (z: number): Decision =>
      both(
        exactly(evidence.matters('generous')),
        beyond(lnRatio, log(this.threshold), z),
        beyond(lnShare, -log(ENOUGH), z),
      );
    // A loop that keeps enough isn't starved, however strict its check.
    const value = keptShare < ENOUGH ? ratio : Math.min(ratio, this.threshold);
    return {
      kind: 'judged',
      effect: { value, se: value * lnRatio.se },
      decide: starves,
      finding: {
        sentence: say('Your check is so strict that almost nothing of what is right gets through.'),
        changed: say('We made the verifier say yes to everything that is right, and left the rest as it is.'),
        happened: say(
          'Your loop kept {kept} of {sampled} drafts ({keptShare} %); with the kinder verifier it would have kept {ratio} times as many.',
          { kept: base.kept, sampled: base.sampled, keptShare: (100 * keptShare).toFixed(1), ratio: ratio.toFixed(0) },
        ),
        blame: { calls: ['checkStep', 'check'] },
        shows: { step: 'generous', telling: 'right' },
      },
    };
  },
};
