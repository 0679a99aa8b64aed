import { say } from '../base/say.ts';
import type { MeasureName } from '../course/capstone.ts';
import type { CapstoneScore, Placed } from './capstone.ts';
import { spokenList } from './flaw.ts';

/** What each measure is called, in running text. */
const NAMES: Readonly<Record<MeasureName, string>> = {
  get knowledge() {
    return say('knowledge');
  },
  get tailAlive() {
    return say('rare facts alive');
  },
  get harm() {
    return say('harmful answers');
  },
  get flattery() {
    return say('flattery');
  },
  get price() {
    return say('the price of data');
  },
};

/** What to try where a measure falls behind; never the solution. */
const NEXT: Readonly<Record<MeasureName, string>> = {
  get knowledge() {
    return say(
      'Knowledge grows with the share of what you learn that is true, on every fact. Which mistakes still get through, and which facts do you hardly ever learn about? People err too: nobody has to take what they wrote unread.',
    );
  },
  get tailAlive() {
    return say(
      'A rare fact lives as long as one training set in a row says it. Draw widely while the first models still know it, and keep what you have.',
    );
  },
  get harm() {
    return say(
      'Look at which kind of harm is left, below. Who in this lab could notice it, and has that voice been asked in more than one way?',
    );
  },
  get flattery() {
    return say(
      'Find the step at which a pleasing mistake gets through more easily than a plain one, and who in this lab is not pleased by it.',
    );
  },
  get price() {
    return say(
      'Count what each unit decides. Let what costs nothing turn down first, ask nobody twice about the same, and stop paying for what no longer changes the model.',
    );
  },
};

const noPrice = (): string =>
  say('Nothing was gained on the first model, so there is no price of data yet. Gain knowledge first.');

/** The measure that costs most points of the score; undefined where none costs any. */
export function weakest({ measures }: CapstoneScore): Placed | undefined {
  const missing = ({ weight, points }: Placed): number => weight * (100 - points);
  const [most] = [...measures].sort((a, b) => missing(b) - missing(a));
  return most && missing(most) > 0 ? most : undefined;
}

/** What to try for a higher score. */
export function nextStep(score: CapstoneScore): string | undefined {
  const weak = weakest(score);
  if (!weak) return undefined;
  return weak.measure === 'price' && weak.value === null ? noPrice() : NEXT[weak.measure];
}

/** How a loop stands beside the reference points, in words. */
export function capstoneSentence(score: CapstoneScore, passMark: number, capped: boolean): string {
  const { points, measures } = score;
  const ahead = measures.filter(isAhead).map(({ measure }) => NAMES[measure]);
  return [
    capped
      ? say(
          'It would be {points} of 100 points, but no flaw is allowed: the score stays below the mark of {passMark}.',
          { points: Math.floor(points), passMark },
        )
      : say('{points} of 100 points; {passMark} pass.', { points: Math.floor(points), passMark }),
    ahead.length > 0 && say('Beyond every reference point: {ahead}.', { ahead: spokenList(ahead) }),
    standingOf(score),
  ]
    .filter((part) => part !== false && part !== '')
    .join(say(' '));
}

/** Where most points are missing, in words; empty where none are. */
export function standingOf(score: CapstoneScore): string {
  const weak = weakest(score);
  return weak
    ? say('Most is to be had from {measure}: {standing}.', { measure: NAMES[weak.measure], standing: standing(weak) })
    : '';
}

/** Strictly better than the best reference point. */
const isAhead = ({ measure, value, best }: Placed): boolean =>
  value !== null && (measure === 'knowledge' || measure === 'tailAlive' ? value > best : value < best);

/** "12.5 % where the best reference point has 3.1 %". */
function standing({ measure, value, best }: Placed): string {
  if (value === null) return say('nothing was gained yet');
  return say('{value} where the best reference point has {best}', {
    value: amount(measure, value),
    best: amount(measure, best),
  });
}

/** A value with its unit. */
export const amount = (measure: MeasureName, value: number): string =>
  measure === 'price'
    ? say('{value} units a point', { value: Math.round(value) })
    : say('{n} %', { n: (100 * value).toFixed(1) });
