import { say } from '../../base/say.ts';
import { type Flaw, percent } from '../flaw.ts';
import { beyond, exactly, mean } from '../statistics.ts';

/** F03: names decide, not services. */
export const hardCoded: Flaw = {
  id: 'F03',
  code: 'HARD_CODED',
  get title() {
    return say('Names read instead of services asked');
  },
  get unit() {
    return say('share of the training set that depends on names');
  },
  threshold: 0.02,
  sound: 'at-most',
  get limit() {
    return say('At most 2 % of a training set: a sound loop learns the same facts whatever they are called.');
  },
  get why() {
    return say(
      'Names mean nothing in this world: they are dealt anew for every seed. A rule about words works once and then by luck.',
    );
  },
  get fix() {
    return say('Ask services about an item; use its words only to tell items apart.');
  },
  after: [],
  judge(evidence) {
    const differences = evidence.firstDifferences('permuted');
    const effect = mean(differences);
    return {
      kind: 'judged',
      effect,
      decide: () => exactly(beyond(effect, this.threshold, 0) === 1),
      finding: {
        sentence: say('Your loop reads the words of items, and chooses by them.'),
        changed: say('We gave every fact another name, and changed nothing else.'),
        happened: say(
          '{value} of the training set changed with the names: what is learned hangs on words, not on what is true.',
          { value: percent(effect.value) },
        ),
        blame: { calls: ['text', 'sample'] },
      },
    };
  },
};
