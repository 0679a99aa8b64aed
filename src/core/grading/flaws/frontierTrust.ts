import { say } from '../../base/say.ts';
import { type Flaw, found, percent } from '../flaw.ts';
import { beyond, HARD_TRUTH, largest, not } from '../statistics.ts';

/** Hard drafts count as left out when they are learned less than this share as often as all drafts. */
const LEFT_OUT = 0.2;
/** People's time counts as well spent when no more than this share of it was kept from the hardest questions. */
const WELL_SPENT = 0.5;
/** People count as asked when they looked at this share of the hard drafts that are learned. */
const ASKED = 0.5;

/** F18: the evaluator is trusted where it is blind. */
export const frontierTrust: Flaw = {
  id: 'F18',
  code: 'FRONTIER_TRUST',
  get title() {
    return say('Trusted beyond its competence');
  },
  get unit() {
    return say('log odds of truth on the hardest questions');
  },
  threshold: 0.25,
  sound: 'at-least',
  get limit() {
    return say(
      'At least 0.25 on the hardest fifth of the questions. Having people read a quarter of those drafts is about enough; ' +
        'leaving them out is fine too.',
    );
  },
  get why() {
    return say(
      'An evaluator that is good on average can be blind where it is hard. That is where its mistakes are learned.',
    );
  },
  get fix() {
    return say('Let people decide about what is hard, and leave out what nobody could judge.');
  },
  after: ['F01', 'F15'],
  outOfPlay({ world }) {
    const blind = world.kind === 'loop' && world.verifier.frontier !== null;
    return blind ? undefined : say('In this lab the verifier knows something of every question, however hard.');
  },
  judge(evidence, others) {
    if (evidence.learned === 0) {
      return { kind: 'not-applicable', reason: say('Your loop learned nothing that the model made.') };
    }
    if (found(others, 'F01', 0) === 1) {
      return {
        kind: 'not-applicable',
        reason: say('Nothing outside the model decides on any question, hard or easy.'),
      };
    }
    if (evidence.hardLearned < LEFT_OUT) {
      return {
        kind: 'not-applicable',
        reason: say('Your loop leaves out most of what it drafts about the hardest questions.'),
      };
    }
    if (found(others, 'F15', 0) === 1 && evidence.hardLooked >= ASKED) {
      return {
        kind: 'not-applicable',
        reason: say('People were asked about the hardest questions, but not listened to.'),
      };
    }
    const elsewhere = evidence.looksElsewhere;
    if (elsewhere < WELL_SPENT) {
      return { kind: 'not-applicable', reason: say('Most of people’s time went to the hardest questions.') };
    }
    // Late in the run: what people decided in the first generations says nothing of the evaluator that goes on alone.
    const now = evidence.effect('frontier', HARD_TRUTH, { late: true });
    // What people said earlier, and the loop remembers, may still decide. Without an error there is nothing remembered.
    const remembered = evidence.lastingEffect('frontierAlways', HARD_TRUTH);
    const effect = remembered.se > 0 ? largest(now, remembered) : now;
    return {
      kind: 'judged',
      effect,
      decide: (z) => not(beyond(effect, this.threshold, z)),
      finding: {
        sentence: say('On the hardest questions next to nothing outside the model decides.'),
        changed: say('On the hardest fifth of the questions we let everybody outside the model toss a coin.'),
        happened: [
          say('What you learned there became hardly less true.'),
          evidence.hardLooked === 0
            ? say('People had time to look, and none of that time went to the hardest questions.')
            : say('People had time to look, but {elsewhere} of it went to other questions, or was never used.', {
                elsewhere: percent(elsewhere),
              }),
        ].join(say(' ')),
        blame: { calls: ['check', 'tests', 'thumbs', 'sample'] },
        shows: { step: 'frontier', telling: 'hard' },
      },
    };
  },
};
