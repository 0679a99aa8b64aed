import { type Flaw, ownTaste } from '../flaw.ts';
import { beyond, both, type Estimate, either, exactly, not, TRUTH } from '../statistics.ts';

const NONE: Estimate = { value: 0, se: 0 };
/** What earlier answers must still do to count: more than a run that took another course does by chance. */
const REMEMBERED = 0.25;

/** F01: nothing outside the model decides what is learned. */
export const noGrounding: Flaw = {
  id: 'F01',
  code: 'NO_GROUNDING',
  title: 'No outside grounding',
  unit: 'logits of truth',
  threshold: 0.08,
  sound: 'at-least',
  limit: 'At least 0.08: checking about 8 % of what you keep is where it begins to count.',
  why: 'A loop that nothing outside checks can only repeat what it already believes, mistakes included.',
  fix: 'Let an answer from outside the model decide which items stay.',
  steps: ['ext', 'plain', 'plainExt'],
  wholes: ['extAlways'],
  after: ['F05', 'F06'],
  judge(evidence, others) {
    if (evidence.learned === 0) {
      return { kind: 'not-applicable', reason: 'Your loop learned nothing that the model made.' };
    }
    if (evidence.rejectable < 0.01 && !evidence.matters('ext')) {
      return {
        kind: 'not-applicable',
        reason: 'Hardly a sample was wrong, so there was nothing for a check to reject.',
      };
    }
    // Where nothing wrong is left to reject late in the run, grounding shows at the early onsets only.
    const late = evidence.lateWeight('ext', TRUTH) >= 10 * evidence.seeds.length;
    const direct = evidence.effect('ext', TRUTH, { late });
    const touched = evidence.matters('ext', { late });
    /** A filter of the model's own taste may have removed first what the check would have rejected. */
    const masked = ownTaste(others);
    const unmasked = masked && touched ? evidence.effect('plainExt', TRUTH, { control: 'plain', late }) : direct;
    const effect = unmasked.value > direct.value ? unmasked : direct;
    const trials = evidence.trials('ext', { late });
    const same = trials.filter((distance) => distance === 0).length;
    /** Answers of earlier generations, kept in memory, still decide. */
    const remembered = evidence.matters('ext') ? evidence.lastingEffect('extAlways', TRUTH) : NONE;
    return {
      kind: 'judged',
      effect,
      decide: (z) =>
        both(either(exactly(!touched), not(beyond(effect, this.threshold, z))), not(beyond(remembered, REMEMBERED, z))),
      finding: {
        sentence: 'Nothing outside the model decides what it learns.',
        changed:
          'We replaced every answer of the verifier, the tests and the users by a coin flip with the same rate of yes.',
        happened:
          same === trials.length
            ? `Your training set stayed the same in ${same} of ${trials.length} tries: nobody outside had a say.`
            : `Your training set changed in ${trials.length - same} of ${trials.length} tries, but became hardly less true: an outside answer decides next to nothing.`,
        blame: { calls: ['check', 'tests', 'thumbs', 'sample'] },
      },
    };
  },
};
