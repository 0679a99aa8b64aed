import { say } from '../../base/say.ts';
import { type Flaw, percent } from '../flaw.ts';
import { beyond } from '../statistics.ts';

/** From here on human data counts as kept; below, F04 asks what becomes of it. */
const KEPT = 0.5;
/** Samples a generation from which on there are enough: ten times as many show little that is new. */
const PLENTY = 300;

/** F07: so little is drawn that rare facts never come up. */
export const tooFewSamples: Flaw = {
  id: 'F07',
  code: 'TOO_FEW_SAMPLES',
  get title() {
    return say('Too few samples');
  },
  get unit() {
    return say('more facts alive with ten times the samples');
  },
  threshold: 0.4,
  sound: 'at-most',
  get limit() {
    return say(
      'At most 40 % more facts with ten times the samples. This is measured below {plenty} drafts a generation only.',
      { plenty: PLENTY },
    );
  },
  get why() {
    return say(
      'A fact that one sentence in a thousand mentions is missing from most samples of a hundred. What is missing is forgotten.',
    );
  },
  get fix() {
    return say('Sample more in each generation, above all in the first ones, when the model still knows everything.');
  },
  after: [],
  judge(evidence) {
    if (evidence.learned === 0) {
      return { kind: 'not-applicable', reason: say('Your loop learned nothing that the model made.') };
    }
    if (evidence.humanRetained < KEPT) {
      return { kind: 'not-applicable', reason: say('Your loop lets go of human data, so that decides what is lost.') };
    }
    const drawn = evidence.sampledPerGeneration;
    if (drawn >= PLENTY) {
      return {
        kind: 'not-applicable',
        reason: say('You sample {drawn} drafts a generation: that is not few.', { drawn: Math.round(drawn) }),
      };
    }
    const effect = evidence.moreAlive('tenfold');
    return {
      kind: 'judged',
      effect,
      decide: (z) => beyond(effect, this.threshold, z),
      finding: {
        sentence: say('You sample so little that rare facts never come up.'),
        changed: say('We let the model give ten items wherever you asked for one.'),
        happened: say('{value} more facts were alive at the end.', { value: percent(effect.value) }),
        blame: { calls: ['sample'] },
      },
    };
  },
};
