import { say } from '../base/say.ts';
import { answerAccuracy, nextSound } from '../kernels/star.ts';
import { lastOf, overGenerations, type Drawing } from './drawing.ts';
import { figureModel } from './model.ts';
import { share, whole } from './range.ts';
import { count, percent } from './words.ts';

/** A self-taught reasoner that keeps what reached the right answer: are its reasons sound? (simulation.md §1.m) */
export const star = figureModel(
  {
    /** Share of sound reasoning. */
    start: share(0.3),
    /** Chance that unsound reasoning reaches the right answer. */
    luck: share(0.2),
    /** Chance that a hint turns what is still wrong into a right answer, unsoundly. */
    hints: share(0),
    /** Share of sound reasoning that turns unsound when it is learned. */
    forgetting: share(0),
    generations: whole(10, 1, 100),
  },
  ({ start, luck, hints, forgetting, generations }): Drawing => {
    const sound = overGenerations(start, generations, (s) => nextSound({ luck, hints, forgetting }, s));
    const right = sound.map(({ x, y }) => ({ x, y: answerAccuracy(y, luck) }));
    return {
      x: { label: say('Generation'), scale: 'linear' },
      charts: [
        {
          label: say('Share of what the model writes without hints'),
          unit: 'percent',
          fromZero: true,
          series: [
            { id: 'sound', name: say('Sound reasoning'), role: 'primary', points: sound },
            { id: 'right', name: say('Right answers'), role: 'reference', points: right },
          ],
          marks: [],
        },
      ],
      sentence: grown(generations, {
        rightBefore: percent(right[0]?.y ?? NaN),
        rightAfter: percent(lastOf(right)),
        soundBefore: percent(start),
        soundAfter: percent(lastOf(sound)),
      }),
    };
  },
);

const grown = (
  n: number,
  shares: Readonly<Record<'rightBefore' | 'rightAfter' | 'soundBefore' | 'soundAfter', string>>,
): string =>
  n === 1
    ? say(
        'In 1 generation right answers go from {rightBefore} to {rightAfter}, and sound reasoning from {soundBefore} to {soundAfter}.',
        shares,
      )
    : say(
        'In {count} generations right answers go from {rightBefore} to {rightAfter}, and sound reasoning from {soundBefore} to {soundAfter}.',
        { count: count(n), ...shares },
      );
