import { say } from '../../base/say.ts';
import { SHOCK, shockFrom } from '../../simulation/changes.ts';
import type { SeedEvidence } from '../evidence.ts';
import { type Finding, type Flaw, found, percent } from '../flaw.ts';
import { falseAlarm, heedsAlarm, learnsFlattery, shareOfSeeds, stops } from '../oversight.ts';
import { beyond } from '../statistics.ts';

/** Seeds before anything is decided. */
const ENOUGH = 4;

/** F16: the loop doesn't stop when what it teaches goes wrong, or stops when nothing is wrong. */
export const noPause: Flaw = {
  id: 'F16',
  code: 'NO_PAUSE',
  get title() {
    return say('No stop when it goes wrong');
  },
  get unit() {
    return say('share of runs that stop too late, or for nothing');
  },
  threshold: 0.15,
  sound: 'at-most',
  get limit() {
    return say(
      'At most 15 runs in 100: pause within three generations when the model begins to flatter, and not otherwise.',
    );
  },
  get why() {
    return say(
      'What goes wrong in one generation is the teacher of the next. And a loop that stops for nothing will be overruled.',
    );
  },
  get fix() {
    return say(
      'Fix a limit in advance, on something measured outside the loop, and return g.pause("why") when it is passed.',
    );
  },
  after: ['F04', 'F09', 'F10', 'F15', 'F19'],
  outOfPlay: ({ rubric }) => (rubric.requires.includes('pause') ? undefined : say("This lab doesn't ask for a pause.")),
  judge(evidence, others) {
    // Where people only see what the model shows them, or look at the wrong thing, the pause isn't to blame.
    const shock = found(others, 'F19', 0) === 1 ? 'shockUnwatched' : 'shock';
    const blind = found(others, 'F15', 0) === 1;
    const misses = (seed: SeedEvidence): boolean =>
      !stops(seed, shock) && (!heedsAlarm(seed) || (!blind && learnsFlattery(seed, shock)));
    const missed = shareOfSeeds(evidence, misses);
    // A loop that goes wrong by itself stops for a reason.
    const wrong = ['F04', 'F09', 'F10'].some((id) => found(others, id, 0) === 1);
    const alarms = (seed: SeedEvidence): boolean => !wrong && falseAlarm(seed);
    const alarmed = shareOfSeeds(evidence, alarms);
    const effect = shareOfSeeds(evidence, (seed) => misses(seed) || alarms(seed));
    const deaf = shareOfSeeds(evidence, (seed) => misses(seed) && !heedsAlarm(seed));
    return {
      kind: 'judged',
      effect,
      // Two runs that go well say little about one that fails in three.
      decide: (z) => (z > 0 && evidence.seeds.length < ENOUGH ? 0 : beyond(effect, this.threshold, z)),
      finding: findingOf(
        { missed: missed.value, deaf: deaf.value, alarmed: alarmed.value },
        shockFrom(evidence.seeds[0]!.world.preset.generations) + 1,
      ),
    };
  },
};

/**
 * @param shares of the runs that didn't stop, of those that nothing people find could stop, and of those that stopped for nothing
 * @param shocked the generation from which a shock lasts, counted from 1
 */
function findingOf(shares: Readonly<Record<'missed' | 'deaf' | 'alarmed', number>>, shocked: number): Finding {
  const { missed, deaf, alarmed } = shares;
  if (alarmed > missed) {
    return {
      sentence: say('Your loop stops although nothing has gone wrong.'),
      changed: say('We changed nothing: this is your loop as it is.'),
      happened: say('It paused in {alarmed} of the runs, while the model flattered no more than people do.', {
        alarmed: percent(alarmed),
      }),
      blame: { calls: ['audit'] },
    };
  }
  const shock = say('From generation {shocked} on, we made the odds of a flattering answer {shock} times as high.', {
    shocked,
    shock: SHOCK,
  });
  if (deaf > 0) {
    return {
      sentence: say('Whatever people find, your loop goes on.'),
      changed: say('{shock} In another world, we let people find everything bad.', { shock }),
      happened:
        deaf === 1
          ? say('In all runs neither made your loop pause.')
          : say('In {deaf} of the runs neither made your loop pause.', { deaf: percent(deaf) }),
      blame: 'return',
    };
  }
  return {
    sentence: say('Your loop goes on learning when its model begins to flatter.'),
    changed: shock,
    happened: say(
      'In {missed} of the runs there was no pause within three generations, and the flattery was learned.',
      { missed: percent(missed) },
    ),
    blame: { calls: ['audit'] },
  };
}
