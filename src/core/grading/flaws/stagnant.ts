import { say } from '../../base/say.ts';
import { excuses, type Flaw, mendFirst } from '../flaw.ts';
import { beyond, exactly, not } from '../statistics.ts';

/** What explains it too, where the lab asks for it. */
const WHERE_IN_PLAY = ['F03', 'F11', 'F12', 'F24'];

/** F08: the loop never gets better than people. */
export const stagnant: Flaw = {
  id: 'F08',
  code: 'STAGNANT',
  get title() {
    return say('Nothing improves');
  },
  get unit() {
    return say('share of knowledge gained');
  },
  threshold: 0.05,
  sound: 'at-least',
  get limit() {
    return say('At least 5 points of knowledge over the whole run.');
  },
  get why() {
    return say(
      'A loop that stays where it started costs data and teaches nothing. People err too: copying them is not enough.',
    );
  },
  get fix() {
    return say('Let the model write, keep what an outside check accepts, and train on that beside the human data.');
  },
  after: ['F01', 'F02', 'F04', 'F05', 'F06', 'F07', 'F09', 'F13'],
  judge(evidence, others) {
    const causes = excuses(evidence, others, [...this.after, ...WHERE_IN_PLAY]);
    if (causes.length > 0) {
      return { kind: 'not-applicable', reason: mendFirst(causes, say('how knowledge develops')) };
    }
    const effect = evidence.learning();
    const points = (100 * Math.abs(effect.value)).toFixed(1);
    return {
      kind: 'judged',
      effect,
      decide: (z) => (evidence.generations === 0 ? exactly(true) : not(beyond(effect, this.threshold, z))),
      finding: {
        sentence: say('The last model knows hardly more than the first, if at all.'),
        changed: say('We changed nothing here: this is your loop as it is.'),
        happened:
          effect.value < 0
            ? say(
                'Knowledge went down by {points} points from the first model to the last, on average over all simulations.',
                { points },
              )
            : say(
                'Knowledge went up by {points} points from the first model to the last, on average over all simulations.',
                { points },
              ),
        blame: 'return',
      },
    };
  },
};
