import { say } from '../../base/say.ts';
import { type Flaw, percent } from '../flaw.ts';
import { actsOnAudits } from '../oversight.ts';
import { beyond, not } from '../statistics.ts';

/** Seeds before anything is decided. */
const ENOUGH = 4;

/** F15: the loop looks and does not act, or acts too late, or looks at the wrong thing. */
export const auditIgnored: Flaw = {
  id: 'F15',
  code: 'AUDIT_IGNORED',
  get title() {
    return say('Audit without consequence');
  },
  get unit() {
    return say('share of runs in which bad audits change what is learned');
  },
  threshold: 0.5,
  sound: 'at-least',
  get limit() {
    return say(
      'At least half of the runs: act on a bad audit within two generations, and begin before half of the run is over.',
    );
  },
  get why() {
    return say(
      'An audit that changes nothing is a record of the damage. The loop goes on learning what people said was bad.',
    );
  },
  get fix() {
    return say('Audit what the model made, and let the result decide: leave the batch out, check more, or pause.');
  },
  after: [],
  judge(evidence) {
    if (evidence.learned === 0) {
      return { kind: 'not-applicable', reason: say('Your loop learned nothing that the model made.') };
    }
    const audits = evidence.uses('audit', 'review');
    if (!audits && !evidence.requires.has('audit')) {
      return { kind: 'not-applicable', reason: say("Your loop audits nothing, and this lab doesn't ask for it.") };
    }
    const effect = actsOnAudits(evidence);
    return {
      kind: 'judged',
      effect,
      // Two runs that agree say little about a loop that acts in every second one.
      decide: (z) => (z > 0 && evidence.seeds.length < ENOUGH ? 0 : not(beyond(effect, this.threshold, z))),
      finding: {
        sentence: audits
          ? say('Audits change nothing in time: the loop learns the same, whatever people find.')
          : say('Nobody ever looks at what the loop learns.'),
        changed: say('We let people find everything bad that the model had made, in whatever you gave them to read.'),
        happened: audits ? ignoredHow(1 - effect.value, evidence.middle) : say('Your loop never asked them.'),
        blame: audits ? { calls: ['audit', 'review'] } : 'return',
        shows: audits ? { step: 'allBad', telling: 'wrong' } : undefined,
      },
    };
  },
};

/** @param share of the runs @param middle the generation that was tried beside the first; 0 where none was */
function ignoredHow(share: number, middle: number): string {
  const given = { share: percent(share), middle: middle + 1 };
  if (share === 1) {
    return middle === 0
      ? say('In all runs the next three training sets stayed the same, whatever people found.')
      : say(
          'In all runs the next three training sets stayed the same, whether people found everything bad at the start or in generation {middle}.',
          given,
        );
  }
  return middle === 0
    ? say('In {share} of the runs the next three training sets stayed the same, whatever people found.', given)
    : say(
        'In {share} of the runs the next three training sets stayed the same, whether people found everything bad at the start or in generation {middle}.',
        given,
      );
}
