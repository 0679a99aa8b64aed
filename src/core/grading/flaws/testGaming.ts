import { say } from '../../base/say.ts';
import { earlyOnly, type Flaw, times } from '../flaw.ts';
import { beyond, both, exactly, largest, LUCKY_ANSWERS } from '../statistics.ts';

const NET_SELECTION = 0.05;

/** F12: what passes the visible tests is learned, though some of it is right by luck. */
export const testGaming: Flaw = {
  id: 'F12',
  code: 'TEST_GAMING',
  get title() {
    return say('Lucky answers rewarded');
  },
  get unit() {
    return say('log odds of answers right by luck');
  },
  threshold: 0.25,
  sound: 'at-most',
  get limit() {
    return say(
      'At most 0.25. Having the reasoning checked in a quarter of what passes the tests is about where luck is out again.',
    );
  },
  get why() {
    return say(
      'Tests see the answer, not the way to it. Whoever learns from lucky answers learns ways that mostly fail.',
    );
  },
  get fix() {
    return say(
      'Let something that looks at the reasoning decide after the tests: the verifier, step by step or as a whole.',
    );
  },
  after: [],
  judge(evidence) {
    if (evidence.learned === 0) {
      return { kind: 'not-applicable', reason: say('Your loop learned nothing that the model made.') };
    }
    if (!evidence.uses('tests', 'hint')) {
      return { kind: 'not-applicable', reason: say('Your loop uses neither the visible tests nor hints.') };
    }
    // The model's own taste may hide luck, by removing it as unlikely; that isn't a check of the reasoning.
    const tasted = evidence.matters('hidden') && evidence.matters('plain');
    // A check of the first generations says nothing about what the loop does from then on.
    const late = { late: true };
    const gross = largest(
      evidence.effect('hidden', LUCKY_ANSWERS, late),
      ...(tasted ? [evidence.effect('plainHidden', LUCKY_ANSWERS, { control: 'plain', ...late })] : []),
    );
    const net = largest(
      evidence.selection(LUCKY_ANSWERS, late),
      ...(tasted ? [evidence.selectionIn('plain', LUCKY_ANSWERS, late)] : []),
    );
    // Where a later check takes back what the tests let through, what is left counts.
    const effect = net.value < NET_SELECTION && net.value < gross.value ? net : gross;
    const laundered = evidence.effect('unhinted', LUCKY_ANSWERS).value > NET_SELECTION;
    return {
      kind: 'judged',
      effect,
      decide: (z) =>
        both(exactly(evidence.matters('hidden')), beyond(gross, this.threshold, z), beyond(net, NET_SELECTION, z)),
      ...earlyOnly(
        (z) =>
          both(
            beyond(evidence.effect('hidden', LUCKY_ANSWERS, { early: true }), this.threshold, z),
            beyond(evidence.strongestEarly(LUCKY_ANSWERS), NET_SELECTION, z),
          ),
        () => evidence.endOfSelection(LUCKY_ANSWERS, (value) => value > NET_SELECTION),
      ),
      finding: {
        sentence: laundered
          ? say('Hints are laundered: answers that you gave away come back as the model’s own work, and are learned.')
          : say('The answer decides and nothing else: what is right by luck is learned like what is right.'),
        changed: laundered
          ? say('We made hints useless, and the tests such that only sound work passes.')
          : say('We replaced the visible tests by hidden ones, which only sound work passes.'),
        happened: laundered
          ? say(
              'Lucky answers lost their advantage: with your loop the odds of keeping one are {value} what they are with hidden tests and useless hints.',
              { value: times(effect.value) },
            )
          : say(
              'Lucky answers lost their advantage: with your loop the odds of keeping one are {value} what they are with hidden tests.',
              { value: times(effect.value) },
            ),
        blame: { calls: laundered ? ['hint', 'tests'] : ['tests', 'hint'] },
        shows: { step: 'hidden', telling: 'lucky' },
      },
    };
  },
};
