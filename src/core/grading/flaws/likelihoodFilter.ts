import { say } from '../../base/say.ts';
import { exp } from '../../simulation/exactMath.ts';
import { earlyOnly, type Flaw, found, percent } from '../flaw.ts';
import { beyond, both, either, exactly, negative, RARE } from '../statistics.ts';

/** F05: the filter removes what is rare. */
export const likelihoodFilter: Flaw = {
  id: 'F05',
  code: 'LIKELIHOOD_FILTER',
  get title() {
    return say('Rare truths filtered out');
  },
  get unit() {
    return say('log odds of rare facts lost by selection');
  },
  threshold: 0.25,
  sound: 'at-most',
  get limit() {
    return say('At most 0.25: the odds of keeping a rare fact may be at most 22 % lower than those of a common one.');
  },
  get why() {
    return say(
      'What the model finds unlikely is often simply rare. Filter it out, and the tail of the world goes first.',
    );
  },
  get fix() {
    return say('Select by whether an item is right, not by how likely or how frequent it is.');
  },
  after: [],
  judge(evidence, others) {
    if (evidence.learned === 0) {
      return { kind: 'not-applicable', reason: say('Your loop learned nothing that the model made.') };
    }
    // Where the lab asks for F24.
    if (found(others, 'F24', 0) === 1) {
      return { kind: 'not-applicable', reason: say('Almost nothing is kept: too little to tell rare from common.') };
    }
    const byOpinion = negative(evidence.effect('self', RARE));
    const bySelection = negative(evidence.selection(RARE));
    const ownOpinion = evidence.matters('self') && byOpinion.value > this.threshold;
    const effect = ownOpinion ? byOpinion : bySelection;
    const lessLikely = percent(1 - exp(-Math.max(0, effect.value)));
    return {
      kind: 'judged',
      effect,
      decide: (z) =>
        either(
          both(exactly(evidence.matters('self')), beyond(byOpinion, this.threshold, z)),
          beyond(bySelection, this.threshold, z),
        ),
      ...earlyOnly(
        (z) => beyond(negative(evidence.selection(RARE, { early: true })), this.threshold, z),
        () => evidence.endOfSelection(RARE, (value) => value < -this.threshold),
      ),
      finding: {
        sentence: say(
          'Your filter removes rare truths: they are {lessLikely} less likely to be kept than common ones.',
          { lessLikely },
        ),
        changed: ownOpinion
          ? say("We replaced the model's likelihood and opinion of each item by those of another item.")
          : say('We compared what you kept with what you could have kept, answer by answer.'),
        happened: ownOpinion
          ? say(
              'Rare facts were then kept like common ones; with your filter {lessLikely} fewer of them stay each generation.',
              { lessLikely },
            )
          : say('Among answers of the same kind, {lessLikely} fewer of the rare facts stay each generation.', {
              lessLikely,
            }),
        blame: { calls: ownOpinion ? ['likelihood', 'judge', 'sample'] : ['text', 'sample'] },
        shows: ownOpinion ? { step: 'self', telling: 'rare' } : undefined,
      },
    };
  },
};
