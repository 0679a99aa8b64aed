import { say } from '../../base/say.ts';
import { exp } from '../../simulation/exactMath.ts';
import { earlyOnly, type Flaw, percent } from '../flaw.ts';
import { beyond, both, exactly, negative } from '../statistics.ts';

/** F06: sharpened sampling. */
export const entropyLoss: Flaw = {
  id: 'F06',
  code: 'ENTROPY_LOSS',
  get title() {
    return say('Sharpened sampling');
  },
  get unit() {
    return say('log odds of rare facts lost by sampling');
  },
  threshold: 0.15,
  sound: 'at-most',
  get limit() {
    return say(
      'At most 0.15, which is 14 % off the odds of drawing a rare fact: a temperature of about 0.95 is where it shows.',
    );
  },
  get why() {
    return say(
      'A low temperature draws common things more often than the model itself would. The next model learns that.',
    );
  },
  get fix() {
    return say('Sample the model as it is, or a little hotter, and let a check remove what is wrong.');
  },
  after: [],
  judge(evidence) {
    if (evidence.learned === 0) {
      return { kind: 'not-applicable', reason: say('Your loop learned nothing that the model made.') };
    }
    // What is sampled at another temperature and never learned, a probe for instance, does nothing.
    const matters = evidence.matters('temp1');
    const effect = matters ? negative(evidence.samplingEffect('temp1')) : { value: 0, se: 0 };
    return {
      kind: 'judged',
      effect,
      decide: (z) => both(exactly(matters), beyond(effect, this.threshold, z)),
      ...earlyOnly(
        (z) => beyond(negative(evidence.samplingEffect('temp1', { early: true })), this.threshold, z),
        () => evidence.middle,
      ),
      finding: {
        sentence: say('Sampling is sharpened, so rare facts are drawn less often than the model knows them.'),
        changed: say('We set every temperature to 1.'),
        happened: say(
          'Rare facts came back into the samples: at your temperature they are drawn {value} less often than the model knows them.',
          { value: percent(1 - exp(-effect.value)) },
        ),
        blame: { calls: ['sample'] },
        shows: { step: 'temp1', telling: 'rare' },
      },
    };
  },
};
