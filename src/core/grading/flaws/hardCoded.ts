import { type Flaw, percent } from '../flaw.ts';
import { beyond, exactly, mean } from '../statistics.ts';

/** F03: names decide, not services. */
export const hardCoded: Flaw = {
  id: 'F03',
  code: 'HARD_CODED',
  title: 'Names read instead of services asked',
  unit: 'share of the training set that depends on names',
  threshold: 0.02,
  sound: 'at-most',
  limit: 'At most 2 % of a training set: a sound loop learns the same facts whatever they are called.',
  why: 'Names mean nothing in this world: they are dealt anew for every seed. A rule about words works once and then by luck.',
  fix: 'Ask services about an item; use its words only to tell items apart.',
  after: [],
  judge(evidence) {
    const differences = evidence.firstDifferences('permuted');
    const effect = mean(differences);
    return {
      kind: 'judged',
      effect,
      decide: () => exactly(beyond(effect, this.threshold, 0) === 1),
      finding: {
        sentence: 'Your loop reads the words of items, and chooses by them.',
        changed: 'We gave every fact another name, and changed nothing else.',
        happened: `${percent(effect.value)} of the training set changed with the names: what is learned hangs on words, not on what is true.`,
        blame: { calls: ['text', 'sample'] },
      },
    };
  },
};
