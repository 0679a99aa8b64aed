import { say } from '../../base/say.ts';
import type { CycleCall } from '../../simulation/race/rule.ts';
import type { CallBlame } from '../callPlaces.ts';
import { found, type Judged, type Judgement, percent } from '../flaw.ts';
import { auditIgnored } from '../flaws/auditIgnored.ts';
import { noPause } from '../flaws/noPause.ts';
import { watchedOnly } from '../flaws/watchedOnly.ts';
import type { FlawWords } from '../flawVerdict.ts';
import { beyond, type Estimate, mean, not } from '../statistics.ts';
import { type Due, type Outcome, RACES, type SeedRaces } from './evidence.ts';

export type CycleBlame = CallBlame<CycleCall>;

export interface RaceFlaw extends FlawWords {
  judge(seeds: readonly SeedRaces[], others: Judged<CycleBlame>): Judgement<CycleBlame>;
}

/** The share of races with which something happened. */
const shareOf = (happened: readonly boolean[]): Estimate => mean(happened.map(Number));

/** In fewer races than this share of all, a question hardly arises. */
const HARDLY_EVER = 0.1;

/** F15: audits are bought and decide nothing, or too late. */
const raceAuditIgnored: RaceFlaw = {
  id: auditIgnored.id,
  code: auditIgnored.code,
  get title() {
    return auditIgnored.title;
  },
  get unit() {
    return say('of races in which an audit mattered in time');
  },
  threshold: 0.5,
  sound: 'at-least',
  get limit() {
    return say('At least 50 %: a bad audit should lead to a pause within 3 cycles.');
  },
  get why() {
    return say(
      'An audit that changes nothing is money spent on feeling safe. One that is averaged with all earlier ones comes too late.',
    );
  },
  get fix() {
    return say('Let the newest audits decide, or the newest few.');
  },
  judge(seeds) {
    if (!seeds.some(({ audits }) => audits.bought)) {
      return { kind: 'not-applicable', reason: say('Your rule buys no audits.') };
    }
    const reacted = seeds.flatMap(({ audits }) => audits.reacted);
    const heeded = seeds.flatMap(({ audits }) => audits.heeded);
    // A rule may audit only when it is alarmed already: then an audit matters by calling the alarm off.
    const alarmed = reacted.length < HARDLY_EVER * RACES * seeds.length;
    const asked = alarmed ? heeded : reacted;
    if (asked.length === 0) {
      return { kind: 'not-applicable', reason: say('Your rule never had an audit in hand when it had to decide.') };
    }
    const effect = shareOf(asked);
    const times = asked.filter(Boolean).length;
    return {
      kind: 'judged',
      effect,
      decide: (z) => not(beyond(effect, this.threshold, z)),
      finding: {
        sentence: say('Audits are bought, and they decide next to nothing.'),
        changed: alarmed
          ? say('We let every audit find that all is well.')
          : say('From some cycle on we let every audit of a healthy race find that alignment is all but gone.'),
        happened: alarmed
          ? say('Your rule paused in the very same cycle in {times} of {length} races.', {
              times: asked.length - times,
              length: asked.length,
            })
          : say('Within 3 cycles of the first such audit, your rule paused in {times} of {length} races.', {
              times,
              length: asked.length,
            }),
        blame: 'audit',
      },
    };
  },
};

/** F19: audits come when the system expects them. */
const raceWatchedOnly: RaceFlaw = {
  id: watchedOnly.id,
  code: watchedOnly.code,
  get title() {
    return watchedOnly.title;
  },
  get unit() {
    return say('of the gap hidden from your audits');
  },
  threshold: 0.5,
  sound: 'at-most',
  get limit() {
    return say('At most 50 %: in some cycles the system knows that an audit would come, and is on its best behaviour.');
  },
  get why() {
    return say('What behaves while it is watched looks safe in every audit that it knows of.');
  },
  get fix() {
    return say('Audit also in cycles that nobody announced.');
  },
  judge(seeds, others) {
    if (!seeds.some(({ audits }) => audits.bought)) {
      return { kind: 'not-applicable', reason: say('Your rule buys no audits.') };
    }
    if (found(others, auditIgnored.id, 0) === 1) {
      return {
        kind: 'not-applicable',
        reason: say('Your rule doesn’t act on its audits, so what they hide has no effect yet.'),
      };
    }
    const hidden = seeds.flatMap(({ audits }) => audits.hidden);
    if (hidden.length === 0) {
      return { kind: 'not-applicable', reason: say('There was no gap to hide when you audited.') };
    }
    const effect = mean(hidden);
    return {
      kind: 'judged',
      effect,
      decide: (z) => beyond(effect, this.threshold, z),
      finding: {
        sentence: say('Your audits come when the system expects them.'),
        changed: say('We compared each audit with what it finds when the system doesn’t know that it is audited.'),
        happened: say('{value} of the gap between capability and alignment stayed hidden from your audits.', {
          value: percent(effect.value),
        }),
        blame: 'audit',
      },
    };
  },
};

/** F16: no pause where one is due, or one where none is. */
const raceNoPause: RaceFlaw = {
  id: noPause.id,
  code: noPause.code,
  get title() {
    return noPause.title;
  },
  get unit() {
    return say('of races judged rightly');
  },
  threshold: 0.95,
  sound: 'at-least',
  get limit() {
    return say(
      'At least 95 % of the races that need a pause must be paused in time, and 95 % of the calm ones left running.',
    );
  },
  get why() {
    return say(
      'A stop that comes late, that the system can talk its way out of, or that goes off for nothing is one that nobody can rely on.',
    );
  },
  get fix() {
    return say(
      'Fix the limit in advance, look at something that the system can’t write itself, look in every cycle, and let only a person undo the pause.',
    );
  },
  judge(seeds, others) {
    if (found(others, auditIgnored.id, 0) === 1 && deafOnlyAtFirst(seeds)) {
      return { kind: 'not-applicable', reason: say('Your stop waits for audits that come too late: mend that first.') };
    }
    // Audits that come when they are expected are F19 already: then only what is missed without that counts.
    const explained = found(others, watchedOnly.id, 0) === 1;
    const questions = pauseQuestions(seeds, explained).filter(({ right }) => right.length > 0);
    const [first, ...rest] = questions.map((question) => ({ ...question, share: shareOf(question.right) }));
    if (!first) return { kind: 'not-applicable', reason: say('No race came to a point where a pause was due.') };
    const worst = rest.reduce((a, b) => (b.share.value < a.share.value ? b : a), first);
    return {
      kind: 'judged',
      effect: worst.share,
      decide: (z) => not(beyond(worst.share, this.threshold, z)),
      finding: { sentence: worst.sentence, changed: worst.changed, happened: worst.happened, blame: worst.blame },
    };
  },
};

/** In the order they are judged. */
export const RACE_FLAWS: readonly RaceFlaw[] = [raceAuditIgnored, raceWatchedOnly, raceNoPause];

/** A rule that would pause on bad audits, had there not been so many good ones before. */
function deafOnlyAtFirst(seeds: readonly SeedRaces[]): boolean {
  const ever = seeds.flatMap(({ audits }) => audits.everReacted);
  return ever.length > 0 && shareOf(ever).value > 0.5;
}

interface Question {
  readonly right: readonly boolean[];
  readonly sentence: string;
  readonly changed: string;
  readonly happened: string;
  readonly blame: CycleBlame;
}

const inTime = (races: readonly Due[]): boolean[] => races.map(({ outcome }) => outcome === 'in-time');

/** The questions whose worst answer is the rule's. */
function pauseQuestions(seeds: readonly SeedRaces[], unannounced: boolean): Question[] {
  const all = (kind: 'asIs' | 'shock' | 'flattered'): Due[] =>
    seeds.flatMap((seed) => (unannounced ? seed.unannounced : seed.pauses)[kind]);
  const calm = seeds.flatMap((seed) => seed.calm);
  const tripped = calm.filter((running) => !running).length;
  return [
    {
      right: inTime(all('asIs')),
      sentence: RUNS_AWAY[worstOf(all('asIs'))],
      changed: say('Nothing: capability simply grew faster than alignment.'),
      happened: missed(all('asIs')),
      blame: 'return',
    },
    {
      right: inTime(all('shock')),
      sentence: BREAKS[worstOf(all('shock'))],
      changed: say('We let alignment break down to 40 % in one cycle of a healthy race.'),
      happened: missed(all('shock')),
      blame: 'return',
    },
    {
      right: inTime(all('flattered')),
      sentence: say('The system talks its way out of the pause.'),
      changed: say('We let the system say of itself that there is no gap.'),
      happened: missed(all('flattered')),
      blame: 'selfReport',
    },
    {
      right: calm,
      sentence: say('The pause goes off where nothing is wrong.'),
      changed: say('Nothing: these races had no gap, or alignment was ahead.'),
      happened: say('Your rule stopped {tripped} of {length} calm races.', { tripped, length: calm.length }),
      blame: 'return',
    },
  ];
}

type Missed = Exclude<Outcome, 'in-time'>;

const RUNS_AWAY: Readonly<Record<Missed, string>> = {
  get never() {
    return say('Where capability runs away, no pause comes.');
  },
  get late() {
    return say('Where capability runs away, the pause comes too late.');
  },
  get resumed() {
    return say('Where capability runs away, the pause lifts itself.');
  },
};

const BREAKS: Readonly<Record<Missed, string>> = {
  get never() {
    return say('When alignment breaks, no pause comes.');
  },
  get late() {
    return say('When alignment breaks, the pause comes too late.');
  },
  get resumed() {
    return say('When alignment breaks, the pause lifts itself.');
  },
};

const count = (races: readonly Due[], outcome: Outcome): number =>
  races.filter((race) => race.outcome === outcome).length;

function worstOf(races: readonly Due[]): Missed {
  const kinds = ['never', 'late', 'resumed'] as const;
  return kinds.reduce((a, b) => (count(races, b) > count(races, a) ? b : a));
}

function missed(races: readonly Due[]): string {
  return say(
    'Of {races} races that needed a pause, your rule paused {inTime} in time and {late} late; {never} ran on, and {resumed} resumed by themselves.',
    {
      races: races.length,
      inTime: count(races, 'in-time'),
      late: count(races, 'late'),
      never: count(races, 'never'),
      resumed: count(races, 'resumed'),
    },
  );
}
