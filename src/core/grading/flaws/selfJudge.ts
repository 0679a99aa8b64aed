import { say } from '../../base/say.ts';
import { type Flaw, found, times } from '../flaw.ts';
import { beyond, both, either, exactly, PLANTED_BELIEF } from '../statistics.ts';

/** F02: the model decides for itself what is good. */
export const selfJudge: Flaw = {
  id: 'F02',
  code: 'SELF_JUDGE',
  get title() {
    return say('The model judges itself');
  },
  get unit() {
    return say('log odds of a planted false belief');
  },
  threshold: 0.2,
  sound: 'at-most',
  get limit() {
    return say('At most 0.20. Ranking by the model is fine after an outside check has decided.');
  },
  get why() {
    return say('A model agrees with its own mistakes. Each generation makes it surer of them.');
  },
  get fix() {
    return say('Let something outside the model accept items; use its own opinion only to order what passed.');
  },
  after: ['F01'],
  judge(evidence, others) {
    if (evidence.learned === 0) {
      return { kind: 'not-applicable', reason: say('Your loop learned nothing that the model made.') };
    }
    if (found(others, 'F01', 0) !== 1) {
      return {
        kind: 'not-applicable',
        reason: say('Something outside the model decides what it learns, so its own opinion may help to choose.'),
      };
    }
    const opinion = evidence.effect('plantSelf', PLANTED_BELIEF, { control: 'plant' });
    const agreement = evidence.effect('plantAgree', PLANTED_BELIEF, { control: 'plant' });
    const byAgreement = agreement.value > opinion.value;
    const effect = byAgreement ? agreement : opinion;
    return {
      kind: 'judged',
      effect,
      decide: (z) =>
        both(
          found(others, 'F01', z),
          either(
            both(exactly(evidence.matters('self')), beyond(opinion, this.threshold, z)),
            both(exactly(evidence.matters('agree')), beyond(agreement, this.threshold, z)),
          ),
        ),
      finding: {
        sentence: byAgreement
          ? say('The model judges itself: what its own samples agree on is kept.')
          : say('The model judges itself: its own opinion decides what is kept.'),
        changed: byAgreement
          ? say('We planted a false belief, then marked every sample so that none could be matched with another.')
          : say("We planted a false belief, then replaced the model's opinion of each item by its opinion of another."),
        happened: say(
          'With its own say your loop favoured the false belief: the odds of keeping it were {value} what they are without it.',
          { value: times(effect.value) },
        ),
        blame: { calls: byAgreement ? ['text', 'sample'] : ['judge', 'likelihood'] },
        shows: { step: byAgreement ? 'agree' : 'self', telling: 'wrong' },
      },
    };
  },
};
